/** One word problem, asked in plain words. The first of the six words. */
export type Problem = {
	readonly id: string;
	/** What the problem is about, to be shown ('shopping', 'typed'). */
	readonly topic: string;
	readonly question: string;
	/** The gold answer as canonical rational text ('72', '3/4'); null where nobody knows it. */
	readonly answer: string | null;
	/** A reference solution, one line a step, answer line included; empty where there is none. */
	readonly reference: readonly string[];
};

/** A question as the models read it: one line, runs of whitespace as one space, trimmed. */
export function normaliseQuestion(text: string): string {
	return text.replace(/\s+/gu, ' ').trim();
}

/** A problem a visitor typed: no gold answer, no reference. */
export function typedProblem(text: string): Problem {
	const question = normaliseQuestion(text);
	return { id: `typed:${question}`, topic: 'typed', question, answer: null, reference: [] };
}
