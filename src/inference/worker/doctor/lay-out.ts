import type { PromptLayout, StepTokens } from '../model/adapters/adapter.ts';

/** A question and its solution as one row of tokens. */
export type LaidOut = {
	readonly ids: readonly number[];
	/** Tokens before the first step. */
	readonly asked: number;
	readonly steps: readonly { readonly from: number; readonly tokens: StepTokens }[];
	/** Of each step, the position that is read. */
	readonly readAt: readonly number[];
};

/** @throws ReadingError where a step cannot be read so. */
export function layOut(layout: PromptLayout, question: string, texts: readonly string[]): LaidOut {
	const ids = [...(layout.before ?? []), ...layout.question(question)];
	const asked = ids.length;
	const steps = texts.map((_, at) => {
		const tokens = layout.step(question, texts, at);
		const from = ids.length;
		ids.push(...tokens.ids);
		return { from, tokens };
	});
	return { ids, asked, steps, readAt: steps.map(({ from, tokens }) => from + tokens.readAt) };
}
