import type { Problem } from '../../../domain/problem.ts';
import type { Rewarder, Rewards } from '../../../run/ports.ts';
import type { Batch, Decoder } from '../decoder/decoder.ts';
import { timed } from '../runtime/timed.ts';
import { type PromptLayout, readAtEnd } from './adapters/adapter.ts';
import type { TextCodec } from './tokenizer.ts';

export type RewarderParts = {
	readonly decoder: Decoder;
	readonly layout: PromptLayout;
	/** Longest context in tokens. */
	readonly maxTokens: number;
	/** Which number of a position is which reward. */
	readonly columns: { readonly process: number; readonly outcome: number | null };
};

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
type Prefix = {
	readonly line: string;
	readonly before: Prefix | null;
	readonly next: Map<string, Prefix>;
	/** null where it has not been read. */
	rewards: Rewards | null;
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
export function createRewarder({ decoder, layout, maxTokens, columns }: RewarderParts): Rewarder {
	let question: Prefix | null = null;
	/** Whether the question alone is within the context. */
	let fits = true;
	/** Prefixes with a state, the one used last at the end. */
	const states = new Set<Prefix>();

	function keep(prefix: Prefix, state: Batch): void {
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

	function drop(prefix: Prefix): void {
		prefix.state?.free();
		prefix.state = null;
		states.delete(prefix);
	}

	async function questionOf(text: string): Promise<Prefix> {
		if (question?.line === text) return question;
		for (const prefix of states) drop(prefix);
		const ids = layout.question(text);
		const state = decoder.begin();
		question = { line: text, before: null, next: new Map(), rewards: null, state: null };
		keep(question, state);
		fits = ids.length <= maxTokens;
		if (fits && ids.length > 0) await state.read(ids);
		return question;
	}

	/** The lines up to `prefix`, the question left out. */
	function stepsTo(prefix: Prefix): string[] {
		const steps: string[] = [];
		for (let at = prefix; at.before !== null; at = at.before) steps.unshift(at.line);
		return steps;
	}

	/** Reads what leads to `prefix` from the nearest state on, and fills in the rewards on the way. */
	async function read(prefix: Prefix): Promise<void> {
		const lines: Prefix[] = [];
		let from = prefix;
		for (; from.state === null && from.before !== null; from = from.before) lines.unshift(from);
		if (from.state === null || question === null) throw new Error('the question has no state');
		const asked = question.line;
		const ids: number[] = [];
		const readAt: number[] = [];
		const steps = stepsTo(prefix);
		for (const at of lines.keys()) {
			const step = layout.step(asked, steps, steps.length - lines.length + at);
			readAt.push(ids.length + step.readAt);
			ids.push(...step.ids);
		}
		// Steps are never read without their question.
		if (!fits || from.state.length + ids.length > maxTokens) {
			prefix.rewards = unread;
			return;
		}
		const state = from.state.copy();
		states.delete(from);
		states.add(from);
		const output = await timed('reward', () => state.read(ids, readAt));
		const width = output.length / readAt.length;
		for (const [at, line] of lines.entries()) {
			line.rewards = {
				process: checkedReward(output[at * width + columns.process]),
				outcome:
					columns.outcome === null ? null : checkedReward(output[at * width + columns.outcome]),
			};
		}
		keep(prefix, state);
	}

	return {
		async reward({ question: text }: Problem, steps) {
			let prefix = await questionOf(text);
			for (const line of steps) {
				const known = prefix.next.get(line) ?? {
					...{ line, before: prefix, next: new Map(), rewards: null, state: null },
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

/** @throws Error where a model gave none. */
export function checkedReward(reward: number | undefined): number {
	if (reward === undefined || Number.isNaN(reward)) {
		throw new Error('the reward model returned no number');
	}
	return reward;
}
