/** What a column of a file may be. */
export const roles = ['name', 'problem', 'solution', 'key', 'labels'] as const;
export type Role = (typeof roles)[number];

/** The column of each role; null for none. */
export type Mapping = Readonly<Record<Role, string | null>>;

/**
 * Names that data sets, forms and learning platforms give their columns, the surest first; compared in
 * lower case, with a space for every other sign.
 */
const names: Readonly<Record<Role, readonly string[]>> = {
	name: listed(
		'name, student name, full name, student, pupil, learner, participant, user, username, author, your name, email address, email, generator, id',
	),
	problem: listed(
		'problem, question, prompt, query, exercise, task, problem text, question text, instruction, input',
	),
	solution: listed(
		'solution, student solution, student incorrect solution, steps, solutions, completions, completion, response, responses, working, work, attempt, model output, output, generation, generations, generated text, prediction, rationale, reasoning, submission, answer text, written solution, text',
	),
	key: listed(
		'answer key, key, gold, gold answer, ground truth, ground truth answer, correct answer, right answer, expected answer, expected, reference answer, final answer, target',
	),
	labels: listed(
		'labels, step labels, label, ratings, rating, incorrect index, first error, first wrong step',
	),
};

function listed(words: string): readonly string[] {
	return words.split(', ');
}

/** For headers that are sentences: 'What is your name?', 'Response 1', 'Show your work'. */
const patterns: Readonly<Record<Role, RegExp>> = {
	name: /\b(?:name|e ?mail)\b/u,
	problem: /\b(?:problem|question|prompt)\b/u,
	solution: /\b(?:solutions?|responses?|work|working|steps|show|explain|explanation)\b/u,
	key: /\b(?:key|correct answer|right answer|expected|gold)\b/u,
	labels: /\b(?:labels?|ratings?)\b/u,
};

function plainName(column: string): string {
	return column
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/** May hold a whole solution or only its result: told by what stands in it. */
const answerColumn = 'answer';

/** What forms and platforms add of their own: it shows that a row of names is one. */
const others = listed(
	'first name, last name, surname, timestamp, start time, completion time, score, grade, points, submitted at, date',
);

const known = new Set([...Object.values(names).flat(), ...others, answerColumn]);

/** A longer header is a sentence: often the question itself. */
const longestName = 40;

export const isKnownColumn = (column: string): boolean => known.has(plainName(column));

/** @param isSure whether the column is called so, not only something like it. */
export type ColumnGuess = { readonly column: string; readonly isSure: boolean };

/** The column that is called as the role, or that sounds like it. */
export function columnFor(role: Role, columns: readonly string[]): ColumnGuess | null {
	const plain = columns.map(plainName);
	const ats = names[role].map((name) => plain.indexOf(name));
	const sure = columns[ats.find((at) => at !== -1) ?? -1];
	if (sure !== undefined) return { column: sure, isSure: true };
	const like = columns.find((_, at) => {
		const name = plain[at] ?? '';
		return !known.has(name) && name.length <= longestName && patterns[role].test(name);
	});
	return like === undefined ? null : { column: like, isSure: false };
}

export function findAnswerColumn(columns: readonly string[]): string | null {
	return columns.find((column) => plainName(column) === answerColumn) ?? null;
}

/** Forms put the question above the column of its answers; platforms number it: '4123: How many …?' */
export function questionInHeader(column: string | null): string | null {
	const text = column?.replace(/^\s*(?:question\s*)?\d+\s*[:.)]\s*/iu, '').trim() ?? '';
	return text.length > longestName && text.endsWith('?') ? text : null;
}
