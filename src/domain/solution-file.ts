import { isAnswerLine } from './solution.ts';

export const fileLimits = { solutions: 200, textLength: 1_000_000 } as const;

/** How many solutions are written in one text. */
export type SolutionFormat = 'text' | 'jsonl' | 'csv';

type NamedSolution = {
	readonly name: string;
	readonly text: string;
	/** The problem it solves, where the text says so. */
	readonly question: string | null;
};

/** A part of the text that is no solution, and why. Lines count from 1. */
type SkippedText = {
	readonly line: number;
	readonly text: string;
	readonly message: string;
};

type SolutionSet = {
	readonly solutions: readonly NamedSolution[];
	readonly skipped: readonly SkippedText[];
};

/** One solution or one skipped part, with where it began. */
type Entry = {
	readonly line: number;
	readonly text: string;
	readonly read: Omit<NamedSolution, 'name'> & { readonly name: string | null };
};
type Found = Entry | SkippedText;

export function formatOfFile(name: string): SolutionFormat {
	if (/\.(?:jsonl|ndjson)$/iu.test(name)) return 'jsonl';
	return /\.(?:csv|tsv)$/iu.test(name) ? 'csv' : 'text';
}

/** Never throws; whatever is not taken is told with its line. */
export function parseSolutions(text: string, format: SolutionFormat): SolutionSet {
	const whole = text.startsWith('\uFEFF') ? text.slice(1) : text;
	const head = whole.slice(0, headLength(whole));
	const found = readers[format](head);
	const solutions: NamedSolution[] = [];
	const skipped: SkippedText[] = [];
	const over: Entry[] = [];
	for (const part of found) {
		if (!('read' in part)) skipped.push(part);
		else if (solutions.length === fileLimits.solutions) over.push(part);
		else solutions.push({ ...part.read, name: part.read.name ?? `No. ${solutions.length + 1}` });
	}
	const [first] = over;
	if (first !== undefined) {
		skipped.push({
			line: first.line,
			text: over.map(({ text: rest }) => rest).join('\n'),
			message: `Only the first ${fileLimits.solutions} of ${fileLimits.solutions + over.length} solutions are taken; from line ${first.line} on they are left out.`,
		});
	}
	if (head.length < whole.length) {
		const line = head.split('\n').length;
		skipped.push({
			line,
			text: whole.slice(head.length),
			message: `Only the first 1 MB is read; from line ${line} on the text is left out.`,
		});
	}
	return { solutions, skipped };
}

const readers: Readonly<Record<SolutionFormat, (text: string) => Found[]>> = {
	text: readPlainText,
	jsonl: readJsonLines,
	csv: readCsv,
};

/** Up to the limit, at the end of a line where there is one. */
function headLength(text: string): number {
	if (text.length <= fileLimits.textLength) return text.length;
	return text.lastIndexOf('\n', fileLimits.textLength - 1) + 1 || fileLimits.textLength;
}

const newline = /\r\n|\n|\r/u;

/** Lines of `---` stand between solutions; where there is none, each answer line ends one. */
function readPlainText(text: string): Found[] {
	const lines = text.split(newline);
	const isRule = (line: string) => /^\s*-{3,}\s*$/u.test(line);
	const hasRules = lines.some(isRule);
	const found: Found[] = [];
	let kept: string[] = [];
	let start = 1;
	const end = (next: number): void => {
		const solution = kept
			.join('\n')
			.replace(/^(?:\s*\n)+/u, '')
			.trimEnd();
		if (solution.trim() !== '') {
			const read = { name: null, text: solution, question: null };
			found.push({ line: start, text: solution, read });
		}
		kept = [];
		start = next;
	};
	for (const [at, line] of lines.entries()) {
		if (hasRules && isRule(line)) {
			end(at + 2);
			continue;
		}
		kept.push(line);
		if (!hasRules && isAnswerLine(line.trimStart())) end(at + 2);
	}
	end(lines.length);
	return found;
}

