import { readFile } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { decodeText } from '../domain/files/encoding.ts';
import { formatOfFile } from '../domain/files/file-name.ts';
import { type FileContents, readContents } from '../domain/files/read.ts';
import { failure, type Result, success } from '../domain/result.ts';

/** What a file holds, read as the page reads it; `-` is standard input. */
export async function readInput(file: string): Promise<Result<FileContents, string>> {
	const read = file === '-' ? buffer(process.stdin) : readFile(file);
	const bytes = await read.catch(() => null);
	if (bytes === null) return failure(`${file} cannot be read`);
	const decoded = decodeText(bytes);
	if (!decoded.ok) return failure(`${file}: ${decoded.error}`);
	return success(readContents(decoded.value.text, formatOfFile(file)));
}
