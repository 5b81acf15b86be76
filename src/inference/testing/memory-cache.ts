import { type Bytes, joinBytes } from '../worker/files/bytes.ts';
import type { FileCache } from '../worker/files/file-cache.ts';

export type MemoryCache = FileCache & {
	/** File name → its pieces by where they begin. */
	readonly kept: Map<string, Map<number, Bytes>>;
};

/** Keeps pieces as the browser's does, for as long as a test lasts. */
export function memoryCache(): MemoryCache {
	const kept = new Map<string, Map<number, Bytes>>();
	return {
		kept,
		async get(name) {
			const pieces: Bytes[] = [];
			let length = 0;
			for (
				let piece = kept.get(name)?.get(0);
				piece !== undefined;
				piece = kept.get(name)?.get(length)
			) {
				pieces.push(piece);
				length += piece.byteLength;
			}
			return joinBytes(pieces);
		},
		async put(name, from, piece) {
			kept.set(name, (kept.get(name) ?? new Map<number, Bytes>()).set(from, piece));
		},
		async delete(name) {
			kept.delete(name);
		},
	};
}
