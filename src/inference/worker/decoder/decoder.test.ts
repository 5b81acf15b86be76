import { describe, expect, test } from 'vitest';
import {
	hashReward,
	hashRewarder,
	type Place,
	randomGenerator,
} from '../../testing/fake-models.ts';
import type { HostSession, HostTensor } from '../runtime/ort.ts';
import { createQueue } from '../runtime/queue.ts';
import { createCacheMeter } from './decoder.ts';
import { createHostDecoder } from './host-decoder.ts';

const tokens = [5, 1, 4, 2, 8, 3];
const places: readonly Place[] = ['host', 'gpu'];

function rewards(...texts: readonly (readonly number[])[]): number[] {
	return texts.flatMap((text) => [hashReward(text), hashReward(text) / 2]).map(Math.fround);
}

describe.each(places)('on the %s', (place) => {
	test('a text read in pieces gives what it gives at once', async () => {
		const { decoder } = hashRewarder(place);
		const pieces = decoder.begin();
		const first = await pieces.read(tokens.slice(0, 2), [0, 1]);
		const second = await pieces.read(tokens.slice(2), [0, 1, 2, 3]);
		const whole = await decoder.begin().read(tokens, [...tokens.keys()]);
		expect([...first, ...second]).toEqual([...whole]);
		expect([...whole]).toEqual(rewards(...tokens.map((_, at) => tokens.slice(0, at + 1))));
		expect(pieces.length).toBe(tokens.length);
	});

	test('only what is asked for is told, the last position where nothing is', async () => {
		const { decoder } = hashRewarder(place);
		const some = await decoder.begin().read(tokens, [1, 4]);
		expect([...some]).toEqual(rewards(tokens.slice(0, 2), tokens.slice(0, 5)));
		expect([...(await decoder.begin().read(tokens))]).toEqual(rewards(tokens));
	});

	test('a fanned-out question serves rows that part, leave and change places', async () => {
		const { decoder } = hashRewarder(place);
		const question = decoder.begin();
		await question.read(tokens);
		const batch = question.fanOut(7);
		const texts = Array.from({ length: 7 }, () => [...tokens]);
		const step = async (...ids: number[]): Promise<void> => {
			for (const [row, id] of ids.entries()) texts[row]?.push(id);
			expect([...(await batch.read(ids))]).toEqual(rewards(...texts));
		};
		const keep = (...rows: number[]): void => {
			batch.keep(rows);
			texts.splice(0, texts.length, ...rows.map((row) => texts[row] as number[]));
		};
		await step(7, 8, 9, 10, 11, 12, 13);
		keep(0, 2, 3, 4, 5, 6);
		await step(1, 2, 3, 4, 5, 6);
		keep(5, 1, 3);
		await step(7, 7, 7);
		await step(1, 2, 3);
		keep(2, 0);
		await step(4, 4);
		keep(1);
		await step(9);
		// The question was not touched by any of it.
		expect([...(await question.copy().read([6]))]).toEqual(rewards([...tokens, 6]));
	});

	test('what is asked wrongly is refused before the kernel sees it', async () => {
		const { decoder, reads } = hashRewarder(place);
		const question = decoder.begin();
		await question.read(tokens);
		const batch = question.fanOut(2);
		await expect(batch.read([1, 2, 3, 4])).rejects.toThrow('give one a row');
		await expect(batch.read([1])).rejects.toThrow('give one a row');
		await expect(question.read(new Array<number>(99).fill(1))).rejects.toThrow('context of 60');
		expect(() => batch.fanOut(2)).toThrow('cannot be fanned out');
		const read = reads.length;
		await question.read([1]);
		expect(reads).toHaveLength(read + 1);
	});

	test('memory is counted, and given back', async () => {
		const { decoder, meter, gpu } = hashRewarder(place);
		const atStart = gpu.liveBuffers;
		const question = decoder.begin();
		await question.read(tokens);
		const one = meter.bytes;
		const again = question.copy();
		expect(meter.bytes).toBe(2 * one);
		again.free();
		question.free();
		expect(meter.bytes).toBe(0);
		expect(meter.peakBytes).toBe(2 * one);
		expect(gpu.liveBuffers).toBe(atStart);
		await decoder.release();
		expect(gpu.liveBuffers).toBe(0);
	});
});

