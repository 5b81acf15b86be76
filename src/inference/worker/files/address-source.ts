import { type ByteSource, blobSource, demandBytes } from './byte-source.ts';
import type { Bytes } from './bytes.ts';
import { ModelFileError } from './model-file-error.ts';

const partialContent = 206;
const missingStatuses = [404, 410];
const closedStatuses = [401, 403];
/** Norms lie between large matrices: more would mostly be thrown away, less would ask for each. */
const windowBytes = 1 << 17;

/** A vocabulary has some MB; weights have more. */
const largestWhole = 64 * 2 ** 20;

export type AddressOptions = {
	/** Ends what is being read with an AbortError. */
	readonly signal?: AbortSignal;
	/** In its own words for an address without them: `Qwen/Qwen2.5-0.5B: model.safetensors`. */
	readonly name?: string;
};

/**
 * A file at an address, read by ranges; the file must stay the one that it was at the first request (its ETag).
 *
 * @returns null where the host has no such file. Rejects with a ModelFileError: 'cross-origin', 'gated', 'download',
 * or with an AbortError.
 */
export async function addressSource(
	address: string,
	{ signal, name = address }: AddressOptions = {},
): Promise<ByteSource | null> {
	const first = await request(address, name, 'bytes=0-0', signal);
	if (first === null) return null;
	if (first.status !== partialContent) return wholeSource(first, address, name);
	await first.body?.cancel();
	const etag = first.headers.get('ETag');
	const size = await sizeOf(first, address, name, signal);

	async function fetchRange(offset: number, length: number): Promise<Bytes> {
		const range = `bytes=${offset}-${offset + length - 1}`;
		const response = await request(address, name, range, signal);
		const isSame = etag === null || response?.headers.get('ETag') === etag;
		if (response === null || response.status !== partialContent || !isSame) {
			await response?.body?.cancel();
			throw new ModelFileError(
				'file-changed',
				`${name} is no longer the file that the load began with. Load the model again.`,
			);
		}
		const bytes = await response.arrayBuffer().catch((cause) => {
			throw unreachable(name, cause);
		});
		demandBytes(name, offset + bytes.byteLength, offset, length);
		return new Uint8Array(bytes);
	}

	let kept: { readonly from: number; readonly bytes: Bytes } = {
		from: 0,
		bytes: new Uint8Array(0),
	};
	return {
		name,
		size,
		async read(offset, length) {
			demandBytes(name, size, offset, length);
			if (length > windowBytes) return fetchRange(offset, length);
			if (offset < kept.from || offset + length > kept.from + kept.bytes.byteLength) {
				const bytes = await fetchRange(offset, Math.min(windowBytes, size - offset));
				kept = { from: offset, bytes };
			}
			return kept.bytes.slice(offset - kept.from, offset - kept.from + length);
		},
	};
}

/** A host of another origin may hide how long the whole is; the length of an answer it may not. */
async function sizeOf(
	first: Response,
	address: string,
	name: string,
	signal?: AbortSignal,
): Promise<number> {
	const told = /\/(\d+)$/u.exec(first.headers.get('Content-Range') ?? '')?.[1];
	if (told !== undefined) return Number(told);
	const head = await request(address, name, null, signal, 'HEAD');
	const length = head?.headers.get('Content-Length') ?? null;
	if (length === null) throw noParts(address, name);
	return Number(length);
}

/** From a host that knows no ranges a small file is taken whole. */
async function wholeSource(first: Response, address: string, name: string): Promise<ByteSource> {
	const length = Number(first.headers.get('Content-Length') ?? Number.NaN);
	if (!(length <= largestWhole)) {
		await first.body?.cancel();
		throw noParts(address, name);
	}
	return blobSource(await first.blob(), name);
}

function noParts(address: string, name: string): ModelFileError {
	return new ModelFileError(
		'download',
		`${new URL(address).host} does not send parts of ${name}, so it cannot be read where it is. Download the file and choose it from disk.`,
	);
}

/** A small file whole; null where the host has none. Rejects as `addressSource` does. */
export async function readAddress(
	address: string,
	{ signal, name = address }: AddressOptions = {},
): Promise<Bytes | null> {
	const response = await request(address, name, null, signal);
	return response === null ? null : new Uint8Array(await response.arrayBuffer());
}

async function request(
	address: string,
	name: string,
	range: string | null,
	signal?: AbortSignal,
	method = 'GET',
): Promise<Response | null> {
	let response: Response;
	try {
		response = await fetch(address, {
			method,
			...(signal === undefined ? {} : { signal }),
			...(range === null ? {} : { headers: { Range: range } }),
			// What is converted is kept; the source in the browser's cache would take its room twice.
			cache: 'no-store',
		});
	} catch (cause) {
		if (signal?.aborted) throw cause;
		const answers = await answersOthers(address, signal);
		throw answers === false ? unreachable(name, cause) : closedToPages(address, answers === true);
	}
	const { status } = response;
	if (response.ok) return response;
	await response.body?.cancel();
	if (missingStatuses.includes(status)) return null;
	if (closedStatuses.includes(status)) {
		throw new ModelFileError(
			'gated',
			`${new URL(address).host} gives ${name} only to accounts that accepted its licence. Accept it there, download the files and choose the folder from disk, or take an open model.`,
		);
	}
	throw unreachable(name, new Error(`the server answered ${status}`));
}

/**
 * A browser does not say why a page may not read: an answer that it may not look into shows that there is one.
 *
 * @returns null where that cannot be known: an isolated page is not even given such an answer.
 */
export async function answersOthers(
	address: string,
	signal?: AbortSignal,
): Promise<boolean | null> {
	if (globalThis.crossOriginIsolated) return null;
	try {
		await fetch(address, { method: 'HEAD', mode: 'no-cors', ...(signal ? { signal } : {}) });
		return true;
	} catch {
		return false;
	}
}

function closedToPages(address: string, isSure: boolean): ModelFileError {
	const { host } = new URL(address);
	const found = isSure ? 'answers, but does' : 'does not answer, or does';
	return new ModelFileError(
		'cross-origin',
		`${host} ${found} not let pages of other addresses read its files (CORS). Have it send Access-Control-Allow-Origin and Access-Control-Expose-Headers: Content-Range, ETag; or download the files and choose them from disk.`,
	);
}

function unreachable(name: string, cause: unknown): ModelFileError {
	const reason = cause instanceof Error ? cause.message : String(cause);
	return new ModelFileError(
		'download',
		`${name} could not be loaded (${reason}). Check the address and the connection and try again: what came is kept.`,
	);
}
