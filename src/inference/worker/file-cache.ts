import type { ReadFile } from './files.ts';

/** What a loader keeps between visits, by name. It may forget anything at any time. */
export interface FileCache {
	get(name: string): Promise<Uint8Array<ArrayBuffer> | null>;
	put(name: string, bytes: Uint8Array<ArrayBuffer>): Promise<void>;
}

/** Raised when what is kept can no longer be read. */
const cacheName = 'steplight-models-1';

/** The browser's Cache API. Storage that is blocked or full is no reason to fail: nothing is kept then. */
export function browserFileCache(): FileCache {
	// Names are no addresses; the Cache API wants some.
	const address = (name: string) => `https://cache.invalid/${encodeURIComponent(name)}`;
	async function tried<T>(use: (cache: Cache) => Promise<T>, otherwise: T): Promise<T> {
		try {
			return await use(await caches.open(cacheName));
		} catch {
			return otherwise;
		}
	}
	return {
		get: (name) =>
			tried(async (cache) => {
				const kept = await cache.match(address(name));
				return kept === undefined ? null : new Uint8Array(await kept.arrayBuffer());
			}, null),
		put: (name, bytes) =>
			tried((cache) => cache.put(address(name), new Response(bytes)), undefined),
	};
}

export const noFileCache: FileCache = {
	get: async () => null,
	put: async () => undefined,
};

/** Reads a small file that may change (an index, a manifest): the newest, or without a network the last one seen. */
export function newestOf(read: ReadFile, cache: FileCache): ReadFile {
	return async (path) => {
		try {
			const bytes = await read(path);
			await cache.put(path, bytes);
			return bytes;
		} catch (cause) {
			const kept = await cache.get(path);
			if (kept === null) throw cause;
			return kept;
		}
	};
}
