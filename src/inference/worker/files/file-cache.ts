import type { EngineFailure } from '../../../engine/failure.ts';
import { type Bytes, joinBytes } from './bytes.ts';

/**
 * What a loader keeps between visits, by name, in pieces: a file that was loaded half way is kept half
 * way. It may forget anything at any time.
 */
export interface FileCache {
	/** The file from its first byte on, as far as it is kept without a gap; empty for nothing. Never rejects. */
	get(name: string): Promise<Bytes>;
	/** Keeps a piece that begins at byte `from`. Rejects where storage is full or blocked. */
	put(name: string, from: number, piece: Bytes): Promise<void>;
	/** Forgets all pieces of a file. Never rejects. */
	delete(name: string): Promise<void>;
}

/**
 * The browser's Cache API. A piece is named by where it begins, so that any pieces that fit together
 * are the file, whichever tab wrote them.
 */
export function browserFileCache(cacheName: string): FileCache {
	// Names are no addresses; the Cache API wants some.
	const address = (name: string, from: number) =>
		`https://cache.invalid/${encodeURIComponent(name)}?from=${from}`;
	return {
		async get(name) {
			const pieces: Bytes[] = [];
			let length = 0;
			try {
				const cache = await caches.open(cacheName);
				for (;;) {
					const kept = await cache.match(address(name, length));
					if (kept === undefined) break;
					const piece = new Uint8Array(await kept.arrayBuffer());
					if (piece.byteLength === 0) break;
					pieces.push(piece);
					length += piece.byteLength;
				}
			} catch {
				// Blocked storage keeps nothing; what could be read before it failed is sound.
			}
			return joinBytes(pieces);
		},
		async put(name, from, piece) {
			const cache = await caches.open(cacheName);
			// The page sums up these lengths (model-files.ts) without reading the pieces.
			const headers = { 'Content-Length': String(piece.byteLength) };
			await cache.put(address(name, from), new Response(piece, { headers }));
		},
		async delete(name) {
			try {
				const cache = await caches.open(cacheName);
				await cache.delete(address(name, 0), { ignoreSearch: true });
			} catch {
				// What cannot be deleted is found damaged again, and loaded anew again.
			}
		},
	};
}

export const noFileCache: FileCache = {
	get: async () => new Uint8Array(0),
	put: async () => undefined,
	delete: async () => undefined,
};

/** A cache that cannot fail a load: it keeps what it can, and says why it could not. */
export type LenientCache = FileCache & {
	/** Why something could not be kept; null where all was. */
	unkept(): EngineFailure | null;
};

export function lenient(cache: FileCache): LenientCache {
	let unkept: EngineFailure | null = null;
	return {
		...cache,
		async put(name, from, piece) {
			// Where one piece found no room, trying the next takes time and tells nothing new.
			if (unkept !== null) return;
			try {
				await cache.put(name, from, piece);
			} catch (cause) {
				unkept = unkeptBy(cause);
			}
		},
		unkept: () => unkept,
	};
}

/** By name: browsers are about to make the quota's error a class of its own. */
function unkeptBy(cause: unknown): EngineFailure {
	const isFull = cause instanceof Error && cause.name === 'QuotaExceededError';
	return isFull
		? {
				code: 'storage-full',
				message:
					'The model files work, but could not all be kept: the storage that this browser gives the page is full. Clear the kept files, or free some space, or they are downloaded again at the next visit.',
			}
		: {
				code: 'storage-blocked',
				message:
					'The model files work, but are not kept: this browser stores nothing for the page (a private window, its settings, or an address without HTTPS). They are downloaded again at the next visit.',
			};
}
