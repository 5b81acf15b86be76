import { readFileSync } from 'node:fs';
import { type ByteSource, blobSource } from '../files/byte-source.ts';

const vectors = new URL('./vectors/', import.meta.url);

/** A file that training/scripts/model_vectors.py wrote. */
export function vector(path: string): Uint8Array<ArrayBuffer> {
	return new Uint8Array(readFileSync(new URL(path, vectors)));
}

export function vectorSource(path: string): ByteSource {
	return blobSource(new Blob([vector(path)]), path);
}

export function vectorJson(path: string): unknown {
	return JSON.parse(new TextDecoder().decode(vector(path)));
}
