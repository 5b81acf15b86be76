import { readFile } from 'node:fs/promises';
import type { ReadFile } from '../../inference/worker/files/files.ts';

/** A Hugging Face folder for which `readSite` has reward heads. */
export const tinyHeadsBase = 'src/inference/testing/vectors/heads/base';

/** The models folder of this site, with the heads of a tiny model in the place of the real ones. */
export const readSite: ReadFile = async (path) => {
	const [, file] = path.split('-heads/');
	const shipped = `public/models/${path}`;
	const bytes = await readFile(
		file === undefined ? shipped : `src/inference/testing/vectors/heads/${file}`,
	);
	return { from: 0, chunks: [new Uint8Array(bytes)] };
};
