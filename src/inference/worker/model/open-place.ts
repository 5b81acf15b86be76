import type { ModelPlace } from '../../../engine/choice.ts';
import { hubFolder } from '../files/hub.ts';
import { addressFolder, diskFolder, type ModelFolder } from '../files/model-folder.ts';
import { type OpenedModel, openModel } from './open-model.ts';

/**
 * The model at a place, its small files read; null where there is no file to open: the shipped models, a server, nobody.
 * Rejects with a ModelFileError.
 */
export async function openPlace(
	place: ModelPlace,
	signal: AbortSignal | undefined,
): Promise<OpenedModel | null> {
	const folder = await folderOf(place, signal);
	return folder === null ? null : openModel(folder, place.kind === 'hub' ? place.file : null);
}

async function folderOf(
	place: ModelPlace,
	signal: AbortSignal | undefined,
): Promise<ModelFolder | null> {
	switch (place.kind) {
		case 'disk':
			return diskFolder(place.name, new Map(place.files.map(({ path, file }) => [path, file])));
		case 'address':
			return addressFolder(place.url, signal);
		case 'hub':
			return hubFolder(place.id, { revision: place.revision, ...(signal ? { signal } : {}) });
		case 'shipped':
		case 'none':
		case 'server':
			return null;
	}
}