test('on the host, feeds are what the kernel asks for', async () => {
	const seen: Readonly<Record<string, HostTensor>>[] = [];
	const session: HostSession = {
		kind: 'host',
		async run(feeds) {
			seen.push(structuredClone(feeds));
			const [rows = 0, added = 0] = feeds['input_ids']?.dims ?? [];
			const cache = new Float32Array(rows * 2 * added * 3).fill(7);
			return {
				output: new Float32Array(rows),
				...{ added_key_0: cache, added_value_0: cache },
				present_hidden: new Float32Array(rows * 2).fill(5),
			};
		},
		release: async () => undefined,
	};
	const sizes = { layers: 1, kvHeads: 2, headDim: 3, carried: 2, maxTokens: 9, outputWidth: 1 };
	const shape = { ...sizes, top: null, counts: Float32Array.of(0, 1, 0, 1, 0) };
	const decoder = createHostDecoder(session, shape, createQueue(), createCacheMeter(), () => 64);
	const batch = decoder.begin();
	await batch.read([1, 2, 3, 4]);
	await batch.fanOut(2).read([1, 2]);
	expect(seen[0]).toMatchObject({
		input_ids: { type: 'int32', dims: [1, 4], data: Int32Array.of(1, 2, 3, 4) },
		read_at: { dims: [1], data: Int32Array.of(3) },
		added_at: { dims: [4], data: Int32Array.of(0, 1, 2, 3) },
		past_key_0: { dims: [1, 2, 0, 3] },
		past_hidden: { dims: [1, 1, 2], data: Float32Array.of(0, 0) },
		counted_at: { dims: [2], data: Int32Array.of(0, 2) },
		counted_from: { dims: [4], data: Int32Array.of(1, 0, 2, 0) },
	});
	expect(seen[1]).toMatchObject({
		input_ids: { type: 'int32', dims: [2, 1], data: Int32Array.of(1, 2) },
		seqlens_k: { dims: [2], data: Int32Array.of(4, 4) },
		total_sequence_length: { dims: [1], data: Int32Array.of(5) },
		read_at: { dims: [1], data: Int32Array.of(0) },
		added_at: { dims: [1], data: Int32Array.of(4) },
		past_hidden: { type: 'float32', dims: [2, 1, 2], data: Float32Array.of(5, 5, 5, 5) },
		counted_at: { dims: [1], data: Int32Array.of(0) },
		counted_from: { dims: [1], data: Int32Array.of(1) },
	});
	// Room for 32 tokens, of which four are valid, in each of two rows with two heads.
	const past = seen[1]?.['past_key_0'];
	expect(past?.dims).toEqual([2, 2, 32, 3]);
	const valid = Array.from({ length: 4 * 32 * 3 }, (_, at) => (at % (32 * 3) < 4 * 3 ? 7 : 0));
	expect([...(past?.data ?? [])]).toEqual(valid);
});

describe('on the GPU', () => {
	/** A run of so many candidates that leave one by one. */
	async function decode(model: ReturnType<typeof randomGenerator>, rows: number): Promise<void> {
		const question = model.decoder.begin();
		await question.read(tokens);
		const batch = question.fanOut(rows);
		for (let left = rows; left > 0; left--) {
			await batch.read(new Array<number>(left).fill(1));
			if (left > 1) batch.keep(Array.from({ length: left - 1 }, (_, row) => row + 1));
		}
		batch.free();
		question.free();
	}

	test('runs one after the other take no more memory and make no new recordings', async () => {
		const model = randomGenerator('gpu');
		await decode(model, 16);
		const { liveBuffers, liveBytes } = model.gpu;
		expect(model.recordings.size).toBe(5);
		for (let run = 0; run < 20; run++) await decode(model, 1 + ((run * 7) % 16));
		expect(model.gpu).toMatchObject({ liveBuffers, liveBytes });
		expect(model.recordings.size).toBe(5);
		await decode(model, 17);
		expect(model.gpu.liveBuffers).toBe(liveBuffers);
		expect(model.recordings.size).toBe(5 + 6);
	});

	test('slots are as many as the next power of two; rows move only when half of them will do', async () => {
		const model = randomGenerator('gpu');
		await decode(model, 6);
		const slots = model.reads.slice(2).map(([rows]) => rows);
		expect(slots).toEqual([8, 8, 4, 4, 2, 1]);
		// Two tensors a row: six rows fanned out; three that move, each through a spare one.
		const outputs = model.reads.length;
		expect(model.gpu.copies).toBe(outputs + 2 * 6 + 2 * 3 * 2);
	});
});
