import { expect, test } from 'vitest';
import type { GraphSession, HostTensor } from './ort.ts';
import { createQueue } from './queue.ts';
import { createDecoder, fanOut, takeRows } from './session.ts';
import { hashReward, hashRewarder } from './testing/fake-models.ts';

const tokens = [5, 1, 4, 2, 8, 3];

test('a text read in pieces gives what it gives at once', async () => {
	const { decoder } = hashRewarder();
	const first = await decoder.read(decoder.empty, tokens.slice(0, 2));
	const second = await decoder.read(first.cache, tokens.slice(2));
	const whole = await decoder.read(decoder.empty, tokens);
	expect([...first.output, ...second.output]).toEqual([...whole.output]);
	expect(second.cache).toEqual(whole.cache);
	expect(whole.output.at(-1)).toBeCloseTo(hashReward(tokens), 6);
});

test('a fanned-out question serves rows that part', async () => {
	const { decoder } = hashRewarder();
	const question = await decoder.read(decoder.empty, tokens);
	const step = await decoder.read(fanOut(question.cache, 3), [7, 8, 9]);
	expect([...step.output]).toEqual([7, 8, 9].map((id) => Math.fround(hashReward([...tokens, id]))));
	const kept = await decoder.read(takeRows(step.cache, [2, 0]), [1, 1]);
	expect([...kept.output]).toEqual([9, 7].map((id) => Math.fround(hashReward([...tokens, id, 1]))));
});

test('feeds are what the kernel asks for', async () => {
	const seen: Readonly<Record<string, HostTensor>>[] = [];
	const session: GraphSession = {
		async run(feeds) {
			seen.push(feeds);
			const present = new Float32Array(2 * 2 * 4 * 3);
			const [present_key_0, present_value_0] = [present, present];
			const present_hidden = Float32Array.of(5, 6, 7, 8);
			return { rewards: new Float32Array(2), present_key_0, present_value_0, present_hidden };
		},
		release: async () => undefined,
	};
	const shape = { layers: 1, kvHeads: 2, headDim: 3, carried: 2 };
	const decoder = createDecoder(session, shape, 'rewards', createQueue());
	const past = new Float32Array(2 * 2 * 3 * 3);
	const carried = Float32Array.of(1, 2, 3, 4);
	const read = await decoder.read(
		{ rows: 2, length: 3, keys: [past], values: [past], carried },
		[1, 2],
	);
	expect(seen[0]).toMatchObject({
		input_ids: { type: 'int32', dims: [2, 1], data: Int32Array.of(1, 2) },
		seqlens_k: { dims: [2], data: Int32Array.of(3, 3) },
		total_sequence_length: { dims: [1], data: Int32Array.of(4) },
		past_key_0: { type: 'float32', dims: [2, 2, 3, 3] },
		past_hidden: { type: 'float32', dims: [2, 1, 2], data: carried },
	});
	expect([...takeRows(read.cache, [1]).carried]).toEqual([7, 8]);
});
