import { normaliseQuestion, type Problem, typedProblem } from '../../domain/problem.ts';
import type { SolutionFormat } from '../../domain/solution-file.ts';
import type { Given } from '../page-props.ts';

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

const key = 'steplight.check';
export const blankDraft: CheckDraft = {
	question: '',
	solution: '',
	known: null,
	many: '',
	format: 'text',
};

export function readDraft(storage: Storage): CheckDraft {
	try {
		const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
		return isDraft(kept) ? kept : blankDraft;
	} catch {
		// Storage that is blocked or holds something else is no reason not to open the page.
		return blankDraft;
	}
}

export function keepDraft(storage: Storage, draft: CheckDraft): void {
	try {
		storage.setItem(key, JSON.stringify(draft));
	} catch {
		// A full or blocked storage: the text is still in the page.
	}
}

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

type Fields<T> = Readonly<Record<keyof T, unknown>>;

function isDraft(value: unknown): value is CheckDraft {
	if (typeof value !== 'object' || value === null) return false;
	const { question, solution, known, many, format } = value as Fields<CheckDraft>;
	return (
		[question, solution, many].every((text) => typeof text === 'string') &&
		(known === null || isProblem(known)) &&
		(format === 'text' || format === 'jsonl' || format === 'csv')
	);
}

function isProblem(value: unknown): value is Problem {
	if (typeof value !== 'object' || value === null) return false;
	const { id, topic, question, answer, reference } = value as Fields<Problem>;
	return (
		[id, topic, question].every((text) => typeof text === 'string') &&
		(answer === null || typeof answer === 'string') &&
		Array.isArray(reference) &&
		reference.every((line) => typeof line === 'string')
	);
}
