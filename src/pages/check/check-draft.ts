import { nullable, oneOf, record, text } from '../../domain/json.ts';
import { normaliseQuestion, type Problem, typedProblem } from '../../domain/problem.ts';
import type { SolutionFormat } from '../../domain/solution-file.ts';
import { sessionDraft } from '../../parts/draft/session-draft.ts';
import { type Given, problemReader } from '../page-props.ts';

/** What a visitor has typed on this page: kept for the tab's life. */
export type CheckDraft = {
	readonly question: string;
	readonly solution: string;
	/** The problem that another page gave, with what it knows of it; null for a typed one. */
	readonly known: Problem | null;
	/** Several solutions in one text, as it was pasted or read from a file. */
	readonly many: string;
	readonly format: SolutionFormat;
};

export const blankDraft: CheckDraft = {
	question: '',
	solution: '',
	known: null,
	many: '',
	format: 'text',
};

export const checkDraft = sessionDraft<CheckDraft>(
	'steplight.check',
	record<CheckDraft>({
		question: text,
		solution: text,
		known: nullable(problemReader),
		many: text,
		format: oneOf('text', 'jsonl', 'csv'),
	}),
);

/** The draft with a solution from another page in it. */
export function draftOf({ problem, steps }: Given, draft: CheckDraft): CheckDraft {
	return {
		...draft,
		question: problem.question,
		solution: steps.join('\n'),
		known: problem,
	};
}

/** Whether going on to `next` would lose something that was typed. */
export function losesText(draft: CheckDraft, next: CheckDraft): boolean {
	const fields = ['question', 'solution', 'many'] as const;
	return fields.some((field) => draft[field].trim() !== '' && draft[field] !== next[field]);
}

/** The problem as it is typed; what is known of a given one holds while its question is the same. */
export function problemOf({ question, known }: Pick<CheckDraft, 'question' | 'known'>): Problem {
	return known !== null && normaliseQuestion(question) === normaliseQuestion(known.question)
		? known
		: typedProblem(question);
}
