import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { Random } from '../../../domain/random.ts';
import { checkWeights } from '../model/check-weights.ts';
import { configFromJson } from '../model/config-json.ts';
import { type ByteSource, blobSource } from './byte-source.ts';
import type { Bytes } from './bytes.ts';
import { openGguf } from './gguf-weights.ts';
import { ModelFileError } from './model-file-error.ts';
import { openSafetensors } from './safetensors.ts';

const vector = (name: string): Bytes =>
	new Uint8Array(readFileSync(new URL(`../../testing/vectors/${name}`, import.meta.url)));
const config: Readonly<Record<string, unknown>> = JSON.parse(
	new TextDecoder().decode(vector('qwen2/config.json')),
);

const sourceOf = (bytes: Bytes): ByteSource => blobSource(new Blob([bytes]), 'a file');

async function readAll(kind: string, bytes: Bytes): Promise<void> {
	const source = sourceOf(bytes);
	const { weights } =
		kind === 'gguf' ? await openGguf(source) : { weights: await openSafetensors([source]) };
	for (const name of weights.names) {
		const tensor = weights.tensor(name);
		await tensor.floats(0, Math.min(1, tensor.shape.at(-2) ?? 1));
	}
}

/** @returns the failure's code; 'fine' for none. Anything else that is thrown fails the test. */
async function codeOf(job: () => unknown): Promise<string> {
	try {
		await job();
		return 'fine';
	} catch (cause) {
		if (!(cause instanceof ModelFileError)) throw cause;
		expect(cause.message).toMatch(/\. .*\.$/u);
		return cause.failure.code;
	}
}

function replaced(bytes: Bytes, from: string, to: string): Bytes {
	const at = Buffer.from(bytes).indexOf(from);
	expect(at).toBeGreaterThan(-1);
	const copy = bytes.slice();
	copy.set(new TextEncoder().encode(to), at);
	return copy;
}

/** Where the type of a GGUF tensor stands: behind its name, the number of dimensions and two of these. */
function withType(bytes: Bytes, name: string, type: number): Bytes {
	const copy = bytes.slice();
	copy[Buffer.from(bytes).indexOf(name) + name.length + 4 + 16] = type;
	return copy;
}

const gguf = vector('qwen2.gguf');
const safetensors = vector('qwen2/model.safetensors');

test.each<[string, string, string, () => Bytes]>([
	['gguf', 'half a GGUF', 'truncated', () => gguf.slice(0, gguf.length / 2)],
	['gguf', 'half a header', 'truncated', () => gguf.slice(0, 900)],
	['gguf', 'a page', 'not-a-model', () => new TextEncoder().encode('<!doctype html>')],
	['gguf', 'nothing', 'truncated', () => new Uint8Array(0)],
	['gguf', 'another architecture', 'unknown-architecture', () => replaced(gguf, 'qwen2', 'gemma')],
	['gguf', 'IQ2_XXS', 'unsupported-type', () => withType(gguf, 'blk.0.attn_q.weight', 16)],
	['gguf', 'a type of the future', 'not-a-model', () => withType(gguf, 'blk.0.attn_q.weight', 250)],
	['gguf', 'Q6_K in rows of 64', 'wrong-shape', () => withType(gguf, 'blk.0.attn_q.weight', 14)],
	['safetensors', 'half a file', 'truncated', () => safetensors.slice(0, -5)],
	['safetensors', 'a page', 'not-a-model', () => new TextEncoder().encode('<!doctype html>')],
	['safetensors', 'nothing', 'truncated', () => new Uint8Array(0)],
	['safetensors', 'FP8', 'unsupported-type', () => replaced(safetensors, '"BF16"', '"F8__"')],
	[
		'safetensors',
		'a lying shape',
		'wrong-shape',
		() => replaced(safetensors, '[40,64]', '[41,64]'),
	],
])('%s: %s is %s', async (kind, _, code, make) => {
	expect(await codeOf(() => readAll(kind, make()))).toBe(code);
});

test.each<[string, Record<string, unknown>, string]>([
	['an architecture', { model_type: 'gemma3' }, 'unknown-architecture'],
	['no architecture', { model_type: undefined }, 'not-a-model'],
	['a width in words', { hidden_size: 'wide' }, 'not-a-model'],
	['heads that do not divide', { num_key_value_heads: 3 }, 'not-a-model'],
	['heads that no kernel takes', { head_dim: 24 }, 'unknown-architecture'],
	['heads as wide as a memory', { head_dim: 2 ** 40 }, 'not-a-model'],
	['YaRN', { rope_scaling: { type: 'yarn' }, rope_parameters: null }, 'unknown-architecture'],
	['another activation', { hidden_act: 'gelu' }, 'unknown-architecture'],
	['AWQ', { quantization_config: { quant_method: 'awq' } }, 'unsupported-type'],
])('a config with %s', async (_, change, code) => {
	expect(await codeOf(() => configFromJson({ ...config, ...change }, 'config.json'))).toBe(code);
});

test.each<[string, Record<string, unknown>, string]>([
	['of this model', {}, 'fine'],
	['of a wider one', { intermediate_size: 64 }, 'wrong-shape'],
	['of a deeper one', { num_hidden_layers: 3 }, 'missing-tensor'],
	['of a larger vocabulary', { vocab_size: 41 }, 'wrong-shape'],
])('weights beside a config %s', async (_, change, code) => {
	const weights = await openSafetensors([sourceOf(safetensors)]);
	const read = configFromJson({ ...config, ...change }, 'config.json');
	expect(await codeOf(() => checkWeights(read, weights, 'the model'))).toBe(code);
});

describe('a file that is damaged anywhere is read or refused by name', () => {
	test.each([
		['gguf', gguf, 2500],
		['gguf', vector('llama.gguf'), 2500],
		['safetensors', safetensors, 2000],
	] as const)('%s', async (kind, bytes, headerBytes) => {
		const random = new Random(13);
		const codes = new Map<string, number>();
		for (let round = 0; round < 1500; round++) {
			const spoilt = bytes.slice(0, random.next() < 0.2 ? random.int(0, bytes.length) : undefined);
			for (let change = random.int(1, 4); change > 0; change--) {
				spoilt[random.int(0, headerBytes)] = random.pick([0, 1, 127, 255, random.int(0, 255)]);
			}
			const code = await codeOf(() => readAll(kind, spoilt));
			codes.set(code, (codes.get(code) ?? 0) + 1);
		}
		expect(codes.size).toBeGreaterThan(3);
	});
});

test('a file that changes while it is read says so', async () => {
	const blob = new Blob([gguf]);
	const gone = Object.assign(blob, {
		slice: () => ({ arrayBuffer: () => Promise.reject(new DOMException('', 'NotReadableError')) }),
	});
	expect(await codeOf(() => openGguf(blobSource(gone, 'a file')))).toBe('file-changed');
});
