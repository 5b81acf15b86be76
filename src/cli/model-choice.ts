import { existsSync, openAsBlob, readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { ModelChoice } from '../inference/contract.ts';

/**
 * What an option names: a .gguf file or a Hugging Face folder on disk, an address of either, or an id of the hub
 * with its revision (`owner/name@revision`).
 */
export async function modelChoice(named: string): Promise<ModelChoice> {
	if (/^https?:\/\//iu.test(named)) return { kind: 'address', address: named, gguf: null };
	if (existsSync(named)) return fromDisk(resolve(named));
	const [id = '', revision = 'main'] = named.split('@');
	return { kind: 'hub', id, revision, gguf: null };
}

async function fromDisk(path: string): Promise<ModelChoice> {
	const paths = statSync(path).isDirectory()
		? readdirSync(path).map((name) => join(path, name))
		: [path];
	const files = new Map<string, File>();
	for (const file of paths.filter((one) => statSync(one).isFile())) {
		const lastModified = statSync(file).mtimeMs;
		// A File that is a Blob of the disk: nothing is read before it is asked for.
		const blob = await openAsBlob(file);
		files.set(basename(file), Object.assign(blob, { name: basename(file), lastModified }) as File);
	}
	return { kind: 'disk', name: basename(path), files, gguf: null };
}
