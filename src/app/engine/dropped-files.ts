import { fromEvent } from 'file-selector';
import type { PlaceForm } from './model-form.ts';

/** Files that were dropped, or those of a folder with their paths below it; null where it was something else. */
export async function droppedFiles(
	event: DragEvent,
): Promise<Pick<PlaceForm, 'files' | 'folder'> | null> {
	const found = (await fromEvent(event)).filter((item) => item instanceof File);
	if (found.length === 0) return null;
	const paths = found.map(({ path }) => path.split('/').filter((part) => !/^\.?$/u.test(part)));
	const isFolder = paths.every((parts) => parts.length > 1);
	return {
		folder: isFolder ? (paths[0]?.[0] ?? '') : '',
		files: found.map((file, at) => {
			const parts = paths[at] ?? [];
			return { path: (isFolder ? parts.slice(1) : parts).join('/'), file };
		}),
	};
}
