import { failure, type Result, success } from '../../../domain/result.ts';
import { type EngineFailure, loadCancelled, offline } from '../../../engine/failure.ts';
import { filesOf, type Manifest, parseManifest } from '../../manifest.ts';
import { type Bytes, joinBytes } from './bytes.ts';
import { corrupt, download } from './download.ts';
import { type FileCache, lenient, noFileCache } from './file-cache.ts';

/** What a host sends of a file. */
type FileAnswer = {
	/** Where in the file the first chunk begins: at the byte asked for, or at 0. */
	readonly from: number;
	readonly chunks: AsyncIterable<Bytes> | Iterable<Bytes>;
};

/**
 * Asks for a file, by its path below the models folder, from byte `from` on. Rejects, or its chunks do,
 * where the file cannot be had; the loader makes that a failure by what was thrown.
 */
export type ReadFile = (path: string, from: number) => Promise<FileAnswer>;

/** Thrown by a reader whose host does not have the file. */
export class MissingFileError extends Error {}

/** The files of one model, checked. Paths are those of the manifest. */
export type ModelFiles = {
	readonly manifest: Manifest;
	readonly contents: ReadonlyMap<string, Bytes>;
	/** Why they could not all be kept for the next visit; null where they were. */
	readonly unkept: EngineFailure | null;
};

/**
 * Loads and checks every file of one model.
 *
 * @param model folder name below the models folder; null takes the first of `index.json`.
 * @param onProgress bytes over all files but index and manifest; kept ones count at once.
 * @param cache where files are kept by their SHA-256, also halves: the next load goes on from there.
 */
export async function loadModelFiles(
	read: ReadFile,
	model: string | null,
	onProgress: (loadedBytes: number, totalBytes: number) => void,
	cache: FileCache = noFileCache,
): Promise<Result<ModelFiles, EngineFailure>> {
	const keeper = lenient(cache);
	const readNewest = newestOf(read, keeper);
	const folder = model === null ? await firstModel(readNewest) : success(model);
	if (!folder.ok) return folder;
	const manifest = await readJson(readNewest, `${folder.value}/manifest.json`, parseManifest);
	if (!manifest.ok) return manifest;

	const records = filesOf(manifest.value);
	const totalBytes = records.reduce((sum, { bytes }) => sum + bytes, 0);
	let loadedBytes = 0;
	onProgress(loadedBytes, totalBytes);
	const contents = new Map<string, Bytes>();
	for (const record of records) {
		const path = `${folder.value}/${record.path}`;
		const onBytes = (count: number): void => {
			loadedBytes += count;
			onProgress(loadedBytes, totalBytes);
		};
		const loaded = await tried(path, () =>
			download({ read, path, record, cache: keeper, onBytes }),
		);
		if (!loaded.ok) return loaded;
		contents.set(record.path, loaded.value);
	}
	return success({ manifest: manifest.value, contents, unkept: keeper.unkept() });
}

/** Reads a small file that may change (an index, a manifest): the newest, or without a network the last one seen. */
export function newestOf(read: ReadFile, cache: FileCache): (path: string) => Promise<Bytes> {
	return async (path) => {
		try {
			const pieces: Bytes[] = [];
			for await (const chunk of (await read(path, 0)).chunks) pieces.push(chunk);
			const bytes = joinBytes(pieces);
			await cache.put(path, 0, bytes);
			return bytes;
		} catch (cause) {
			const kept = await cache.get(path);
			if (kept.byteLength === 0) throw cause;
			return kept;
		}
	};
}

/** @throws nothing: text that is not JSON, or not what `parse` takes, is a 'corrupt' failure. */
async function readJson<T>(
	read: (path: string) => Promise<Bytes>,
	path: string,
	parse: (value: unknown) => T,
): Promise<Result<T, EngineFailure>> {
	const loaded = await tried(path, async () => success(await read(path)));
	return loaded.ok ? parseJson(loaded.value, path, parse) : loaded;
}

/** UTF-8 JSON bytes to a checked value; `name` is what the failure's message calls them. */
export function parseJson<T>(
	bytes: Bytes,
	name: string,
	parse: (value: unknown) => T,
): Result<T, EngineFailure> {
	try {
		return success(parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))));
	} catch (cause) {
		return failure(corrupt(name, reasonOf(cause)));
	}
}

/** The words of anything thrown. */
export function reasonOf(cause: unknown): string {
	return cause instanceof Error ? cause.message : String(cause);
}

async function tried(
	path: string,
	load: () => Promise<Result<Bytes, EngineFailure>>,
): Promise<Result<Bytes, EngineFailure>> {
	try {
		return await load();
	} catch (cause) {
		return failure(notLoaded(path, cause));
	}
}

function notLoaded(path: string, cause: unknown): EngineFailure {
	if (cause instanceof MissingFileError) {
		const message = `${path} is not on the server. Try again later, or tell whoever runs this page.`;
		return { code: 'missing', message };
	}
	if (cause instanceof Error && cause.name === 'AbortError') return loadCancelled;
	if (globalThis.navigator?.onLine === false) return offline;
	return {
		code: 'download',
		message: `${path} could not be loaded (${reasonOf(cause)}). Check the connection and try again.`,
	};
}

async function firstModel(
	read: (path: string) => Promise<Bytes>,
): Promise<Result<string, EngineFailure>> {
	return readJson(read, 'index.json', (value) => {
		const models: unknown =
			typeof value === 'object' && value !== null && 'models' in value ? value.models : null;
		const first: unknown = Array.isArray(models) ? models[0] : null;
		if (typeof first !== 'string') throw new TypeError('models names no model');
		return first;
	});
}
