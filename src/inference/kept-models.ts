import type { KeptModels } from '../engine/info.ts';

const family = 'steplight-models-';

/** The cache of model files; its number is raised when what is kept can no longer be read. */
export const keptModelsName = `${family}2`;

/** What the worker's file cache keeps, seen from the page. Storage that is blocked keeps nothing. */
export const keptModels: KeptModels = {
	async bytes() {
		try {
			const cache = await caches.open(keptModelsName);
			const pieces = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
			const lengths = pieces.map((piece) => Number(piece?.headers.get('Content-Length') ?? 0));
			return lengths.reduce((sum, length) => sum + length, 0);
		} catch {
			return 0;
		}
	},
	async clear() {
		try {
			await caches.delete(keptModelsName);
		} catch {
			// Nothing can be kept here, and nothing is.
		}
	},
};

/** Gives back the room of versions that nobody reads any more. */
export async function forgetOlderModels(): Promise<void> {
	const names = await caches.keys();
	const older = names.filter((name) => name.startsWith(family) && name !== keptModelsName);
	await Promise.all(older.map((name) => caches.delete(name)));
}
