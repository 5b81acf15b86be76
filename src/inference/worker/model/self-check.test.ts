import { describe, expect, test } from 'vitest';
import type { Batch, Decoder } from '../decoder/decoder.ts';
import { selfCheck } from './self-check.ts';
import type { Vocabulary } from './vocabulary.ts';

const vocabulary = {
	prefix: [],
	encode: (text: string) => [...text].map((char) => char.charCodeAt(0)),
} as unknown as Vocabulary;
const model = { name: 'a-model', vocabulary };
const pair = { kind: 'pair', good: 1, bad: 2 } as const;
const top = { kind: 'top', count: 2 } as const;

/** Says of every position what `say` says of its id. */
function decoderOf(say: (id: number) => number[], released: string[] = []): Decoder {
	const batch = {
		read: async (ids: readonly number[]) => Float32Array.from(ids.flatMap(say)),
		free: () => undefined,
	} as unknown as Batch;
	return {
		begin: () => batch,
		rowsAtOnce: async (candidates) => candidates,
		release: async () => void released.push('reference'),
	};
}

const right = (id: number): number[] => [0.5, id / 10, 2];

describe('a fixed text', () => {
	test('on WebAssembly alone has finite numbers', async () => {
		expect(await selfCheck(model, [pair], decoderOf(right), null)).toEqual({
			...{ kind: 'finite', positions: 24 },
		});
	});

	test('on WebGPU has those of WebAssembly, and the largest difference is told', async () => {
		const released: string[] = [];
		const near = decoderOf((id) => right(id).map((value) => value + (id === 65 ? 0.01 : 0.001)));
		const check = await selfCheck(model, [pair], near, async () => decoderOf(right, released));
		expect(check).toMatchObject({ kind: 'compared', positions: 24 });
		expect(check.kind === 'compared' && check.largest).toBeCloseTo(0.01, 5);
		expect(released).toEqual(['reference']);
	});

	test('two tokens of the same likelihood may change places', async () => {
		const said = (first: number, second: number) => () => [7, 7, first, second, 8, -1];
		const check = await selfCheck(model, [top], decoderOf(said(3, 4)), async () =>
			decoderOf(said(4, 3)),
		);
		expect(check).toMatchObject({ kind: 'compared', largest: 0 });
	});

	test('that cannot be compared is as good as on WebAssembly alone', async () => {
		const check = await selfCheck(model, [pair], decoderOf(right), () =>
			Promise.reject(new Error('no room')),
		);
		expect(check.kind).toBe('finite');
	});

	test.each<[string, number, string]>([
		['NaN', Number.NaN, 'gives NaN in place of a number'],
		['infinity', Number.NEGATIVE_INFINITY, 'gives -Infinity'],
		['another number', 3, 'says other numbers'],
	])('with %s is refused', async (_, wrong, words) => {
		const released: string[] = [];
		const bad = decoderOf((id) => (id === 65 ? [0.5, wrong, 2] : right(id)));
		const checked = selfCheck(model, [pair], bad, async () => decoderOf(right, released));
		await expect(checked).rejects.toMatchObject({
			failure: { code: 'check-failed', message: expect.stringContaining(words) },
		});
		if (Number.isFinite(wrong)) expect(released).toEqual(['reference']);
	});
});
