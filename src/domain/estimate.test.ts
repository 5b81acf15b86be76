import { expect, test } from 'vitest';
import { chanceOfNone, estimateStep, missOf, tallyRollouts } from './estimate.ts';
import { wilsonInterval } from './interval.ts';
import type { Candidate } from './solution.ts';

const rollout = (state: Candidate['state'], answer: string | null): Candidate => ({
	index: 0,
	steps: [],
	partial: '',
	answer,
	outcome: null,
	state,
});

test('rollouts that have ended count, and those that reached the gold answer', () => {
	const rollouts = [
		rollout('finished', '12'),
		rollout('finished', '13'),
		rollout('finished', null),
		rollout('cut', null),
		rollout('writing', null),
		rollout('finished', '12'),
	];
	expect(tallyRollouts(rollouts, '12')).toEqual({ reached: 2, ended: 5 });
	expect(tallyRollouts([], '12')).toEqual({ reached: 0, ended: 0 });
});

test.each([
	[0, 8, false, 0],
	[1, 8, true, 0.125],
	[8, 8, true, 1],
	[3, 4, true, 0.75],
])('%i of %i rollouts: hard %s, soft %f', (reached, ended, hard, soft) => {
	expect(estimateStep({ reached, ended })).toEqual({
		reached,
		ended,
		hard,
		soft,
		interval: wilsonInterval(reached, ended),
	});
});

test('no ended rollout is no estimate', () => {
	expect(estimateStep({ reached: 0, ended: 0 })).toBeNull();
});

test.each([
	[true, true, null],
	[false, false, null],
	[true, false, 'false-positive'],
	[false, true, 'false-negative'],
] as const)('a hard estimate of %s for a step that is %s is %s', (hard, right, miss) => {
	expect(missOf(hard, right)).toBe(miss);
});

test.each([
	[0.1, 8, 0.430467],
	[0.5, 2, 0.25],
	[0, 64, 1],
	[1, 2, 0],
])('with a share of %f, %i rollouts all miss with chance %f', (share, rollouts, chance) => {
	expect(chanceOfNone(share, rollouts)).toBeCloseTo(chance, 5);
});