function readJsonLines(text: string): Found[] {
	return text.split(newline).flatMap((line, at): Found[] => {
		if (line.trim() === '') return [];
		const where = { line: at + 1, text: line };
		const record = parseRecord(line);
		if (record === null) {
			const message = `Line ${at + 1} is not a JSON object like {"solution": "…"}.`;
			return [{ ...where, message }];
		}
		const solution = textOf(record['solution']);
		if (solution === null) {
			const message = `Line ${at + 1} has no text under "solution".`;
			return [{ ...where, message }];
		}
		const [name, question] = [textOf(record['name']), textOf(record['question'])];
		return [{ ...where, read: { name, text: solution, question } }];
	});
}

function parseRecord(line: string): Readonly<Record<string, unknown>> | null {
	try {
		const value: unknown = JSON.parse(line);
		return typeof value === 'object' && value !== null && !Array.isArray(value)
			? (value as Readonly<Record<string, unknown>>)
			: null;
	} catch {
		return null;
	}
}

/** A text that holds anything; lines may come as a list, a name as a number. */
function textOf(value: unknown): string | null {
	if (typeof value === 'number') return String(value);
	const text = Array.isArray(value)
		? value.filter((line) => typeof line === 'string').join('\n')
		: value;
	return typeof text === 'string' && text.trim() !== '' ? text : null;
}

function readCsv(text: string): Found[] {
	if (text.trim() === '') return [];
	const headerUnder = (sign: string) => csvRecords(text, sign, 1)[0];
	const delimiter =
		[',', ';', '\t'].find((sign) => columnOf(headerUnder(sign)?.cells, 'solution') !== -1) ?? ',';
	const [first, ...records] = csvRecords(text, delimiter);
	const header = first?.cells ?? [];
	const column = columnOf(header, 'solution');
	if (first?.isOpen || column === -1) {
		const names = header.map((name) => `"${name.trim().slice(0, 40)}"`).slice(0, 8);
		const message = first?.isOpen
			? 'In the first line a quotation mark is opened and never closed.'
			: `The first line must name the columns, one of them "solution". It names ${names.join(', ')}.`;
		return [{ line: 1, text, message }];
	}
	const [nameColumn, questionColumn] = [columnOf(header, 'name'), columnOf(header, 'question')];
	return records.flatMap(({ cells, line, text: source, isOpen }): Found[] => {
		if (source.trim() === '') return [];
		if (isOpen) {
			const message = `In the row at line ${line} a quotation mark is opened and never closed; from there on nothing is read.`;
			return [{ line, text: source, message }];
		}
		const solution = textOf(cells[column]);
		if (solution === null) {
			return [{ line, text: source, message: `The row at line ${line} has no solution.` }];
		}
		const [name, question] = [textOf(cells[nameColumn]), textOf(cells[questionColumn])];
		return [{ line, text: source, read: { name, text: solution, question } }];
	});
}

function columnOf(header: readonly string[] | undefined, name: string): number {
	return header?.findIndex((cell) => cell.trim().toLowerCase() === name) ?? -1;
}

type CsvRecord = {
	readonly cells: readonly string[];
	readonly line: number;
	readonly text: string;
	/** Whether the text ended inside a quoted cell. */
	readonly isOpen: boolean;
};

/** RFC 4180; newlines may stand in quoted cells. */
function csvRecords(text: string, delimiter: string, limit = Number.POSITIVE_INFINITY) {
	const records: CsvRecord[] = [];
	let [at, line] = [0, 1];
	while (at < text.length && records.length < limit) {
		const start = at;
		const startLine = line;
		const cells: string[] = [];
		let cell = '';
		let [isQuoted, wasQuoted, isEnded] = [false, false, false];
		for (; at < text.length && !isEnded; at++) {
			const sign = text.charAt(at);
			const isNewline = sign === '\n' || (sign === '\r' && text.charAt(at + 1) !== '\n');
			if (isNewline) line++;
			if (isQuoted) {
				if (sign !== '"') cell += sign;
				else if (text.charAt(at + 1) === '"') {
					cell += '"';
					at++;
				} else isQuoted = false;
			} else if (sign === '"' && !wasQuoted && cell.trim() === '') {
				[cell, isQuoted, wasQuoted] = ['', true, true];
			} else if (sign === delimiter) {
				cells.push(cell);
				[cell, wasQuoted] = ['', false];
			} else if (isNewline) isEnded = true;
			else if (sign !== '\r') cell += sign;
		}
		cells.push(cell);
		records.push({ cells, line: startLine, text: text.slice(start, at), isOpen: isQuoted });
	}
	return records;
}
