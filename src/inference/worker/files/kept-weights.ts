import { type KeptRecord, readKeptRecord, recordName, rootOf } from '../../kept-models.ts';
import type { Bytes } from './bytes.ts';
import { type Conversion, type ConversionStep, shardSizes, totalBytes } from './conversion.ts';
import { ModelFileError } from './model-file-error.ts';
import type { OpenFile, WeightFile } from './open-file.ts';

/** Converted weights in the origin private file system, a folder a model. */
export interface KeptWeights {
	/**
	 * The files of a conversion, made where they are not kept, from where an earlier load was left, and open. What was
	 * made stays when it is cancelled or fails.
	 *
	 * Rejects with a ModelFileError ('too-large' before anything is read, 'storage-full', 'storage-blocked'), an
	 * AbortError, or as `convert` does.
	 */
	files(conversion: Conversion): Promise<readonly WeightFile[]>;
}

/** Room that is left for everything else that the page keeps. */
const spareBytes = 50_000_000;

/**
 * @param storage navigator.storage: the worker's, since only there files are written in place.
 */
export function openKeptWeights(
	storage: Pick<StorageManager, 'getDirectory' | 'estimate'>,
): KeptWeights {
	return {
		async files(conversion) {
			const { key, name, steps, signal, onBytes, onHashes } = conversion;
			const folder = await blockedNamed(async () =>
				(await rootOf(storage)).getDirectoryHandle(key, { create: true }),
			);
			const total = totalBytes(steps);
			const known = await readKeptRecord(folder);
			const done = await stepsDone(folder, steps, known);
			const hashes = known?.hashes ?? [];
			// A load that was left while the rest of a file was hashed has all weights and no hash.
			if (done < steps.length || hashes.length === 0) {
				if (done < steps.length) await demandRoom(storage, name, totalBytes(steps.slice(done)));
				onHashes(await continueFrom(folder, done, conversion, total));
			} else onHashes(hashes);
			signal.throwIfAborted();
			onBytes(total, total);
			return Promise.all(shardSizes(steps).map((_, at) => openToRead(folder, at)));
		},
	};
}

/** How far an earlier load came; from the start where its record and its shards disagree. */
async function stepsDone(
	folder: FileSystemDirectoryHandle,
	steps: readonly ConversionStep[],
	known: KeptRecord | null,
): Promise<number> {
	if (known === null || known.steps !== steps.length || known.done > steps.length) return 0;
	for (const [at, size] of shardSizes(steps.slice(0, known.done)).entries()) {
		const shard = await readShard(folder, at).catch(() => null);
		if (shard === null || shard.size < size) return 0;
	}
	return known.done;
}

/** Writes in place, shard by shard; the record says after each step how far it is. */
async function continueFrom(
	folder: FileSystemDirectoryHandle,
	first: number,
	{ name, steps, convert, onBytes, signal, hashes: hashesOf }: Conversion,
	total: number,
): Promise<readonly string[]> {
	const shards = new Map<number, FileInPlace>();
	let done = first;
	let written = totalBytes(steps.slice(0, first));
	let within = 0;
	let hashes: readonly string[] = [];
	const keep = async (): Promise<void> => {
		for (const shard of shards.values()) shard.flush();
		await writeRecord(folder, {
			name,
			steps: steps.length,
			done,
			bytes: written,
			hashes: [...hashes],
		});
	};
	let keptAt = written;
	try {
		onBytes(written, total);
		for await (const { file, bytes } of convert(first)) {
			signal.throwIfAborted();
			const shard = shards.get(file) ?? (await openShard(folder, file));
			shards.set(file, shard);
			for (let at = 0; at < bytes.byteLength; ) {
				const step = steps[done];
				if (step === undefined || step.file !== file) {
					throw new Error('the conversion gave other bytes than its steps promise');
				}
				const length = Math.min(step.bytes - within, bytes.byteLength - at);
				shard.write(bytes.subarray(at, at + length), { at: step.offset + within });
				at += length;
				within += length;
				if (within < step.bytes) continue;
				within = 0;
				done += 1;
				written += step.bytes;
			}
			onBytes(written + within, total);
			if (written - keptAt >= bytesBetweenRecords) {
				await keep();
				keptAt = written;
			}
		}
		if (done < steps.length) throw new Error('the conversion gave fewer bytes than it promised');
		hashes = await hashesOf();
		return hashes;
	} catch (cause) {
		throw isNamed(cause, 'QuotaExceededError') ? full(name) : cause;
	} finally {
		// Also what came before a cancelled load ended. A full disk fails here once more: its error came first.
		await keep().catch(() => undefined);
		for (const shard of shards.values()) shard.close();
	}
}

