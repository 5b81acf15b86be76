import type { CutAt } from '../../domain/cut-steps.ts';
import type { Mapping } from '../../domain/files/columns.ts';
import type { FileFormat } from '../../domain/files/file-name.ts';
import { nullable, oneOf, optional, type Reader, record, text } from '../../domain/json.ts';
import { normaliseQuestion, type Problem, typedProblem } from '../../domain/problem.ts';
import { sessionDraft } from '../../parts/draft/session-draft.ts';
import { type Given, problemReader } from '../page-props.ts';

/** What a visitor has typed on this page: kept for the tab's life. */
export type CheckDraft = {
	readonly question: string;
	readonly solution: string;
	/** Where the steps of the solution end; 'auto' finds out. */
	readonly cutAt: CutChoice;
	/** The problem that another page gave, with what it knows of it; null for a typed one. */
	readonly known: Problem | null;
	/** Several solutions in one text, as it was pasted or read from a file. */
	readonly many: string;
	readonly format: FileFormat | 'auto';
	/** What the visitor chose for columns of that text; the others are found out. */
	readonly columns: Partial<Mapping>;
	readonly manyCutAt: CutChoice;
	/** The right answer of the problem above, for solutions that bring no key of their own. */
	readonly rightAnswer: string;
};

export type CutChoice = CutAt | 'auto';

export const blankDraft: CheckDraft = {
	question: '',
	solution: '',
	cutAt: 'auto',
	known: null,
	many: '',
	format: 'auto',
	columns: {},
	manyCutAt: 'auto',
	rightAnswer: '',
};

export const cutChoice = oneOf('auto', 'line', 'blank', 'sentence', 'step');
const column: Reader<string | null> = optional(nullable(text), null);
const columns: Reader<Partial<Mapping>> = (value, path) => {
	const read = record<Mapping>({
		name: column,
		problem: column,
		solution: column,
		key: column,
		labels: column,
	})(value, path);
	// A column that nobody chose is missing, not null: null takes none.
	return Object.fromEntries(
		Object.entries(read).filter(([role]) => Object.hasOwn(Object(value), role)),
	);
};

export const checkDraft = sessionDraft<CheckDraft>(
	'steplight.check',
	record<CheckDraft>({
		question: text,
		solution: text,
		cutAt: cutChoice,
		known: nullable(problemReader),
		many: text,
		format: oneOf('auto', 'text', 'json', 'csv'),
		columns,
		manyCutAt: cutChoice,
		rightAnswer: text,
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
