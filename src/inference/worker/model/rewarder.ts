import type { Problem } from '../../../domain/problem.ts';
import type { Rewarder, Rewards } from '../../../run/ports.ts';
import type { Batch, Decoder } from '../decoder/decoder.ts';
import { timed } from '../runtime/timed.ts';
import { type PromptLayout, readAtEnd, type StepTokens } from './adapters/adapter.ts';
import type { TextCodec } from './tokenizer.ts';

/** How rewards come of what the graph tells of a step's positions. */
export type StepReading<Memo> = {
	/** Which of the step's tokens are told, in rising order. */
	at(step: StepTokens): readonly number[];
	/** Before any step. @param output of the question's last position; empty where nothing was read of it. */
	begin(output: Float32Array): Memo;
	/** @param output [at.length, width]. */
	next(
		before: Memo,
		step: StepTokens,
		output: Float32Array,
	): { readonly memo: Memo; readonly rewards: Rewards };
};

export type RewarderParts<Memo> = {
	readonly decoder: Decoder;
	readonly layout: PromptLayout;
	/** Longest context in tokens. */
	readonly maxTokens: number;
	readonly reading: StepReading<Memo>;
	/** Whether a step is of a kind that the model has seen; others carry no process reward. Left out: all are. */
	readonly isKnown?: (step: string) => boolean;
};

/** The graph tells each reward itself, at one position of the step. */
export function columnReading(columns: {
	readonly process: number;
	readonly outcome: number | null;
}): StepReading<null> {
	return {
		at: ({ readAt }) => [readAt],
		begin: () => null,
		next: (_, __, output) => ({
			memo: null,
			rewards: {
				process: checkedReward(output[columns.process]),
				outcome: columns.outcome === null ? null : checkedReward(output[columns.outcome]),
			},
		}),
	};
}

/** The project's own models read question and steps as lines, each reward at its newline. */
export function lineLayout(codec: TextCodec): PromptLayout {
	return {
		question: (question) => codec.encodeQuestion(question),
		step: (_, steps, at) => readAtEnd(codec.encodeLines([steps[at] ?? ''])),
	};
}

/** States of prefixes take no more than this together; a state that is gone is read again when needed. */
const mostStateBytes = 256 * 2 ** 20;

/** A line after the lines before it; the question is the root. */
type Prefix<Memo> = {
	readonly line: string;
	readonly before: Prefix<Memo> | null;
	readonly next: Map<string, Prefix<Memo>>;
	/** null where it has not been read. */
	rewards: Rewards | null;
	/** What the reading keeps of it; null where it has not been read. */
	memo: { readonly kept: Memo } | null;
	/** null where it was not kept. */
	state: Batch | null;
};

const unread: Rewards = { process: null, outcome: null };

/**
 * Reward models on one language model, read where `layout` says (Math-Shepherd section 3.2: at a step's end). Every
 * prefix is read once, whoever asks: candidates that begin alike share what they have in common. What
 * is new is read after the longest prefix whose state is there, in one row (docs/engine.md, "Batches":
 * S > 1 with a past needs B = 1). All prefixes are of one question; another one forgets them.
 */
