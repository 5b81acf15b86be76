import { decode } from '../../../domain/json.ts';
import { offline } from '../../../engine/failure.ts';
import type { Backend, LoadProgress } from '../../../engine/info.ts';
import {
	expectedBuild,
	type RuntimeBuild,
	type RuntimeFiles,
	runtimeFiles,
	runtimeIndexPath,
} from '../../runtime-files.ts';
import { download } from './download.ts';
import { type FileCache, lenient } from './file-cache.ts';
import { newestOf, parseJson, type ReadFile } from './files.ts';
import { ModelFileError } from './model-file-error.ts';

export type RuntimeLoad = {
	/** The runtime's wasm, from its compressed file; null where that cannot be had, and the plain one has to do. */
	readonly wasm: (build: RuntimeBuild, version: string) => Promise<Blob | null>;
	/** Tells of the models, with the runtime's bytes beside theirs. */
	readonly onProgress: (progress: LoadProgress) => void;
};

/**
 * The runtime as a part of a load: kept, checked and counted as the models' files are.
 *
 * @param tell hears of models and runtime together.
 */
export async function openRuntimeLoad(
	backend: Backend,
	read: ReadFile,
	cache: FileCache,
	tell: (progress: LoadProgress) => void,
): Promise<RuntimeLoad> {
	const keeper = lenient(cache);
	const files = await readFiles(newestOf(read, keeper));
	const expected = files?.builds[await expectedBuild(backend)];
	const brought = new Map<RuntimeBuild, Promise<Blob | null>>();
	let models: LoadProgress = { loadedBytes: 0, totalBytes: 0, phase: 'download' };
	let [loadedBytes, totalBytes] = [0, expected?.bytes ?? 0];
	const told = (phase: LoadProgress['phase']): void =>
		tell({
			loadedBytes: models.loadedBytes + loadedBytes,
			totalBytes: models.totalBytes + totalBytes,
			phase,
		});

	async function bring(build: RuntimeBuild, version: string): Promise<Blob | null> {
		const record = files?.builds[build];
		if (record === undefined || files?.version !== version) return null;
		// The first build that was expected turned out to be of no use.
		if (record !== expected) totalBytes += record.bytes;
		const onBytes = (count: number): void => {
			loadedBytes += count;
			told('download');
		};
		try {
			const loaded = await download({ read, path: record.path, record, cache: keeper, onBytes });
			return loaded.ok ? await unpacked(loaded.value) : null;
		} catch (cause) {
			if (cause instanceof Error && cause.name === 'AbortError') throw cause;
			if (globalThis.navigator?.onLine === false) {
				throw new ModelFileError(offline.code, offline.message);
			}
			return null;
		} finally {
			told('compile');
		}
	}

	return {
		wasm(build, version) {
			const known = brought.get(build) ?? bring(build, version);
			brought.set(build, known);
			return known;
		},
		onProgress(progress) {
			models = progress;
			told(progress.phase);
		},
	};
}

async function readFiles(
	newest: (path: string) => Promise<Uint8Array<ArrayBuffer>>,
): Promise<RuntimeFiles | null> {
	// Older browsers cannot unpack it.
	if (!('DecompressionStream' in globalThis)) return null;
	try {
		const parse = (value: unknown): RuntimeFiles => {
			const read = decode(value, runtimeFiles, runtimeIndexPath);
			if (!read.ok) throw new TypeError(read.error.message);
			return read.value;
		};
		const read = parseJson(await newest(runtimeIndexPath), runtimeIndexPath, parse);
		return read.ok ? read.value : null;
	} catch {
		return null;
	}
}

/** A Blob, which the browser may keep outside of this thread's memory, and compile while it unpacks it. */
async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Blob> {
	const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
	return new Response(stream, { headers: { 'Content-Type': 'application/wasm' } }).blob();
}
