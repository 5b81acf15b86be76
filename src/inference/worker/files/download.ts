import { failure, type Result, success } from '../../../domain/result.ts';
import type { EngineFailure } from '../../../engine/failure.ts';
import type { FileRecord } from '../../manifest.ts';
import { type Bytes, joinBytes } from './bytes.ts';
import type { FileCache } from './file-cache.ts';
import type { ReadFile } from './files.ts';

/** A tab that is closed loses at most this much of what it loaded. */
const bytesPerPiece = 2_000_000;

const nothing: Bytes = new Uint8Array(0);

export type Download = {
	readonly read: ReadFile;
	readonly path: string;
	readonly record: FileRecord;
	readonly cache: FileCache;
	/** Bytes that came; less than zero for those that turned out to be of no use. */
	readonly onBytes: (count: number) => void;
};

/**
 * One file as the manifest promises it: what is kept of it, then the rest from its host, kept piece by
 * piece as it comes. Where the two do not fit together it is loaded anew, once.
 *
 * @returns the file, or a 'corrupt' failure. Rejects as `read` does.
 */
export async function download(job: Download): Promise<Result<Bytes, EngineFailure>> {
	const { record, cache, onBytes } = job;
	let begun = await cache.get(record.sha256);
	for (;;) {
		onBytes(begun.byteLength);
		const isWhole = begun.byteLength >= record.bytes;
		const bytes = isWhole ? begun : await loadRest(job, begun);
		const wrong = await findCorruption(bytes, record);
		if (wrong === null) return success(bytes);
		await cache.delete(record.sha256);
		// All of it came from the host just now: once more would bring the same.
		if (begun.byteLength === 0) return failure(wrong);
		onBytes(-bytes.byteLength);
		begun = nothing;
	}
}

/** What came is kept also where the connection breaks or the load is cancelled half way. */
async function loadRest(
	{ read, path, record, cache, onBytes }: Download,
	begun: Bytes,
): Promise<Bytes> {
	const answer = await read(path, begun.byteLength);
	const goesOn = answer.from === begun.byteLength;
	if (!goesOn) {
		onBytes(-begun.byteLength);
		await cache.delete(record.sha256);
	}
	const pieces: Bytes[] = goesOn ? [begun] : [];
	let keptLength = goesOn ? begun.byteLength : 0;
	let waiting: Bytes[] = [];
	let waitingLength = 0;
	const keepWaiting = async (): Promise<void> => {
		if (waitingLength === 0) return;
		const piece = joinBytes(waiting);
		pieces.push(piece);
		waiting = [];
		waitingLength = 0;
		await cache.put(record.sha256, keptLength, piece);
		keptLength += piece.byteLength;
	};
	try {
		for await (const chunk of answer.chunks) {
			waiting.push(chunk);
			waitingLength += chunk.byteLength;
			onBytes(chunk.byteLength);
			if (waitingLength >= bytesPerPiece) await keepWaiting();
			// Some other file: no need to see its end.
			if (keptLength + waitingLength > record.bytes) break;
		}
	} finally {
		await keepWaiting();
	}
	return joinBytes(pieces);
}

async function findCorruption(bytes: Bytes, record: FileRecord): Promise<EngineFailure | null> {
	if (bytes.byteLength !== record.bytes) {
		return corrupt(record.path, `it does not have the promised ${record.bytes} bytes`);
	}
	// Only secure contexts have crypto.subtle; on a plain http address the length must do.
	const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle;
	if (subtle === undefined) return null;
	const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
	const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex === record.sha256 ? null : corrupt(record.path, 'its SHA-256 is not the promised one');
}

export function corrupt(path: string, reason: string): EngineFailure {
	return {
		code: 'corrupt',
		message: `${path} is damaged: ${reason}. Try again; if it stays so, the file is wrong on the server.`,
	};
}
