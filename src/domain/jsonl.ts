import { type JsonError, parseJson, type Reader, withoutBom } from './json.ts';
import type { Result } from './result.ts';

export type JsonLine<T> = {
	/** Counts from 1, blank lines included. */
	readonly line: number;
	/** As it stands in the text. */
	readonly source: string;
	readonly read: Result<T, JsonError>;
};

export const newline = /\r\n|\n|\r/u;

/** Each line that holds anything, read or with what is wrong with it. Never throws. */
export function readJsonLines<T>(text: string, reader: Reader<T>): JsonLine<T>[] {
	return withoutBom(text)
		.split(newline)
		.flatMap((source, at) =>
			source.trim() === ''
				? []
				: [{ line: at + 1, source, read: parseJson(source, reader, 'the line') }],
		);
}

/** One JSON value a line, each line ended. */
export function writeJsonLines(values: readonly unknown[]): string {
	return values.map((value) => `${JSON.stringify(value)}\n`).join('');
}
