import type { ModelFiles } from '../engine/info.ts';
import { clearKeptModel, listKeptModels } from './kept-models.ts';

const family = 'steplight-models-';

/** The cache of model files; its number is raised when what is kept can no longer be read. */
export const modelCacheName = `${family}2`;

/**
 * The model files of this site: what its index promises, and what the worker's file cache keeps. Storage
 * that is blocked keeps nothing.
 *
 * @param modelsUrl absolute address of the models folder, with a slash at its end.
 */
export function modelFilesAt(modelsUrl: string): ModelFiles {
	return {
		async totalBytes() {
			try {
				const index: unknown = await (await fetch(`${modelsUrl}index.json`)).json();
				const { models } = index as { readonly models: readonly string[] };
				const manifest: unknown = await (
					await fetch(`${modelsUrl}${models[0]}/manifest.json`)
				).json();
				return promisedBytes(manifest) || null;
			} catch {
				return null;
			}
		},
		async keptBytes() {
			try {
				const cache = await caches.open(modelCacheName);
				const pieces = await Promise.all((await cache.keys()).map((key) => cache.match(key)));
				const lengths = pieces.map((piece) => Number(piece?.headers.get('Content-Length') ?? 0));
				return lengths.reduce((sum, length) => sum + length, 0);
			} catch {
				return 0;
			}
		},
		async keptModels() {
			try {
				return await listKeptModels(navigator.storage);
			} catch {
				// Storage that is blocked keeps nothing, and an address without HTTPS has none.
				return [];
			}
		},
		clearModel: (key) => clearKeptModel(navigator.storage, key),
		async clear() {
			try {
				await caches.delete(modelCacheName);
			} catch {
				// Nothing can be kept here, and nothing is.
			}
		},
	};
}

/** Gives back the room of versions that nobody reads any more. */
export async function forgetOlderModels(): Promise<void> {
	const names = await caches.keys();
	const older = names.filter((name) => name.startsWith(family) && name !== modelCacheName);
	await Promise.all(older.map((name) => caches.delete(name)));
}

/** The bytes of all files that a manifest promises: records of the form {path, bytes}, however deep. */
function promisedBytes(value: unknown): number {
	if (typeof value !== 'object' || value === null) return 0;
	const { path, bytes } = value as { readonly path?: unknown; readonly bytes?: unknown };
	if (typeof path === 'string' && typeof bytes === 'number') return bytes;
	return Object.values(value).reduce((sum: number, member) => sum + promisedBytes(member), 0);
}
