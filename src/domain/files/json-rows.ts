import { type JsonError, object, parseJson, type Reader } from '../json.ts';
import { newline, readJsonLines } from '../jsonl.ts';
import type { Result } from '../result.ts';
import type { Fields, Found } from './row.ts';

const record: Reader<Fields> = object;

/**
 * JSON lines, an array of objects, one object or several one after the other, on one line or on many.
 * One that is broken is told and leaves the others alone.
 */
export function jsonRows(text: string): Found[] {
	if (areLines(text)) {
		return readJsonLines(text, record).map(({ line, source, read }) =>
			foundOf(read, line, source, `Line ${line}`),
		);
	}
	return valuesOf(text).map(({ line, source }) =>
		foundOf(parseJson(source, record), line, source, `What begins at line ${line}`),
	);
}

/** Where most lines are objects of their own, a broken one is a broken line. */
function areLines(text: string): boolean {
	const lines = text.split(newline).filter((line) => line.trim() !== '');
	const whole = lines.filter((line) => line.trimStart().startsWith('{') && isObject(line));
	return whole.length > 0 && whole.length * 2 >= lines.length;
}

const isObject = (source: string): boolean => parseJson(source, record).ok;

function foundOf(
	read: Result<Fields, JsonError>,
	line: number,
	source: string,
	where: string,
): Found {
	if (read.ok) return { line, source, fields: read.value };
	const message =
		read.error.code === 'shape'
			? `${where} is no object like {"solution": "…"}.`
			: `${where} is not valid JSON (${read.error.message}).`;
	return { line, text: source, message };
}

type Piece = { readonly line: number; readonly source: string };

/**
 * The values of a text that stand side by side: the items of its array, or the values outside of all
 * brackets. Looks at brackets and quotes only, so that a broken value has its own end.
 */
function valuesOf(text: string): Piece[] {
	const pieces: Piece[] = [];
	const first = text.search(/\S/u);
	const isArray = text[first] === '[';
	let [depth, start, isQuoted] = [0, -1, false];
	let [line, counted] = [1, 0];
	const end = (at: number): void => {
		if (start === -1) return;
		for (; counted < start; counted++) if (text[counted] === '\n') line++;
		pieces.push({ line, source: text.slice(start, at) });
		start = -1;
	};
	for (let at = isArray ? first + 1 : 0; at < text.length; at++) {
		const sign = text.charAt(at);
		if (isQuoted) {
			if (sign === '\\') at++;
			else if (sign === '"') isQuoted = false;
			continue;
		}
		if (depth === 0 && (sign === ',' || (sign === ']' && isArray) || /\s/u.test(sign))) {
			end(at);
			continue;
		}
		if (start === -1) start = at;
		if (sign === '"') isQuoted = true;
		else if (sign === '{' || sign === '[') depth++;
		else if ((sign === '}' || sign === ']') && depth > 0) {
			depth--;
			if (depth === 0) end(at + 1);
		}
	}
	end(text.length);
	return pieces;
}