/** A tab that is closed loses at most this much of its work. */
const bytesBetweenRecords = 32_000_000;

async function openShard(folder: FileSystemDirectoryHandle, file: number): Promise<FileInPlace> {
	const handle = await folder.getFileHandle(shardName(file), { create: true });
	return blockedNamed(() => inPlace(handle));
}

/** FileSystemSyncAccessHandle, which TypeScript knows in workers only and tests of both threads read. */
type FileInPlace = OpenFile & {
	write(bytes: Bytes, options: { readonly at: number }): number;
	truncate(size: number): void;
	flush(): void;
};

/** Opens a file for one writer; whoever else tries is refused. Readers are as many as wish, where a browser knows the mode. */
export function inPlace(
	handle: FileSystemFileHandle,
	mode: 'readwrite' | 'read-only' = 'readwrite',
): Promise<FileInPlace> {
	type InWorker = { createSyncAccessHandle(options: object): Promise<FileInPlace> };
	return (handle as FileSystemFileHandle & InWorker).createSyncAccessHandle({ mode });
}

/** As a File where another tab is reading it and the browser lets only one. */
async function openToRead(folder: FileSystemDirectoryHandle, file: number): Promise<WeightFile> {
	const handle = await folder.getFileHandle(shardName(file));
	return inPlace(handle, 'read-only').catch(() => handle.getFile());
}

/** The one way on of everything that storage refuses but room. */
async function blockedNamed<T>(job: () => Promise<T>): Promise<T> {
	try {
		return await job();
	} catch (cause) {
		const isElsewhere = isNamed(cause, 'NoModificationAllowedError');
		throw new ModelFileError(
			'storage-blocked',
			isElsewhere
				? 'Another tab of this page is loading the same model. Wait until it has done so, or close it, and load the model again.'
				: 'This browser keeps no files for the page (a private window, its settings, or an address without HTTPS). Open the page in a normal window to keep the model.',
		);
	}
}

/** By name: browsers are about to make the quota's error a class of its own. */
function isNamed(cause: unknown, name: string): boolean {
	return cause instanceof Error && cause.name === name;
}

function full(name: string): ModelFileError {
	return new ModelFileError(
		'storage-full',
		`The device ran out of space while ${name} was kept; what was kept of it stays. Clear a model or free some space, and load it again.`,
	);
}

async function readShard(folder: FileSystemDirectoryHandle, file: number): Promise<File> {
	return (await folder.getFileHandle(shardName(file))).getFile();
}

function shardName(file: number): string {
	return `weights-${file}.bin`;
}

async function writeRecord(folder: FileSystemDirectoryHandle, value: KeptRecord): Promise<void> {
	const handle = await folder.getFileHandle(recordName, { create: true });
	const file = await inPlace(handle);
	try {
		const bytes = new TextEncoder().encode(JSON.stringify(value));
		file.truncate(0);
		file.write(bytes, { at: 0 });
		file.flush();
	} finally {
		file.close();
	}
}

/** Told before the load: half a model is of no use. */
async function demandRoom(
	storage: Pick<StorageManager, 'estimate'>,
	name: string,
	bytes: number,
): Promise<void> {
	const { quota, usage } = await storage.estimate();
	if (quota === undefined || usage === undefined) return;
	const free = quota - usage - spareBytes;
	if (bytes <= free) return;
	throw new ModelFileError(
		'too-large',
		`${name} needs ${inMegabytes(bytes)} more on this device, and the browser gives this page ${inMegabytes(Math.max(0, free))}. Clear a model that is kept, free some space, or take a smaller one.`,
	);
}

function inMegabytes(bytes: number): string {
	return `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
}
