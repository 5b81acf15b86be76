import { startClock } from '../clock.ts';
import type { RunEvent } from '../events.ts';
import type { GeneratedText, RequestOf, RunPorts } from '../ports.ts';
import { nothingWritten, type Written, write } from '../written.ts';
import { startFrom } from './start-from.ts';

/**
 * The table of contents of the app: problem → candidates → steps → rewards, as one stream; votes
 * and verdict are pure functions of what it tells (domain/vote.ts).
 * Steps are scored as they end, between two decode steps. Rejects only where a port does.
 *
 * @param isStopped asked after every decode step and every reward.
 * @param now milliseconds, from any start.
 */
export async function* sample(
	runId: string,
	{ problem, settings, prefix = [] }: Omit<RequestOf<'sample'>, 'kind'>,
	ports: RunPorts,
	isStopped: () => boolean,
	now: () => number = () => performance.now(),
): AsyncGenerator<RunEvent> {
	const clock = startClock(ports.memory, now);
	let tokens = 0;
	let steps = 0;

	const familiarity = await ports.generator.familiarity(problem);
	yield { kind: 'started', runId, problem, candidates: settings.candidates, familiarity };
	yield* startFrom(problem, prefix, settings.candidates, ports.rewarder);
	const writings = Array.from({ length: settings.candidates }, () => ({
		...nothingWritten(),
		steps: [...prefix],
	}));
	const spent = writings.map(() => 0);

	for await (const additions of ports.generator.generate(problem, settings, prefix)) {
		const ready: { addition: GeneratedText; from: number; written: Written }[] = [];
		for (const addition of additions) {
			const written = writings[addition.candidate];
			if (written === undefined) throw new RangeError(`no candidate ${addition.candidate}`);
			tokens += addition.tokens;
			spent[addition.candidate] = (spent[addition.candidate] ?? 0) + addition.tokens;
			const from = written.steps.length;
			yield* write(written, addition);
			if (written.steps.length > from || addition.end !== null)
				ready.push({ addition, from, written });
		}
		for (const { addition, from, written } of ready) {
			const { candidate, end } = addition;
			for (let step = from; step < written.steps.length; step++) {
				if (isStopped()) break;
				const upTo = written.steps.slice(0, step + 1);
				const { process } = await ports.rewarder.reward(problem, upTo);
				if (process !== null) steps += 1;
				clock.reward();
				yield { kind: 'reward', candidate, step, reward: process };
			}
			if (isStopped()) break;
			if (end === 'answered') {
				// Only whole solutions have an outcome: one that was cut has no answer to judge.
				const { outcome } = await ports.rewarder.reward(problem, written.steps);
				yield { kind: 'outcome', candidate, reward: outcome };
			}
			if (end !== null) {
				yield { kind: 'finished', candidate, reason: end, tokens: spent[candidate] ?? 0 };
			}
		}
		if (isStopped()) {
			ports.rewarder.rest();
			yield { kind: 'done', stopped: true, stats: clock.stats(tokens, steps) };
			return;
		}
	}
	ports.rewarder.rest();
	yield { kind: 'done', stopped: false, stats: clock.stats(tokens, steps) };
}
