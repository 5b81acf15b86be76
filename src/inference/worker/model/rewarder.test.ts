import { expect, test } from 'vitest';
import { byteCodec, hashReward, hashRewarder } from '../../testing/fake-models.ts';
import { createRewarder } from './rewarder.ts';

const problem = { id: 'p', topic: 't', question: 'Q?', answer: null, reference: [] };
const question = byteCodec.encodeQuestion(problem.question);

function expected(...lines: string[]): number {
	return Math.fround(hashReward([...question, ...byteCodec.encodeLines(lines)]));
}

test('steps of several candidates are each read once, after their own past', async () => {
	const { decoder, reads } = hashRewarder();
	const rewarder = createRewarder(decoder, byteCodec, 99);
	await rewarder.begin(problem);
	expect(await rewarder.rewardStep(0, 'a')).toBe(expected('a'));
	expect(await rewarder.rewardStep(1, 'bb')).toBe(expected('bb'));
	expect(await rewarder.rewardStep(0, 'ccc')).toBe(expected('a', 'ccc'));
	expect(await rewarder.rewardStep(1, 'd')).toBe(expected('bb', 'd'));
	expect(reads).toEqual([question.length, 2, 3, 4, 2].map((length) => [1, length]));
});

test('an outcome is read after the question alone', async () => {
	const rewarder = createRewarder(hashRewarder().decoder, byteCodec, 99);
	await rewarder.begin(problem);
	await rewarder.rewardStep(0, 'x');
	expect(await rewarder.rewardOutcome(['a', '#### 1'])).toBe(expected('a', '#### 1'));
});

test('a new problem, and a release, forget', async () => {
	const rewarder = createRewarder(hashRewarder().decoder, byteCodec, 99);
	await rewarder.begin(problem);
	await rewarder.rewardStep(0, 'a');
	rewarder.release(0);
	expect(await rewarder.rewardStep(0, 'a')).toBe(expected('a'));
	await rewarder.begin(problem);
	expect(await rewarder.rewardStep(0, 'a')).toBe(expected('a'));
});

test('what runs over the context gets 0 and is not read', async () => {
	const { decoder, reads } = hashRewarder();
	const rewarder = createRewarder(decoder, byteCodec, question.length + 3);
	await rewarder.begin(problem);
	expect(await rewarder.rewardStep(0, 'abc')).toBe(0);
	expect(reads).toHaveLength(1);
});

test('a solution given again is read from its first change on', async () => {
	const { decoder, reads } = hashRewarder();
	const rewarder = createRewarder(decoder, byteCodec, 60);
	const rewardsOf = async (steps: readonly string[]): Promise<number[]> => {
		const rewards: number[] = [];
		for await (const reward of rewarder.rewardSteps(problem, steps)) rewards.push(reward);
		return rewards;
	};
	const first = await rewardsOf(['ab', 'cd', 'ef']);
	expect(reads).toHaveLength(4);
	const edited = await rewardsOf(['ab', 'xx', 'ef']);
	expect(reads).toHaveLength(6);
	expect(edited[0]).toBe(first[0]);
	expect(edited[2]).not.toBe(first[2]);
	expect(await rewardsOf(['ab'])).toEqual([first[0]]);
	expect(await rewardsOf(['ab', 'xx', 'ef'])).toEqual(edited);
	expect(reads).toHaveLength(6);
});

test.each(['host', 'gpu'] as const)(
	'on the %s, what is released gives its memory back',
	async (place) => {
		const { decoder, meter } = hashRewarder(place);
		const rewarder = createRewarder(decoder, byteCodec, 60);
		await rewarder.begin(problem);
		const kept = meter.bytes;
		expect(await rewarder.rewardStep(0, 'a')).toBe(expected('a'));
		expect(await rewarder.rewardStep(1, 'bb')).toBe(expected('bb'));
		expect(await rewarder.rewardStep(0, 'ccc')).toBe(expected('a', 'ccc'));
		rewarder.release(0);
		rewarder.release(0);
		expect(await rewarder.rewardOutcome(['a', '#### 1'])).toBe(expected('a', '#### 1'));
		await rewarder.begin(problem);
		expect(meter.bytes).toBe(kept);

		const score = async (...steps: readonly string[]): Promise<number> => {
			for await (const _ of rewarder.rewardSteps(problem, steps));
			return meter.bytes;
		};
		const scored = await score('ab', 'cd', 'ef');
		expect(await score('ab', 'xx', 'yy')).toBe(scored);
	},
);
