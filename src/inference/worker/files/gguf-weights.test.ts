import { openAsBlob, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { WeightSource } from '../model/config.ts';
import { configFromJson } from '../model/config-json.ts';
import { type ByteSource, blobSource } from './byte-source.ts';
import { readGgufHeader } from './gguf.ts';
import { openGguf } from './gguf-weights.ts';
import { openSafetensors } from './safetensors.ts';
import { storedTensor } from './tensor.ts';

const types = ['F16', 'BF16', 'Q4_0', 'Q4_1', 'Q5_0', 'Q5_1', 'Q8_0', 'Q4_K', 'Q5_K', 'Q6_K'];

test.each(types)('%s gives the floats of gguf-py, bit for bit', async (type) => {
	const source = await vectorSource('blocks.gguf');
	const { tensors } = await readGgufHeader(source);
	const tensor = (name: string) => {
		const info = tensors.find((found) => found.name === name);
		if (info === undefined) throw new Error(`no ${name}`);
		return storedTensor({ ...info, source, interleavedHeads: null });
	};
	const blocks = tensor(`${type}.blocks`);
	expect(blocks.type).toBe(type);
	const expected = await tensor(`${type}.floats`).floats(0, 2);
	expect(bits(await blocks.floats(0, 2))).toEqual(bits(expected));
	expect(bits(await blocks.floats(1, 2))).toEqual(bits(expected.subarray(256)));
});

test.each([
	['llama', [1, 2, 3].map((at) => `model-0000${at}-of-00003.safetensors`)],
	['qwen2', ['model.safetensors']],
	['qwen3', ['model.safetensors']],
])('%s as GGUF has the config and the numbers of its Hugging Face folder', async (name, files) => {
	const gguf = await openGguf(await vectorSource(`${name}.gguf`));
	const folder = await openSafetensors(
		await Promise.all(files.map((file) => vectorSource(`${name}/${file}`))),
	);
	const config = configFromJson(
		JSON.parse(readFileSync(vectorPath(`${name}/config.json`), 'utf8')),
		'config.json',
	);
	expect(round(gguf.config)).toEqual(round(config));
	expect(gguf.weights.names.toSorted()).toEqual(folder.names.toSorted());
	for (const key of folder.names) {
		expect(gguf.weights.tensor(key).shape).toEqual(folder.tensor(key).shape);
		expect(await all(gguf.weights, key), key).toEqual(await all(folder, key));
	}
});

test('rows of a reordered matrix can be asked for from any row on', async () => {
	const { weights } = await openGguf(await vectorSource('llama.gguf'));
	const tensor = weights.tensor('model.layers.1.self_attn.q_proj.weight');
	const [rows = 0, width = 0] = tensor.shape;
	const whole = await tensor.floats(0, rows);
	for (const [from, to] of [
		[0, 1],
		[7, 9],
		[15, 33],
		[63, 64],
		[5, 5],
	] as const) {
		expect(await tensor.floats(from, to)).toEqual(whole.slice(from * width, to * width));
	}
});

/** A file that training/scripts/model_vectors.py wrote. */
function vectorPath(name: string): string {
	return new URL(`../../testing/vectors/${name}`, import.meta.url).pathname;
}

async function vectorSource(name: string): Promise<ByteSource> {
	return blobSource(await openAsBlob(vectorPath(name)), name);
}

/** As numbers of bits: NaN equals itself and −0 is not 0. */
function bits(floats: Float32Array<ArrayBuffer>): Uint32Array {
	return new Uint32Array(floats.slice().buffer);
}

async function all(source: WeightSource, name: string): Promise<Float32Array> {
	const tensor = source.tensor(name);
	const rows = tensor.shape.slice(0, -1).reduce((product, length) => product * length, 1);
	return tensor.floats(0, rows);
}

/** RoPE factors and eps are float32 in a GGUF file. */
function round(value: unknown): unknown {
	return JSON.parse(JSON.stringify(value), (_, item) =>
		typeof item === 'number' ? Number(item.toPrecision(5)) : item,
	);
}
