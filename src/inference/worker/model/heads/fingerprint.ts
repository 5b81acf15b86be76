import type { WeightSource } from '../config.ts';
import { sha256 } from './sha256.ts';

/**
 * What knows a model whatever its matrices are packed in: SHA-256 over its norms and biases (all that is a vector),
 * in the order of their names; of each the name, a newline, and float32 little-endian (training/shepherd/base.py).
 *
 * @returns lower-case hexadecimal. Rejects with a ModelFileError where the file cannot be read.
 */
export async function fingerprintOf(weights: WeightSource): Promise<string> {
	const vectors = weights.names
		.filter((name) => weights.tensor(name).shape.length === 1)
		.toSorted((a, b) => (a < b ? -1 : 1));
	const read = await Promise.all(vectors.map((name) => weights.tensor(name).floats(0, 1)));
	const pieces: BlobPart[] = [];
	for (const [at, name] of vectors.entries()) {
		const values = read[at] ?? new Float32Array(0);
		const bytes = new DataView(new ArrayBuffer(4 * values.length));
		for (const [at, value] of values.entries()) bytes.setFloat32(4 * at, value, true);
		pieces.push(`${name}\n`, bytes.buffer);
	}
	return sha256(await new Blob(pieces).arrayBuffer());
}
