import { existsSync, openAsBlob, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { DiskFile, ModelPlace } from '../engine/choice.ts';

/**
 * What an option names: a .gguf file or a Hugging Face folder on disk, an address of either, or an id of the hub
 * with its revision (`owner/name@revision`).
 */
export async function modelPlace(named: string): Promise<MadeByOthers> {
	if (/^https?:\/\//iu.test(named)) return { kind: 'address', url: named };
	if (existsSync(named)) return fromDisk(resolve(named));
	const [id = '', revision = 'main'] = named.split('@');
	return { kind: 'hub', id, revision, file: null };
}

type MadeByOthers = Extract<ModelPlace, { readonly kind: 'address' | 'hub' | 'disk' }>;

async function fromDisk(path: string): Promise<MadeByOthers> {
	const paths = statSync(path).isDirectory()
		? readdirSync(path).map((name) => join(path, name))
		: [path];
	const files: DiskFile[] = [];
	for (const file of paths.filter((one) => statSync(one).isFile())) {
		const lastModified = statSync(file).mtimeMs;
		const name = basename(file);
		// A File that is a Blob of the disk: nothing is read before it is asked for.
		const blob = await openAsBlob(file);
		files.push({ path: name, file: Object.assign(blob, { name, lastModified }) as File });
	}
	return { kind: 'disk', name: basename(path), files };
}
