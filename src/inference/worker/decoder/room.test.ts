import { expect, test } from 'vitest';
import { ModelFileError } from '../files/model-file-error.ts';
import { type Device, demandRoom, type ModelCost, rowsThatFit, unknownDevice } from './room.ts';

const gigabyte = 2 ** 30;
const device = (gigabytes: number | null, bufferBytes: number | null = null): Device => ({
	memoryBytes: gigabytes === null ? null : gigabytes * gigabyte,
	bufferBytes,
});

/** Qwen2.5-0.5B: 24 layers, 2 heads of 64 for keys. */
const qwen: ModelCost = {
	weightBytes: 633e6,
	largestBytes: 136e6,
	layers: 24,
	cacheBytesPerToken: 2 * 24 * 2 * 64 * 4,
	maxTokens: 2048,
};
/** Qwen3-0.6B keeps nine times as much of a token. */
const qwen3: ModelCost = { ...qwen, layers: 28, cacheBytesPerToken: 2 * 28 * 8 * 128 * 4 };

test.each<[string, 'wasm' | 'webgpu', Device, ModelCost, number]>([
	['sixty-two in eight gigabytes', 'wasm', device(8), qwen, 62],
	['all of a smaller model', 'wasm', device(8), { ...qwen, weightBytes: 2e8 }, 64],
	['in four', 'wasm', device(4), qwen, 30],
	['where nobody tells, as in four', 'wasm', unknownDevice, qwen, 30],
	['one at least', 'wasm', device(1), qwen, 1],
	['on the GPU whole contexts, a power of two', 'webgpu', device(8), qwen, 64],
	['in four', 'webgpu', device(4), qwen, 16],
	['many heads', 'webgpu', device(8), qwen3, 4],
	['a wasm heap that is nearly full', 'wasm', device(32), { ...qwen, weightBytes: 3.6e9 }, 3],
	// A layer's keys of a row take 1 MB.
	['buffers of a small GPU', 'webgpu', device(8, 10 * 2 ** 20), qwen, 8],
])('%s (%s)', (_, backend, room, cost, rows) => {
	expect(rowsThatFit(backend, room, cost.weightBytes, cost)).toBe(rows);
});

function codeOf(backend: 'wasm' | 'webgpu', room: Device, cost: ModelCost): string {
	try {
		demandRoom('A model', backend, room, cost.weightBytes, cost);
		return 'fits';
	} catch (cause) {
		if (!(cause instanceof ModelFileError)) throw cause;
		expect(cause.message).toMatch(/^A model .*\. .*\.$/u);
		return cause.failure.code;
	}
}

test.each<[string, 'wasm' | 'webgpu', Device, Partial<ModelCost>, string]>([
	['half a billion parameters on a phone', 'wasm', device(2), {}, 'fits'],
	['on one of half a gigabyte', 'wasm', device(0.5), {}, 'too-large'],
	[
		'five gigabytes beyond what wasm can address',
		'wasm',
		device(8),
		{ weightBytes: 5e9 },
		'too-large',
	],
	['five gigabytes on a GPU', 'webgpu', device(8), { weightBytes: 5e9 }, 'fits'],
	['on the GPU of a phone', 'webgpu', device(4), { weightBytes: 5e9 }, 'too-large'],
	['where nobody tells', 'webgpu', unknownDevice, { weightBytes: 5e9 }, 'fits'],
	['a matrix that no buffer holds', 'webgpu', device(8, 128e6), {}, 'unsupported'],
])('%s (%s)', (_, backend, room, change, code) => {
	expect(codeOf(backend, room, { ...qwen, ...change })).toBe(code);
});
