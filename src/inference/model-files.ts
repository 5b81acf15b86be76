import {
	anything,
	decode,
	list,
	parseJson,
	type Reader,
	record,
	text,
	whole,
} from '../domain/json.ts';
import type { ModelPlace } from '../engine/choice.ts';
import type { Backend, ModelFiles } from '../engine/info.ts';
import { clearKeptModel, listKeptModels } from './kept-models.ts';
import type { FileRecord } from './manifest.ts';
import { expectedBuild, runtimeFiles, runtimeIndexPath } from './runtime-files.ts';

const family = 'steplight-models-';

/** The cache of model files; its number is raised when what is kept can no longer be read. */
export const modelCacheName = `${family}2`;

/**
 * The model files of this site and its runtime: what its lists promise, and what the worker's file cache
 * keeps. Storage that is blocked keeps nothing.
 *
 * @param modelsUrl absolute address of the models folder, with a slash at its end.
 */
export function modelFilesAt(modelsUrl: string): ModelFiles {
	/** The newest, or without a network the last one that the worker has seen; null where there is neither. */
	async function read<T>(path: string, reader: Reader<T>): Promise<T | null> {
		const found = await fetch(modelsUrl + path).catch(() => keptAnswer(path));
		const read = found?.ok === true ? parseJson(await found.text(), reader, path) : null;
		return read?.ok === true ? read.value : null;
	}

	async function shippedFiles(): Promise<readonly FileRecord[] | null> {
		const index = await read('index.json', record({ models: list(text) }));
		const manifest = index && (await read(`${index.models[0]}/manifest.json`, anything));
		const files = promisedFiles(manifest);
		return files.length === 0 ? null : files;
	}

	/** Where it was not compressed, as in development, nobody counts it. */
	async function runtimeFile(backend: Backend): Promise<readonly FileRecord[]> {
		const files = await read(runtimeIndexPath, runtimeFiles);
		return files === null ? [] : [files.builds[await expectedBuild(backend)]];
	}

	return {
		async missingBytes(backend, choice) {
			const places = [choice.writer, choice.judge, choice.outcome];
			if (!places.every(isKnown)) return null;
			const needsShipped = places.some(({ kind }) => kind === 'shipped');
			const shipped = needsShipped ? await shippedFiles() : [];
			if (shipped === null) return null;
			const needed = [...shipped, ...(await runtimeFile(backend))];
			const kept = await keptLengths();
			return needed.reduce(
				(sum, { bytes, sha256 }) => sum + Math.max(0, bytes - (kept.get(sha256) ?? 0)),
				0,
			);
		},
		async keptBytes() {
			const lengths = await keptLengths();
			return [...lengths.values()].reduce((sum, length) => sum + length, 0);
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

/** Whether it can be said before a load what it downloads for a place. */
function isKnown({ kind }: ModelPlace): boolean {
	return kind === 'shipped' || kind === 'none' || kind === 'disk';
}

/** Name of each kept file → bytes of it that are kept. Names and pieces are those of the worker's file cache. */
async function keptLengths(): Promise<ReadonlyMap<string, number>> {
	const lengths = new Map<string, number>();
	try {
		const cache = await caches.open(modelCacheName);
		for (const key of await cache.keys()) {
			const piece = await cache.match(key);
			const name = decodeURIComponent(new URL(key.url).pathname.slice(1));
			const length = Number(piece?.headers.get('Content-Length') ?? 0);
			lengths.set(name, (lengths.get(name) ?? 0) + length);
		}
	} catch {
		// Nothing is kept where nothing can be.
	}
	return lengths;
}

async function keptAnswer(path: string): Promise<Response | undefined> {
	try {
		const cache = await caches.open(modelCacheName);
		return await cache.match(`https://cache.invalid/${encodeURIComponent(path)}?from=0`);
	} catch {
		return undefined;
	}
}

/** Gives back the room of versions that nobody reads any more. */
export async function forgetOlderModels(): Promise<void> {
	const names = await caches.keys();
	const older = names.filter((name) => name.startsWith(family) && name !== modelCacheName);
	await Promise.all(older.map((name) => caches.delete(name)));
}

const file = record<FileRecord>({ path: text, bytes: whole, sha256: text });

/** All files that a manifest promises, however deep. */
function promisedFiles(value: unknown): readonly FileRecord[] {
	const read = decode(value, file);
	if (read.ok) return [read.value];
	return typeof value === 'object' && value !== null
		? Object.values(value).flatMap(promisedFiles)
		: [];
}
