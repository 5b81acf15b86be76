import Papa from 'papaparse';
import { isKnownColumn } from './columns.ts';
import { unguarded } from './csv.ts';
import type { Fields, Found } from './row.ts';

const delimiters = [',', ';', '\t', '|'] as const;

/** How many rows are looked at to find out what stands between the cells. */
const sampleRows = 20;

type CsvRecord = {
	readonly cells: readonly string[];
	readonly line: number;
	readonly source: string;
	/** Whether the text ended inside a quoted cell. */
	readonly isOpen: boolean;
};

/**
 * Comma-separated values as spreadsheets and forms write them (RFC 4180 by Papa Parse): other signs
 * between the cells, Excel's `sep=;`, newlines in cells. The first row names the columns, where it does
 * not look like data.
 */
export function csvRows(text: string): Found[] {
	const whole = text.replace(/\r\n?/gu, '\n');
	const hint = /^sep=(.)\n/iu.exec(whole);
	const body = hint === null ? whole : whole.slice(hint[0].length);
	const delimiter = hint?.[1] ?? delimiterOf(body);
	const records = recordsOf(body, delimiter, hint === null ? 1 : 2).filter(
		({ cells, isOpen }) => isOpen || cells.some((cell) => cell.trim() !== ''),
	);
	const [first] = records;
	if (first === undefined) return [];
	if (first.isOpen && records.length === 1) {
		return [{ line: first.line, text: first.source, message: openMessage(first.line) }];
	}
	const named = looksLikeNames(first.cells);
	const columns = columnNames(named ? first.cells : first.cells.map(() => ''));
	return (named ? records.slice(1) : records).map((record) => foundOf(record, columns));
}

/** How many columns and known names the first rows have under the best sign; none for plain text. */
export function csvLikeness(text: string): { readonly columns: number; readonly known: number } {
	const body = text.replace(/\r\n?/gu, '\n').replace(/^sep=.\n/iu, '');
	return likenessUnder(body, delimiterOf(body));
}

function foundOf({ cells, line, source, isOpen }: CsvRecord, columns: readonly string[]): Found {
	if (isOpen) return { line, text: source, message: openMessage(line) };
	if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
		const message = `The row at line ${line} has ${cells.length} cells, but there are ${columns.length} columns. A cell that holds the sign between the cells must stand in quotation marks.`;
		return { line, text: source, message };
	}
	const fields: Fields = Object.fromEntries(
		columns.map((column, at) => [column, unguarded(cells[at] ?? '')]),
	);
	return { line, source, fields };
}

const openMessage = (line: number): string =>
	`In the row at line ${line} a quotation mark is opened and never closed; from there on nothing is read.`;

function recordsOf(text: string, delimiter: string, firstLine: number, preview = 0): CsvRecord[] {
	const records: CsvRecord[] = [];
	let [at, line] = [0, firstLine];
	Papa.parse<string[]>(text, {
		delimiter,
		preview,
		newline: '\n',
		// Its other way to read counts places differently.
		fastMode: false,
		step: ({ data: cells, errors, meta }) => {
			const source = text.slice(at, meta.cursor).replace(/\n$/u, '');
			const isOpen = errors.some(({ code }) => code === 'MissingQuotes');
			records.push({ cells, line, source, isOpen });
			for (; at < meta.cursor; at++) if (text[at] === '\n') line++;
		},
	});
	return records;
}

function delimiterOf(text: string): string {
	const scored = delimiters.map((sign) => {
		const { columns, known } = likenessUnder(text, sign);
		return { sign, score: known * 1000 + columns };
	});
	return scored.reduce((best, next) => (next.score > best.score ? next : best)).sign;
}

function likenessUnder(text: string, sign: string): { columns: number; known: number } {
	const records = recordsOf(text, sign, 1, sampleRows);
	const [first, ...others] = records.map(({ cells }) => cells);
	if (first === undefined) return { columns: 0, known: 0 };
	const like = others.filter(({ length }) => length === first.length || length === 1).length;
	const isEven = others.length === 0 || like * 2 > others.length;
	const known = first.filter(isKnownColumn).length;
	return { columns: first.length > 1 && isEven ? first.length : 0, known };
}

/** A row of names is short words; a row of data holds sums, long texts or newlines. */
function looksLikeNames(cells: readonly string[]): boolean {
	if (cells.some(isKnownColumn)) return true;
	return !cells.some(
		(cell) => cell.includes('\n') || /\d\s*=|^\s*[-+]?\d+(?:[.,]\d+)?\s*$/u.test(cell),
	);
}

/** Every column has a name of its own. */
function columnNames(cells: readonly string[]): string[] {
	const names: string[] = [];
	for (const [at, cell] of cells.entries()) {
		const base = cell.trim() || `Column ${at + 1}`;
		let name = base;
		for (let more = 2; names.includes(name); more++) name = `${base} (${more})`;
		names.push(name);
	}
	return names;
}
