/** What blocks of GGUF files become in blocks of 8 bits (model_vectors.py wrote the file). */
import { openAsBlob } from 'node:fs';
import { expect, test } from 'vitest';
import { blobSource } from '../files/byte-source.ts';
import { readGgufHeader } from '../files/gguf.ts';
import { storedTensor } from '../files/tensor.ts';
import type { WeightTensor } from '../model/config.ts';
import { blockSize, convertRows, type RowReader } from './forms.ts';

const file = new URL('../../testing/vectors/blocks.gguf', import.meta.url);
const source = blobSource(await openAsBlob(file), 'blocks.gguf');
const { tensors } = await readGgufHeader(source);

function blocksOf(type: string): WeightTensor {
	const info = tensors.find(({ name }) => name === `${type}.blocks`);
	if (info === undefined) throw new Error(`no ${type}`);
	return storedTensor({ ...info, source, interleavedHeads: null });
}

/** Sum of the squares of what rounding changes, as a share of all. */
async function roundedAway(tensor: RowReader): Promise<number> {
	const [rows = 0, columns = 0] = tensor.shape;
	const pieces: number[] = [];
	for await (const bytes of convertRows([tensor], { rows, columns, form: 'blocks-8' }))
		pieces.push(...bytes);
	const numbers = rows * columns;
	const scales = new Float32Array(Uint8Array.from(pieces.slice(numbers)).buffer);
	let [off, all] = [0, 0];
	for (const [at, value] of (await tensor.floats(0, rows)).entries()) {
		const held = ((pieces[at] ?? 0) - 128) * (scales[Math.floor(at / blockSize)] ?? 0);
		off += (held - value) ** 2;
		all += value ** 2;
	}
	return off / all;
}

test.each(['Q4_0', 'Q5_0', 'Q8_0'])('%s loses nothing', async (type) => {
	expect(await roundedAway(blocksOf(type))).toBeLessThan(1e-13);
});

test('Q6_K loses less than without its steps, though not nothing', async () => {
	const tensor = blocksOf('Q6_K');
	const { name, shape } = tensor;
	const floats = (from: number, to: number) => tensor.floats(from, to);
	const without = await roundedAway({ name, shape, floats });
	expect(await roundedAway(tensor)).toBeLessThan(0.8 * without);
	expect(await roundedAway(tensor)).toBeGreaterThan(0);
});

test.each(['Q4_1', 'Q4_K', 'Q5_1', 'Q5_K'])('%s loses little', async (type) => {
	expect(await roundedAway(blocksOf(type))).toBeLessThan(2e-5);
});