export function createRewarder<Memo>(parts: RewarderParts<Memo>): Rewarder {
	const { decoder, layout, maxTokens, reading, isKnown = () => true } = parts;
	let question: Prefix<Memo> | null = null;
	let asked: { readonly text: string; readonly root: Promise<Prefix<Memo>> } | null = null;
	/** What stands before every question is read once. */
	let shared: Promise<Batch> | null = null;
	/** Whether the question alone is within the context. */
	let fits = true;
	/** Prefixes with a state, the one used last at the end. */
	const states = new Set<Prefix<Memo>>();

	function keep(prefix: Prefix<Memo>, state: Batch): void {
		prefix.state = state;
		states.add(prefix);
		let bytes = 0;
		for (const { state: kept } of states) bytes += kept?.bytes ?? 0;
		for (const oldest of states) {
			if (bytes <= mostStateBytes) return;
			if (oldest === question || oldest === prefix) continue;
			bytes -= oldest.state?.bytes ?? 0;
			drop(oldest);
		}
	}

	function drop(prefix: Prefix<Memo>): void {
		prefix.state?.free();
		prefix.state = null;
		states.delete(prefix);
	}

	/** The same for all who ask while it is read. */
	function questionOf(text: string): Promise<Prefix<Memo>> {
		if (asked?.text !== text) {
			const opening = { text, root: openQuestion(text) };
			asked = opening;
			opening.root.catch(() => {
				if (asked === opening) asked = null;
			});
		}
		return asked.root;
	}

	async function openQuestion(text: string): Promise<Prefix<Memo>> {
		for (const prefix of states) drop(prefix);
		const ids = layout.question(text);
		const root: Prefix<Memo> = {
			...{ line: text, before: null, next: new Map(), rewards: null, memo: null, state: null },
		};
		question = root;
		const state = await beginning();
		keep(root, state);
		fits = state.length + ids.length <= maxTokens;
		const output = fits && ids.length > 0 ? await state.read(ids) : new Float32Array(0);
		root.memo = { kept: reading.begin(output) };
		return root;
	}

	async function beginning(): Promise<Batch> {
		const { before = [] } = layout;
		if (before.length === 0) return decoder.begin();
		shared ??= (async () => {
			const batch = decoder.begin();
			await batch.read(before);
			return batch;
		})();
		return (await shared).copy();
	}

	/** The lines up to `prefix`, the question left out. */
	function stepsTo(prefix: Prefix<Memo>): string[] {
		const steps: string[] = [];
		for (let at = prefix; at.before !== null; at = at.before) steps.unshift(at.line);
		return steps;
	}

	/** Reads what leads to `prefix` from the nearest state on, and fills in the rewards on the way. */
	async function read(prefix: Prefix<Memo>): Promise<void> {
		const lines: Prefix<Memo>[] = [];
		let from = prefix;
		for (; from.state === null && from.before !== null; from = from.before) lines.unshift(from);
		if (from.state === null || question === null) throw new Error('the question has no state');
		const { line: text } = question;
		const ids: number[] = [];
		const told: number[] = [];
		const steps = stepsTo(prefix);
		const read = lines.map((_, at) => {
			const step = layout.step(text, steps, steps.length - lines.length + at);
			const positions = reading.at(step);
			told.push(...positions.map((position) => ids.length + position));
			ids.push(...step.ids);
			return { step, told: positions.length };
		});
		// Steps are never read without their question.
		if (!fits || from.state.length + ids.length > maxTokens) {
			prefix.rewards = unread;
			return;
		}
		const state = from.state.copy();
		states.delete(from);
		states.add(from);
		const output = await timed('reward', () => readPieces(state, ids, told));
		const width = output.length / told.length;
		let { memo } = from;
		let begin = 0;
		for (const [at, { step, told }] of read.entries()) {
			const line = lines[at];
			if (line === undefined || memo === null) throw new Error('what comes before was not read');
			const own = output.subarray(begin * width, (begin + told) * width);
			const judged = reading.next(memo.kept, step, own);
			memo = { kept: judged.memo };
			line.memo = memo;
			line.rewards = isKnown(line.line) ? judged.rewards : { ...judged.rewards, process: null };
			begin += told;
		}
		keep(prefix, state);
	}

	return {
		async reward({ question: text }: Problem, steps) {
			let prefix = await questionOf(text);
			for (const line of steps) {
				const known = prefix.next.get(line) ?? {
					...{ line, before: prefix, next: new Map(), rewards: null, memo: null, state: null },
				};
				prefix.next.set(line, known);
				prefix = known;
			}
			if (prefix.rewards === null) await read(prefix);
			return prefix.rewards ?? unread;
		},
		rest() {
			for (const prefix of states) if (prefix !== question) drop(prefix);
		},
	};
}

/** Tokens that are read at once where all of them are told: logits of a large vocabulary are half a megabyte each. */
const mostTold = 64;

/** `ids` in pieces, of each of which a few positions are told. @returns [at.length, width]. */
async function readPieces(
	state: Batch,
	ids: readonly number[],
	at: readonly number[],
): Promise<Float32Array> {
	if (at.length <= mostTold) return state.read(ids, at);
	const end = (at[mostTold - 1] ?? 0) + 1;
	const first = await state.read(ids.slice(0, end), at.slice(0, mostTold));
	const later = at.slice(mostTold).map((position) => position - end);
	const rest = await readPieces(state, ids.slice(end), later);
	const output = new Float32Array(first.length + rest.length);
	output.set(first);
	output.set(rest, first.length);
	return output;
}

/** @throws Error where a model gave none. */
export function checkedReward(reward: number | undefined): number {
	if (reward === undefined || Number.isNaN(reward)) {
		throw new Error('the reward model returned no number');
	}
	return reward;
}
