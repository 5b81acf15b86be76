import { failure, type Result, success } from '../../domain/result.ts';
import type { EngineFailure } from '../../verify/failure.ts';
import { type FileCache, newestOf, noFileCache } from './file-cache.ts';
import { type FileRecord, filesOf, type Manifest, parseManifest } from './manifest.ts';

type Bytes = Uint8Array<ArrayBuffer>;

/**
 * Reads one file by its path below the models folder and reports the bytes as they come.
 * Rejects where the file cannot be had; the loader makes that a 'download' failure.
 */
export type ReadFile = (path: string, onBytes?: (count: number) => void) => Promise<Bytes>;

/** The files of one model, checked. Paths are those of the manifest. */
export type ModelFiles = {
	readonly manifest: Manifest;
	readonly contents: ReadonlyMap<string, Bytes>;
};

/**
 * Loads and checks every file of one model.
 *
 * @param model folder name below the models folder; null takes the first of `index.json`.
 * @param onProgress bytes over all files but index and manifest.
 * @param cache where files are kept by their SHA-256: a kept one that is damaged is loaded again.
 */
export async function loadModelFiles(
	read: ReadFile,
	model: string | null,
	onProgress: (loadedBytes: number, totalBytes: number) => void,
	cache: FileCache = noFileCache,
): Promise<Result<ModelFiles, EngineFailure>> {
	const readNewest = newestOf(read, cache);
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
		const count = (bytes: number): void => {
			loadedBytes += bytes;
			onProgress(loadedBytes, totalBytes);
		};
		const kept = await cache.get(record.sha256);
		if (kept !== null && (await findCorruption(kept, record)) === null) {
			count(kept.byteLength);
			contents.set(record.path, kept);
			continue;
		}
		const loaded = await readFile(read, `${folder.value}/${record.path}`, count);
		if (!loaded.ok) return loaded;
		const wrong = await findCorruption(loaded.value, record);
		if (wrong !== null) return failure(wrong);
		await cache.put(record.sha256, loaded.value);
		contents.set(record.path, loaded.value);
	}
	return success({ manifest: manifest.value, contents });
}

/** Reads files by HTTP below `baseUrl`, which ends with a slash. */
export function fetchReader(baseUrl: string): ReadFile {
	return async (path, onBytes) => {
		const response = await fetch(new URL(path, baseUrl));
		if (!response.ok) throw new Error(`the server answered ${response.status}`);
		if (response.body === null) return new Uint8Array(await response.arrayBuffer());
		const chunks: Bytes[] = [];
		let length = 0;
		const reader = response.body.getReader();
		for (let part = await reader.read(); !part.done; part = await reader.read()) {
			chunks.push(part.value);
			length += part.value.byteLength;
			onBytes?.(part.value.byteLength);
		}
		return join(chunks, length);
	};
}

/** @throws nothing: text that is not JSON, or not what `parse` takes, is a 'corrupt' failure. */
async function readJson<T>(
	read: ReadFile,
	path: string,
	parse: (value: unknown) => T,
): Promise<Result<T, EngineFailure>> {
	const loaded = await readFile(read, path);
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

async function readFile(
	read: ReadFile,
	path: string,
	onBytes?: (count: number) => void,
): Promise<Result<Bytes, EngineFailure>> {
	try {
		return success(await (onBytes === undefined ? read(path) : read(path, onBytes)));
	} catch (cause) {
		return failure({
			code: 'download',
			message: `${path} could not be loaded (${reasonOf(cause)}). Check the connection and try again.`,
		});
	}
}

async function firstModel(read: ReadFile): Promise<Result<string, EngineFailure>> {
	return readJson(read, 'index.json', (value) => {
		const models: unknown =
			typeof value === 'object' && value !== null && 'models' in value ? value.models : null;
		const first: unknown = Array.isArray(models) ? models[0] : null;
		if (typeof first !== 'string') throw new TypeError('models names no model');
		return first;
	});
}

async function findCorruption(bytes: Bytes, record: FileRecord): Promise<EngineFailure | null> {
	if (bytes.byteLength !== record.bytes) {
		return corrupt(record.path, `${bytes.byteLength} bytes instead of ${record.bytes}`);
	}
	// Only secure contexts have crypto.subtle; on a plain http address the length must do.
	const subtle: SubtleCrypto | undefined = globalThis.crypto.subtle;
	if (subtle === undefined) return null;
	const digest = new Uint8Array(await subtle.digest('SHA-256', bytes));
	const hex = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex === record.sha256 ? null : corrupt(record.path, 'its SHA-256 is not the promised one');
}

function corrupt(path: string, reason: string): EngineFailure {
	return {
		code: 'corrupt',
		message: `${path} is damaged: ${reason}. Reload the page without its cache and try again.`,
	};
}

function join(chunks: readonly Bytes[], length: number): Bytes {
	const whole = new Uint8Array(length);
	let at = 0;
	for (const chunk of chunks) {
		whole.set(chunk, at);
		at += chunk.byteLength;
	}
	return whole;
}
