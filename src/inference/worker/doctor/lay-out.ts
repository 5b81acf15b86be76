import type { PromptLayout } from '../model/adapters/adapter.ts';

/** A question and its solution as one row of tokens. */
export type LaidOut = {
	readonly ids: readonly number[];
	/** Of each step, the position that is read. */
	readonly readAt: readonly number[];
	/** Of each step, where it ends. */
	readonly ends: readonly number[];
};

/** @throws ReadingError where a step cannot be read so. */
export function layOut(layout: PromptLayout, question: string, steps: readonly string[]): LaidOut {
	const ids = [...layout.question(question)];
	const readAt: number[] = [];
	const ends: number[] = [];
	for (const at of steps.keys()) {
		const step = layout.step(question, steps, at);
		readAt.push(ids.length + step.readAt);
		ids.push(...step.ids);
		ends.push(ids.length);
	}
	return { ids, readAt, ends };
}
