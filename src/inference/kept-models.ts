import { list, number, optional, parseJson, record, text, whole } from '../domain/json.ts';
import type { KeptModel } from '../engine/info.ts';

/** The folder of the origin private file system that holds a folder for each model's converted weights. */
const keptFolder = 'models';
/** In each of them. */
export const recordName = 'record.json';
const keptRecord = record({
	name: text,
	steps: whole,
	done: whole,
	bytes: number,
	/** SHA-256 of what the weights were made of; empty until all are made, and where nobody computed them. */
	hashes: optional(list(text), []),
});
export type KeptRecord = ReturnType<typeof keptRecord>;

type Storage = Pick<StorageManager, 'getDirectory'>;

/** Models whose converted weights are kept. Rejects where nothing can be kept. */
export async function listKeptModels(storage: Storage): Promise<readonly KeptModel[]> {
	const models: KeptModel[] = [];
	for await (const [key, handle] of (await rootOf(storage)).entries()) {
		if (handle.kind !== 'directory') continue;
		const known = await readKeptRecord(handle as FileSystemDirectoryHandle);
		if (known === null) continue;
		const { name, bytes, done, steps } = known;
		models.push({ key, name, bytes, isWhole: done === steps });
	}
	return models.sort((a, b) => a.name.localeCompare(b.name));
}

/** Gives back the room of one model. Rejects while a load writes it. */
export async function clearKeptModel(storage: Storage, key: string): Promise<void> {
	await (await rootOf(storage)).removeEntry(key, { recursive: true });
}

/** Null where nothing was kept yet. */
export async function readKeptRecord(
	folder: FileSystemDirectoryHandle,
): Promise<KeptRecord | null> {
	try {
		const file = await (await folder.getFileHandle(recordName)).getFile();
		const read = parseJson(await file.text(), keptRecord);
		return read.ok ? read.value : null;
	} catch {
		return null;
	}
}

export async function rootOf(storage: Storage): Promise<FileSystemDirectoryHandle> {
	return (await storage.getDirectory()).getDirectoryHandle(keptFolder, { create: true });
}
