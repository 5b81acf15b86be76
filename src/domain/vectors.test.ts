/** Votes, aggregators and first-error F1, by the vectors that training/tests/test_vectors.py reads too. */
import { describe, expect, test } from 'vitest';
import aggregatorCases from '../../training/vectors/aggregators.json';
import firstErrorCases from '../../training/vectors/first-errors.json';
import voteCases from '../../training/vectors/votes.json';
import { accuracyOf, callOfRewards, firstErrorScore, trueCall } from './first-error.ts';
import { aggregatorNames, aggregators } from './reward.ts';
import type { Candidate } from './solution.ts';
import { judge } from './vote.ts';

test.each(aggregatorCases)('the aggregates of $rewards', (expected) => {
	for (const name of aggregatorNames) {
		expect(aggregators[name](expected.rewards)).toBeCloseTo(expected[name], 12);
	}
});

describe.each(voteCases)('$name', ({ candidates: given, chosen }) => {
	const candidates = given.map(
		({ answer, rewards, outcome }, index): Candidate => ({
			index,
			steps: rewards.map((reward) => ({ text: 'a step', reward })),
			partial: '',
			answer,
			outcome,
			state: 'finished',
		}),
	);

	test('rules without an aggregator', () => {
		expect(judge('majority', candidates).answer).toBe(chosen.majority);
		expect(judge('ormBestOf', candidates).answer).toBe(chosen.orm_best);
		expect(judge('ormWeighted', candidates).answer).toBe(chosen.orm_weighted);
	});

	test.each(aggregatorNames)('the PRM by %s', (aggregator) => {
		expect(judge('prmBestOf', candidates, aggregator).answer).toBe(chosen.prm_best[aggregator]);
		expect(judge('prmWeighted', candidates, aggregator).answer).toBe(
			chosen.prm_weighted[aggregator],
		);
	});
});

test.each(firstErrorCases)('first errors: $name', ({ threshold, solutions, flawed, right, f1 }) => {
	const calls = solutions.map(({ rewards, firstWrong }) => ({
		firstWrong,
		call: callOfRewards(rewards, threshold),
	}));
	expect(calls.map(({ call }) => call)).toEqual(solutions.map(({ called }) => trueCall(called)));
	const score = firstErrorScore(calls);
	expect(accuracyOf(score.flawed)).toBeCloseTo(flawed, 12);
	expect(accuracyOf(score.right)).toBeCloseTo(right, 12);
	expect(score.f1).toBeCloseTo(f1, 12);
});
