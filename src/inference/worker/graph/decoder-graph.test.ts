/** The graph in onnxruntime-web, on WebAssembly, against what `transformers` computes (logit_vectors.py). */
import { openAsBlob, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { type Batch, createCacheMeter, type Decoder } from '../decoder/decoder.ts';
import { openDecoder } from '../decoder/open-decoder.ts';
import { blobSource } from '../files/byte-source.ts';
import { openGguf } from '../files/gguf-weights.ts';
import type { WeightSource } from '../model/config.ts';
import { nextTokenReader } from '../model/next-token.ts';
import { openRuntime } from '../runtime/ort.ts';
import { createQueue } from '../runtime/queue.ts';
import { blockSize, convertRows, type WeightForm } from './forms.ts';
import type { Head } from './heads.ts';
import type { Precision } from './linear.ts';

const models = ['llama', 'qwen2', 'qwen3'];
const writes: Head = { kind: 'logits' };
const place = {
	runtime: await openRuntime('wasm'),
	queue: createQueue(),
	meter: createCacheMeter(),
};

type Vectors = {
	readonly ids: readonly number[];
	/** [24, vocab] and [24, hidden]. */
	readonly logits: readonly (readonly number[])[];
	readonly states: readonly (readonly number[])[];
};

function vectorsOf(model: string): Vectors {
	const file = new URL(`../../testing/vectors/${model}/logits.json`, import.meta.url);
	return JSON.parse(readFileSync(file, 'utf8'));
}

async function ggufOf(model: string) {
	const file = new URL(`../../testing/vectors/${model}.gguf`, import.meta.url);
	return openGguf(blobSource(await openAsBlob(file), model));
}

async function open(
	model: string,
	heads: readonly Head[],
	precision: Precision = 'float32',
	replaced?: (source: WeightSource) => WeightSource,
): Promise<Decoder> {
	const { config, weights } = await ggufOf(model);
	const source = replaced?.(weights) ?? weights;
	return openDecoder(place, { config, heads, precision, maxTokens: 64 }, source);
}

function largestDifference(actual: Float32Array, expected: readonly number[]): number {
	expect(actual).toHaveLength(expected.length);
	return expected.reduce(
		(most, value, at) => Math.max(most, Math.abs(value - (actual[at] ?? Number.NaN))),
		0,
	);
}

test.each(models)(
	'%s gives the logits of transformers: at once, in chunks, in a batch whose rows part',
	async (model) => {
		const { ids, logits } = vectorsOf(model);
		const decoder = await open(model, [writes]);
		const all = await decoder.begin().read(ids, [...ids.keys()]);
		expect(largestDifference(all, logits.flat())).toBeLessThan(1e-5);

		const question = decoder.begin();
		await question.read(ids.slice(0, 9));
		const chunk = await question.read(ids.slice(9, 20), [0, 10]);
		const expected = [logits[9] ?? [], logits[19] ?? []].flat();
		expect(largestDifference(chunk, expected)).toBeLessThan(1e-5);

		const batch = question.fanOut(3);
		await batch.read([1, ids[20] ?? 0, 2]);
		batch.keep([1, 0]);
		const rows = await batch.read([ids[21] ?? 0, 7]);
		const mine = rows.subarray(0, rows.length / 2);
		expect(largestDifference(mine, logits[21] ?? [])).toBeLessThan(1e-5);
		await decoder.release();
	},
);

test('the likeliest tokens come with the mass of all, and the next token with its share', async () => {
	const { ids, logits } = vectorsOf('qwen2');
	const head = { kind: 'top', count: 5 } as const;
	const decoder = await open('qwen2', [head]);
	const reader = nextTokenReader(head, logits[0]?.length ?? 0);
	const output = await decoder.begin().read(ids, [...ids.keys()]);
	for (const [at, row] of logits.entries()) {
		const said = output.subarray(at * reader.width, (at + 1) * reader.width);
		const next = reader.next(said);
		const ranked = [...row.entries()].sort(([, a], [, b]) => b - a).slice(0, 5);
		expect([...(next.ids ?? [])]).toEqual(ranked.map(([id]) => id));
		const values = ranked.map(([, logit]) => logit);
		expect(largestDifference(next.logits, values)).toBeLessThan(1e-5);
		const logSum = Math.log(row.reduce((sum, logit) => sum + Math.exp(logit), 0));
		expect(next.logSum).toBeCloseTo(logSum, 4);
		const following = ids[at + 1];
		if (following === undefined) continue;
		expect(reader.logProbability(said, following)).toBeCloseTo((row[following] ?? 0) - logSum, 4);
	}
	await decoder.release();
});

test('a token pair, and layers with one class or two, are the rewards that they should be', async () => {
	const { ids, logits, states } = vectorsOf('qwen2');
	const hidden = states[0]?.length ?? 0;
	const numbers = (count: number, seed: number): Float32Array<ArrayBuffer> =>
		Float32Array.from({ length: count }, (_, at) => Math.sin(seed + at));
	const added: Record<string, { shape: number[]; values: Float32Array<ArrayBuffer> }> = {
		'score.0.weight': { shape: [hidden, hidden], values: numbers(hidden * hidden, 1) },
		'score.0.bias': { shape: [hidden], values: numbers(hidden, 2) },
		'score.2.weight': { shape: [2, hidden], values: numbers(2 * hidden, 3) },
		'score.weight': { shape: [1, hidden], values: numbers(hidden, 4) },
	};
	const withHeads = (source: WeightSource): WeightSource => ({
		...source,
		tensor(name) {
			const own = added[name];
			if (own === undefined) return source.tensor(name);
			const { shape, values } = own;
			const width = shape.at(-1) ?? 1;
			return {
				...{ name, shape, type: 'F32' },
				floats: async (from, to) => values.slice(from * width, to * width),
				blocks: async () => Promise.reject(new Error('not stored')),
			};
		},
	});
	const two = [
		{ weight: 'score.0.weight', bias: 'score.0.bias' },
		{ weight: 'score.2.weight', bias: null },
	];
	const one = [{ weight: 'score.weight', bias: null }];
	const heads: Head[] = [
		{ kind: 'pair', good: 3, bad: 8 },
		{ kind: 'layers', layers: one, classes: 1 },
		{ kind: 'layers', layers: two, classes: 2 },
	];
	/** A reward with what it was made of, of each position. */
	const readingsOf = async (head: Head): Promise<number[][]> => {
		const decoder = await open('qwen2', [head], 'float32', withHeads);
		const output = await decoder.begin().read(ids, [4, 23]);
		await decoder.release();
		const width = output.length / 2;
		return [0, 1].map((at) => [...output.subarray(at * width, (at + 1) * width)]);
	};
	const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
	const times = (name: string, row: number, x: readonly number[]): number =>
		x.reduce((sum, value, at) => sum + value * (added[name]?.values[row * x.length + at] ?? 0), 0);
	const expected = [4, 23].map((at) => {
		const state = states[at] ?? [];
		const inner = state.map((_, row) =>
			Math.max(0, times('score.0.weight', row, state) + (added['score.0.bias']?.values[row] ?? 0)),
		);
		const signs = [logits[at]?.[3] ?? 0, logits[at]?.[8] ?? 0] as const;
		const value = times('score.weight', 0, state);
		const classes = [0, 1].map((row) => times('score.2.weight', row, inner)) as [number, number];
		return [
			[sigmoid(signs[0] - signs[1]), ...signs],
			[sigmoid(value), value],
			[sigmoid(classes[1] - classes[0]), ...classes],
		];
	});
	for (const [at, head] of heads.entries()) {
		for (const [place, reading] of (await readingsOf(head)).entries()) {
			const due = expected[place]?.[at] ?? [];
			expect(reading).toHaveLength(due.length);
			for (const [part, number] of reading.entries()) {
				expect(number).toBeCloseTo(due[part] ?? Number.NaN, 4);
			}
		}
	}
});

/** A source whose matrices are what a form makes of them. */
function requantised(
	source: WeightSource,
	formOf: (name: string) => Extract<WeightForm, 'blocks-8' | 'blocks-4'>,
): WeightSource {
	return {
		...source,
		tensor(name) {
			const tensor = source.tensor(name);
			const { shape, type } = tensor;
			const [rows = 0, columns] = shape;
			if (columns === undefined) return tensor;
			const form = formOf(name);
			return {
				...{ name, shape, type },
				async floats(from, to) {
					const pieces: number[] = [];
					const shape = { rows, columns, form };
					for await (const bytes of convertRows([tensor], shape)) pieces.push(...bytes);
					const bytes = Uint8Array.from(pieces);
					const blocks = (rows * columns) / blockSize;
					const scales = new Float32Array(bytes.slice(-4 * blocks).buffer);
					return Float32Array.from({ length: (to - from) * columns }, (_, place) => {
						const at = from * columns + place;
						const half = bytes[at >> 1] ?? 0;
						const four = (at % 2 === 0 ? half & 15 : half >> 4) - 8;
						const whole = form === 'blocks-8' ? (bytes[at] ?? 0) - 128 : four;
						return whole * (scales[Math.floor(at / blockSize)] ?? 0);
					});
				},
			};
		},
	};
}

test.each(['blocks-8', 'blocks-4'] as const)(
	'%s compute with the numbers that they hold',
	async (form) => {
		const { ids, logits } = vectorsOf('qwen2');
		const positions = [...ids.keys()];
		const read = (batch: Batch) => batch.read(ids, positions);
		const decoder = await open('qwen2', [writes], form);
		const found = await read(decoder.begin());
		const exact = await open('qwen2', [writes], 'float32', (source) =>
			// Look-up and output keep 8 bits.
			requantised(source, (name) => (/embed|lm_head/u.test(name) ? 'blocks-8' : form)),
		);
		expect(largestDifference(found, [...(await read(exact.begin()))])).toBeLessThan(1e-5);
		const most = largestDifference(found, logits.flat());
		expect(most).toBeGreaterThan(0);
		expect(most).toBeLessThan(form === 'blocks-8' ? 0.005 : 0.08);
		await decoder.release();
		await exact.release();
	},
);

/** The second's output matrix is its embedding. */
test.each(['qwen2', 'llama'])(
	'%s in whole numbers of 8 bits stays near, and a row says the same alone and among others',
	async (model) => {
		const { ids, logits } = vectorsOf(model);
		const decoder = await open(model, [writes], 'int8');
		const all = await decoder.begin().read(ids, [...ids.keys()]);
		expect(largestDifference(all, logits.flat())).toBeLessThan(0.02);
		const question = decoder.begin();
		await question.read(ids.slice(0, 9));
		const alone = await question.copy().read([5]);
		const among = await question.fanOut(4).read([30, 5, 11, 2]);
		const mine = among.subarray(alone.length, 2 * alone.length);
		expect(largestDifference(mine, [...alone])).toBeLessThan(1e-6);
		await decoder.release();
	},
);
