import type { Bytes } from './bytes.ts';
import { ModelFileError } from './model-file-error.ts';

/** A file that is read where it is needed: a Blob, a range of an address, a file in OPFS or on disk. */
export interface ByteSource {
	/** What messages call it. */
	readonly name: string;
	readonly size: number;
	/** Exactly `length` bytes from `offset` on. Rejects with a ModelFileError where they cannot be had. */
	read(offset: number, length: number): Promise<Bytes>;
}

/** A File from disk or from OPFS, or any other Blob; it is never in memory whole. */
export function blobSource(blob: Blob, name: string): ByteSource {
	return {
		name,
		size: blob.size,
		async read(offset, length) {
			demandBytes(name, blob.size, offset, length);
			let buffer: ArrayBuffer;
			try {
				buffer = await blob.slice(offset, offset + length).arrayBuffer();
			} catch {
				throw changed(name);
			}
			if (buffer.byteLength !== length) throw changed(name);
			return new Uint8Array(buffer);
		},
	};
}

/** @throws ModelFileError 'truncated' where the file ends before the bytes asked for. */
export function demandBytes(name: string, size: number, offset: number, length: number): void {
	if (offset + length <= size) return;
	throw new ModelFileError(
		'truncated',
		`${name} ends after ${size} bytes and should have ${offset + length}: it was not downloaded or copied whole. Get it again.`,
	);
}

/** A browser refuses to read a File whose size or time is no longer that of the moment it was chosen. */
function changed(name: string): ModelFileError {
	return new ModelFileError(
		'file-changed',
		`${name} changed or went away while it was read. Choose it again when nothing writes to it.`,
	);
}
