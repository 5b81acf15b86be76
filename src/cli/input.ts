import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { decodeText } from '../domain/files/encoding.ts';
import { formatOfFile } from '../domain/files/file-name.ts';
import { type FileContents, readContents } from '../domain/files/read.ts';
import { failure, type Result, success } from '../domain/result.ts';

/** The text of a file, whatever it is encoded in; `-` is standard input. */
export async function readText(file: string): Promise<Result<string, string>> {
	const read = file === '-' ? buffer(process.stdin) : readFile(file);
	const bytes = await read.catch(() => null);
	if (bytes === null) return failure(`${file} cannot be read`);
	const decoded = decodeText(bytes);
	return decoded.ok ? success(decoded.value.text) : failure(`${file}: ${decoded.error}`);
}

/** What a file holds, read as the page reads it. */
export async function readInput(file: string): Promise<Result<FileContents, string>> {
	const read = await readText(file);
	return read.ok ? success(readContents(read.value, formatOfFile(file))) : read;
}
