import { columnFor, findAnswerColumn, type Mapping, type Role, roles } from './columns.ts';
import { type Fields, type Row, textOf } from './row.ts';

export type GuessedMapping = {
	readonly mapping: Mapping;
	/** Roles whose column only sounds or looks like it: to be shown for a choice. */
	readonly unclear: readonly Role[];
};

/** All columns of the rows, in the order in which they come up. */
export function columnsOf(rows: readonly Row[]): string[] {
	return [...new Set(rows.flatMap(({ fields }) => Object.keys(fields)))];
}

/** Which column is what, by its name, and where no name says so by what stands in it. */
export function guessMapping(rows: readonly Row[]): GuessedMapping {
	const columns = columnsOf(rows).filter((column) =>
		rows.some(({ fields }) => textOf(fields[column]) !== null),
	);
	const answer = findAnswerColumn(columns);
	const named = columnFor('solution', columns);
	const taken = (['problem', 'key', 'labels'] as const).flatMap((role) => {
		const guess = columnFor(role, columns);
		return guess?.isSure ? [guess.column] : [];
	});
	const left = columns.filter((column) => !taken.includes(column));
	const solution = named?.column ?? answer ?? longestColumn(left, rows);
	const free = (role: Role) =>
		columnFor(
			role,
			columns.filter((column) => column !== solution),
		);
	const key = free('key');
	const [name, problem, labels] = [free('name'), free('problem'), free('labels')];
	// GSM8K's answers are whole solutions that end with the key.
	const isBoth = solution === answer && rows.some((row) => /####/u.test(fieldText(row, answer)));
	const answerKey = isBoth || solution !== answer ? answer : null;
	const isSolutionSure = named?.isSure === true || (named === null && answer !== null);
	const guesses = { name, problem, labels };
	return {
		mapping: {
			name: name?.column ?? null,
			problem: problem?.column ?? null,
			solution,
			key: key?.column ?? answerKey,
			labels: labels?.column ?? null,
		},
		unclear: roles.filter((role) => {
			if (role === 'solution') return columns.length > 1 && !isSolutionSure;
			if (role === 'key')
				return key?.isSure === false || (key === null && answerKey !== null && !isBoth);
			return guesses[role]?.isSure === false;
		}),
	};
}

const fieldText = ({ fields }: { readonly fields: Fields }, column: string | null): string =>
	column === null ? '' : (textOf(fields[column]) ?? '');

/** Where no column is called a solution: the one with the most text, if that is more than a word. */
function longestColumn(columns: readonly string[], rows: readonly Row[]): string | null {
	const sized = columns.map((column) => ({
		column,
		size: rows.reduce((sum, row) => sum + fieldText(row, column).length, 0),
	}));
	const longest = sized.reduce((best, next) => (next.size > best.size ? next : best), {
		column: '',
		size: 0,
	});
	return longest.size > 3 * rows.length ? longest.column : null;
}
