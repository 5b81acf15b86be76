import { hash32 } from '../../domain/random.ts';
import { aggregators, type Probability } from '../../domain/reward.ts';
import { startClock } from '../clock.ts';
import type { RunEvent } from '../events.ts';
import type { RequestOf, RunPorts } from '../ports.ts';
import { nothingWritten, type Written, write } from '../written.ts';
import { type Grown, selectPrefixes } from './select-prefixes.ts';
import { startFrom } from './start-from.ts';

/** A line of the search: what it holds, and what it is written in. */
type Slot = {
	readonly candidate: number;
	written: Written;
	rewards: readonly (Probability | null)[];
	/** How the step of this round ended; null while it has not, and for what does not go on. */
	end: 'step' | 'answered' | 'cut' | null;
};

/** Slots that share places: all of a beam, or one of its independent trees. */
type Plot = { readonly slots: readonly Slot[]; places: number; open: readonly Slot[] };

/**
 * Search over steps, led by the process reward: rounds of one step, after which only the best prefixes go on, each
 * in several ways. Finished solutions keep their place. Prefixes of one plot that read alike are one. A prefix
 * that goes on stays in its slot; its other ways take slots that were pruned, so that a fork never copies from
 * one that was overwritten. Rejects only where a port does.
 *
 * @param isStopped asked after every decode step and every reward.
 * @param now milliseconds, from any start.
 */
export async function* search(
	runId: string,
	{ problem, settings, search: how, prefix = [] }: Omit<RequestOf<'search'>, 'kind'>,
	{ generator, rewarder, memory }: RunPorts,
	isStopped: () => boolean,
	now: () => number = () => performance.now(),
): AsyncGenerator<RunEvent> {
	const clock = startClock(memory, now);
	const counted = { tokens: 0, steps: 0 };
	const score = (rewards: readonly (Probability | null)[]): number =>
		aggregators[how.score](rewards.filter((reward) => reward !== null));

	const familiarity = await generator.familiarity(problem);
	const candidates = how.width * how.expansions;
	yield { kind: 'started', runId, problem, candidates, familiarity };
	yield { kind: 'search', search: how };
	const rewards = yield* startFrom(problem, prefix, candidates, rewarder);
	const slots = Array.from({ length: candidates }, (_, candidate): Slot => {
		const written = { ...nothingWritten(), steps: [...prefix] };
		return { candidate, written, rewards, end: null };
	});
	const plots = plotsOf(slots, how);
	const tree = generator.tree(problem, settings);

	/** Draws the next step of the first slot's prefix in each of `growing`, and scores it. */
	async function* grow(growing: readonly Slot[], seed: number): AsyncGenerator<RunEvent> {
		const [from] = growing;
		if (from === undefined) return;
		for await (const additions of tree.grow([...from.written.steps], growing.length, seed)) {
			for (const { candidate: way, text, tokens, end } of additions) {
				const slot = growing[way];
				if (slot === undefined) throw new RangeError(`no way ${way}`);
				counted.tokens += tokens;
				const { candidate } = slot;
				yield* write(slot.written, { candidate, text });
				slot.end = end;
			}
			for (const slot of growing) {
				const { candidate, written } = slot;
				while (slot.rewards.length < written.steps.length && !isStopped()) {
					const step = slot.rewards.length;
					const read = await rewarder.reward(problem, written.steps.slice(0, step + 1));
					if (read.process !== null) counted.steps += 1;
					clock.reward();
					slot.rewards = [...slot.rewards, read.process];
					yield { kind: 'reward', candidate, step, reward: read.process };
				}
			}
			if (isStopped()) return;
		}
	}

	/** Keeps the best of what has grown, and tells what became of the others. */
	async function* choose(plot: Plot, grown: readonly Slot[]): AsyncGenerator<RunEvent> {
		const judged = grown.map(
			({ candidate, written, rewards: read, end }): Grown => ({
				...{ candidate, end, score: score(read), prefix: written.steps.join('\n') },
			}),
		);
		const kept = new Set(selectPrefixes(judged, plot.places));
		const open: Slot[] = [];
		for (const slot of grown) {
			const { candidate, end } = slot;
			if (!kept.has(candidate)) {
				slot.end = null;
				if (end === 'cut') yield { kind: 'finished', candidate, reason: 'cut' };
				else yield { kind: 'pruned', candidate };
			} else if (end === 'step') open.push(slot);
			else {
				plot.places -= 1;
				const { outcome } = await rewarder.reward(problem, slot.written.steps);
				yield { kind: 'outcome', candidate, reward: outcome };
				yield { kind: 'finished', candidate, reason: 'answered' };
			}
		}
		plot.open = open;
	}

	try {
		let growing: readonly (readonly Slot[])[] = plots.map((plot) => plot.slots);
		for (let round = 0; growing.length > 0; round++) {
			for (const [first, ...others] of growing) {
				if (first === undefined) continue;
				first.end = null;
				for (const slot of others) yield* forked(slot, first, round > 0);
				const seed = hash32(`search/${settings.seed}/${round}/${first.candidate}`) >>> 1;
				yield* grow([first, ...others], seed);
				if (isStopped()) break;
			}
			if (isStopped()) break;
			const grown = new Set(growing.flat());
			for (const plot of plots)
				yield* choose(
					plot,
					plot.slots.filter((slot) => grown.has(slot)),
				);
			const open = plots.flatMap((plot) => plot.open);
			tree.keep(open.map(({ written }) => written.steps));
			growing = plots.flatMap((plot) => waysOf(plot, how.expansions));
		}
	} finally {
		tree.free();
		rewarder.rest();
	}
	const { tokens, steps } = counted;
	yield { kind: 'done', stopped: isStopped(), stats: clock.stats(tokens, steps) };
}

function plotsOf(
	slots: readonly Slot[],
	{ way, width, expansions }: RequestOf<'search'>['search'],
): Plot[] {
	if (way === 'beam') return [{ slots, places: width, open: [] }];
	return Array.from({ length: width }, (_, tree) => {
		const own = slots.slice(tree * expansions, (tree + 1) * expansions);
		return { slots: own, places: 1, open: [] };
	});
}

/** Each prefix that goes on, with the slots of its next ways: its own first. */
function waysOf({ slots, open }: Plot, expansions: number): Slot[][] {
	const free = slots.filter(({ end }) => end === null);
	return open.map((slot) => [slot, ...free.splice(0, expansions - 1)]);
}

/** The slot goes on where `from` stands. */
function* forked(slot: Slot, from: Slot, isTold: boolean): Generator<RunEvent> {
	slot.written = { partial: '', steps: [...from.written.steps] };
	slot.rewards = from.rewards;
	slot.end = null;
	const steps = slot.written.steps.length;
	if (isTold) yield { kind: 'forked', candidate: slot.candidate, from: from.candidate, steps };
}
