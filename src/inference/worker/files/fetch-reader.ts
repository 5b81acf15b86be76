import type { Bytes } from './bytes.ts';
import { MissingFileError, type ReadFile } from './files.ts';

const partialContent = 206;
const rangeNotSatisfiable = 416;
const missing: readonly number[] = [404, 410];

/**
 * Reads files by HTTP below `baseUrl`, which ends with a slash. A host that cannot go on from the byte
 * asked for sends the whole file. `signal` ends what is being read with an AbortError.
 */
export function fetchReader(baseUrl: string, signal: AbortSignal | null = null): ReadFile {
	return async function read(path, from) {
		const response = await fetch(new URL(path, baseUrl), {
			signal,
			// Kept by their SHA-256 where files can be kept: a second copy would take room, and may be damaged.
			cache: 'caches' in globalThis ? 'no-store' : 'default',
			...(from > 0 ? { headers: { Range: `bytes=${from}-` } } : {}),
		});
		const { status } = response;
		const isPart = status === partialContent;
		if (from > 0 && (status === rangeNotSatisfiable || (isPart && !beginsAt(response, from)))) {
			await response.body?.cancel();
			return read(path, 0);
		}
		if (missing.includes(status) || isPage(response)) {
			await response.body?.cancel();
			throw new MissingFileError();
		}
		if (!response.ok) throw new Error(`the server answered ${status}`);
		return { from: isPart ? from : 0, chunks: chunksOf(response) };
	};
}

/** Hosts of single-page apps answer a file that they do not have with their index.html. */
function isPage(response: Response): boolean {
	return /^text\/html\b/iu.test(response.headers.get('Content-Type') ?? '');
}

/** A host of another origin may hide the header; the file's SHA-256 then tells. */
function beginsAt(response: Response, from: number): boolean {
	const told = /^bytes (\d+)-/u.exec(response.headers.get('Content-Range') ?? '')?.[1];
	return told === undefined || Number(told) === from;
}

/** By its reader: not every browser can iterate a stream. */
async function* chunksOf(response: Response): AsyncGenerator<Bytes> {
	const reader = response.body?.getReader();
	if (reader === undefined) return;
	try {
		for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
	} finally {
		// Ends the connection where the rest is not wanted.
		await reader.cancel().catch(() => undefined);
	}
}
