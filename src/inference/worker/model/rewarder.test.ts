import { describe, expect, test } from 'vitest';
import { byteCodec, hashReward, hashRewarder, type Place } from '../../testing/fake-models.ts';
import { columnReading, createRewarder, lineLayout } from './rewarder.ts';

const problem = { id: 'p', topic: 't', question: 'Q?', answer: null, reference: [] };
const question = byteCodec.encodeQuestion(problem.question);

function rewarderOf(place: Place = 'host', maxTokens = 60) {
	const model = hashRewarder(place);
	const columns = { process: 0, outcome: 1 };
	const { decoder } = model;
	return {
		...model,
		rewarder: createRewarder({
			decoder,
			layout: lineLayout(byteCodec),
			maxTokens,
			reading: columnReading(columns),
		}),
	};
}

function expected(...lines: string[]): { process: number; outcome: number } {
	const process = hashReward([...question, ...byteCodec.encodeLines(lines)]);
	return { process: Math.fround(process), outcome: Math.fround(process / 2) };
}

describe.each(['host', 'gpu'] as const)('on the %s', (place) => {
	test('a reward is that of its text, whatever was asked before', async () => {
		const { rewarder } = rewarderOf(place);
		const asked = [['a'], ['bb'], ['a', 'ccc'], ['bb', 'd'], ['a', 'd'], ['a'], ['x', 'y', 'z']];
		for (const steps of asked) {
			expect(await rewarder.reward(problem, steps)).toEqual(expected(...steps));
		}
	});

	test('what is given back is read again when it is needed, and gives the same', async () => {
		const { rewarder, meter } = rewarderOf(place);
		await rewarder.reward(problem, ['a']);
		rewarder.rest();
		const kept = meter.bytes;
		for (const steps of [
			['a', 'b'],
			['a', 'c'],
			['a', 'c', 'd'],
		]) {
			expect(await rewarder.reward(problem, steps)).toEqual(expected(...steps));
		}
		expect(meter.bytes).toBeGreaterThan(kept);
		rewarder.rest();
		expect(meter.bytes).toBe(kept);
	});
});

test('candidates that begin alike share what they have in common', async () => {
	const { rewarder, reads } = rewarderOf();
	await rewarder.reward(problem, ['a']);
	await rewarder.reward(problem, ['a', 'bb']);
	await rewarder.reward(problem, ['a']);
	await rewarder.reward(problem, ['a', 'ccc']);
	await rewarder.reward(problem, ['a', 'bb']);
	expect(reads).toEqual([question.length, 2, 3, 4].map((length) => [1, length]));
});

test('a solution given whole is one read, and its prefixes are known then', async () => {
	const { rewarder, reads } = rewarderOf();
	expect(await rewarder.reward(problem, ['ab', 'cd', 'ef'])).toEqual(expected('ab', 'cd', 'ef'));
	expect(reads).toHaveLength(2);
	expect(await rewarder.reward(problem, ['ab', 'cd'])).toEqual(expected('ab', 'cd'));
	expect(reads).toHaveLength(2);
});

test('a step of unknown words carries no process reward, and the steps after it do', async () => {
	const { decoder } = hashRewarder('host');
	const rewarder = createRewarder({
		...{ decoder, layout: lineLayout(byteCodec), maxTokens: 60 },
		reading: columnReading({ process: 0, outcome: 1 }),
		isKnown: (step) => step !== 'qwertz',
	});
	const { outcome } = expected('a', 'qwertz');
	expect(await rewarder.reward(problem, ['a', 'qwertz'])).toEqual({ process: null, outcome });
	expect(await rewarder.reward(problem, ['a', 'qwertz', 'b'])).toEqual(
		expected('a', 'qwertz', 'b'),
	);
});

test('another question forgets', async () => {
	const { rewarder, meter } = rewarderOf();
	const first = await rewarder.reward(problem, ['a']);
	const bytes = meter.bytes;
	const other = await rewarder.reward({ ...problem, question: 'W?' }, ['a']);
	expect(other).not.toEqual(first);
	expect(meter.bytes).toBe(bytes);
	expect(await rewarder.reward(problem, ['a'])).toEqual(first);
});

test('what runs over the context is not read, and says so', async () => {
	const { rewarder, reads } = rewarderOf('host', question.length + 3);
	expect(await rewarder.reward(problem, ['a'])).toEqual(expected('a'));
	const read = reads.length;
	const none = { process: null, outcome: null };
	expect(await rewarder.reward(problem, ['a', 'bc'])).toEqual(none);
	expect(await rewarder.reward(problem, ['abc'])).toEqual(none);
	expect(reads).toHaveLength(read);
});

test('where the question alone runs over the context, its steps are not read without it', async () => {
	const { rewarder, reads } = rewarderOf('host', question.length - 1);
	expect(await rewarder.reward(problem, ['a'])).toEqual({ process: null, outcome: null });
	expect(await rewarder.reward(problem, ['a', 'b'])).toEqual({ process: null, outcome: null });
	expect(reads).toEqual([]);
});

test('from the first step that does not fit on, nothing is read, however short it is', async () => {
	const { rewarder } = rewarderOf('host', question.length + 6);
	const steps = ['a', 'b'.repeat(9), 'c'];
	const rewards = [1, 2, 3].map((count) => rewarder.reward(problem, steps.slice(0, count)));
	expect(await rewards[0]).toEqual(expected('a'));
	expect(await rewards[1]).toEqual({ process: null, outcome: null });
	expect(await rewards[2]).toEqual({ process: null, outcome: null });
});
