import { expect, test } from 'vitest';
import { createRewarder } from './rewarder.ts';
import { byteCodec, hashReward, hashRewarder } from './testing/fake-models.ts';

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
