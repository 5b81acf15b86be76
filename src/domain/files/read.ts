import { withoutBom } from '../json.ts';
import type { Probability } from '../reward.ts';
import { type Mapping, questionInHeader, type Role } from './columns.ts';
import { csvLikeness, csvRows } from './csv-rows.ts';
import { unfolded } from './data-sets.ts';
import type { FileFormat } from './file-name.ts';
import { jsonRows } from './json-rows.ts';
import { answerRightOf, rewardsOf } from './judged.ts';
import { readLabels, type StepLabels } from './labels.ts';
import { columnsOf, guessMapping } from './mapping.ts';
import { type Fields, type Found, isRow, type Row, type SkippedText, textOf } from './row.ts';
import { textRows } from './text-rows.ts';

/** A solution that somebody wrote, with what its file says of it. */
export type WrittenSolution = {
	/** The file's own, or made of the line. */
	readonly id: string;
	readonly name: string | null;
	/** The problem it solves; null where the file does not say. */
	readonly question: string | null;
	readonly text: string;
	/** The steps as the file cuts them; null where the text is still to be cut. */
	readonly steps: readonly string[] | null;
	/** What the file says of each step; null where it says nothing. */
	readonly labels: StepLabels | null;
	/** The right answer, as the file writes it. */
	readonly key: string | null;
	/** What the file says of the answer; null where it says nothing. */
	readonly isAnswerRight: boolean | null;
	/** Rewards that the file brings, one a step; null where it brings none. */
	readonly rewards: readonly (Probability | null)[] | null;
	readonly line: number;
};

/** What a text holds, and how that was found out. */
export type FileContents = {
	readonly format: FileFormat;
	readonly rows: readonly Row[];
	readonly skipped: readonly SkippedText[];
	/** None for plain text: there is nothing to choose. */
	readonly columns: readonly string[];
	readonly mapping: Mapping;
	/** Roles whose column is a guess. */
	readonly unclear: readonly Role[];
};

export function detectFormat(text: string): FileFormat {
	const head = withoutBom(text).trimStart();
	if (/^(?:\{|\[\s*(?:[{\]]|$))/u.test(head)) return 'json';
	if (/^sep=.[\r\n]/iu.test(head)) return 'csv';
	const { columns, known } = csvLikeness(head.slice(0, 20_000));
	const isOneColumn = /^"?(?:student )?solution"?[^\S\r\n]*(?:[\r\n]|$)/iu.test(head);
	return isOneColumn || known > 1 || (columns > 1 && known > 0) ? 'csv' : 'text';
}

const readers: Readonly<Record<FileFormat, (text: string) => Found[]>> = {
	text: textRows,
	json: jsonRows,
	csv: csvRows,
};

/**
 * Reads any text of solutions or problems; never throws, and tells what it does not take with its line.
 *
 * @param format null finds it out.
 * @param chosen columns that the visitor chose; the others are guessed.
 */
export function readContents(
	text: string,
	format: FileFormat | null = null,
	chosen: Partial<Mapping> = {},
): FileContents {
	const whole = withoutBom(text);
	const known = format ?? detectFormat(whole);
	const found = readers[known](whole);
	const rows = found
		.filter(isRow)
		.flatMap((row) => unfolded(row.fields).map((fields) => ({ ...row, fields })));
	const skipped = found.filter((part): part is SkippedText => !isRow(part));
	const columns = known === 'text' ? [] : columnsOf(rows);
	const { mapping, unclear } = guessMapping(rows);
	const kept = Object.entries(chosen).filter(
		([, column]) => column === null || columns.includes(column),
	);
	const chosenRoles = kept.map(([role]) => role);
	return {
		format: known,
		rows,
		skipped,
		columns,
		mapping: { ...mapping, ...Object.fromEntries(kept) },
		unclear: columns.length === 0 ? [] : unclear.filter((role) => !chosenRoles.includes(role)),
	};
}

/** The rows as solutions; a row without one is told. */
export function solutionsOf({ rows, mapping }: FileContents): {
	readonly solutions: readonly WrittenSolution[];
	readonly skipped: readonly SkippedText[];
} {
	const solutions: WrittenSolution[] = [];
	const skipped: SkippedText[] = [];
	const idOf = uniqueIds();
	for (const row of rows) {
		const solution = solutionOf(row, mapping);
		if (solution !== null) solutions.push({ ...solution, id: idOf(solution.id) });
		else skipped.push({ line: row.line, text: row.source, message: missing(row, mapping) });
	}
	return { solutions, skipped };
}

function solutionOf(row: Row, mapping: Mapping): WrittenSolution | null {
	const { fields, line } = row;
	const inRole = (role: Role): unknown => {
		const column = mapping[role];
		return column === null ? null : fields[column];
	};
	const value = inRole('solution');
	const text = textOf(value);
	if (text === null) return null;
	const own = stepsOf(value);
	const steps = own ?? text.split('\n').filter((step) => step.trim() !== '');
	const labels = readLabels(inRole('labels'), steps.length);
	return {
		id: textOf(fields['id'] ?? fields['ID']) ?? `line-${line}`,
		name: textOf(inRole('name')),
		question: textOf(inRole('problem')) ?? questionInHeader(mapping.solution),
		text,
		// Our own export says how many lines are steps: they are not to be cut again.
		steps: own !== null || labels !== null || countIn(fields) === steps.length ? steps : null,
		labels,
		key: keyOf(textOf(inRole('key'))),
		isAnswerRight: answerRightOf(fields),
		rewards: rewardsOf(fields, steps.length),
		line,
	};
}

const countIn = (fields: Fields): number => Number(textOf(fields['steps']) ?? Number.NaN);

/** The key may stand at the end of a whole solution (GSM8K). */
export function keyOf(text: string | null): string | null {
	const at = text?.lastIndexOf('####') ?? -1;
	return text === null || at === -1 ? text : text.slice(at + 4).trim();
}

/** A list of texts is a solution that is cut already. */
function stepsOf(value: unknown): readonly string[] | null {
	if (!Array.isArray(value) || !value.every((step) => typeof step === 'string')) return null;
	const steps = value.filter((step) => step.trim() !== '');
	return steps.length === 0 ? null : steps;
}

function missing({ line, fields }: Row, { solution }: Mapping): string {
	if (solution !== null) return `The row at line ${line} has no text under "${solution}".`;
	const names = Object.keys(fields).map((name) => `"${name.slice(0, 40)}"`);
	return `The row at line ${line} has no "solution"; it has ${names.slice(0, 8).join(', ')}.`;
}

/** One name that two rows share would stand for both. */
function uniqueIds(): (id: string) => string {
	const given = new Set<string>();
	return (id) => {
		let unique = id;
		for (let more = 2; given.has(unique); more++) unique = `${id}-${more}`;
		given.add(unique);
		return unique;
	};
}
