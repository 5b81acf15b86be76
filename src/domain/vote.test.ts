import { describe, expect, test } from 'vitest';
import type { Candidate } from './solution.ts';
import { anyRight, countVotes, judge, ruleNames } from './vote.ts';

function candidate(
	index: number,
	answer: string | null,
	stepRewards: number[],
	outcome: number | null = null,
): Candidate {
	const steps = stepRewards.map((reward) => ({ text: 'a step', reward }));
	return { index, steps, partial: '', answer, outcome, state: 'finished' };
}

describe('five rules on five candidates', () => {
	const candidates = [
		candidate(0, '5', [0.3, 0.2], 0.1),
		candidate(1, '5', [0.2, 0.2], 0.1),
		candidate(2, '5', [0.1, 0.9], 0.2),
		candidate(3, '7', [0.9, 0.45], 0.3),
		candidate(4, '8', [0.6, 0.4], 0.9),
	];

	test.each([
		['majority', '5', 0, 3],
		['prmBestOf', '7', 3, 0.45],
		['prmWeighted', '5', 0, 0.5],
		['ormBestOf', '8', 4, 0.9],
		['ormWeighted', '8', 4, 0.9],
	] as const)('%s chooses %s by candidate %i', (rule, answer, index, score) => {
		const verdict = judge(rule, candidates);
		expect(verdict).toMatchObject({ rule, answer, candidate: index });
		expect(verdict.score).toBeCloseTo(score, 12);
	});

	test('another aggregator can change the choice', () => {
		expect(judge('prmBestOf', candidates, 'last').answer).toBe('5');
		expect(judge('prmBestOf', candidates, 'last').candidate).toBe(2);
	});

	test('the ballot is in order of votes', () => {
		const votes = countVotes(candidates, 'min');
		expect(votes.map(({ answer, votes }) => [answer, votes])).toEqual([
			['5', 3],
			['7', 1],
			['8', 1],
		]);
	});

	test('pass@N asks for one right candidate', () => {
		expect(anyRight(candidates, '8')).toBe(true);
		expect(anyRight(candidates, '9')).toBe(false);
	});
});

test.each(ruleNames)('%s chooses nothing where nobody has an answer', (rule) => {
	const none = { rule, answer: null, candidate: null, score: 0 };
	expect(judge(rule, [])).toEqual(none);
	expect(judge(rule, [candidate(0, null, [0.9], 0.9)])).toEqual(none);
});

test.each(ruleNames)('%s settles a tie for the answer that came first', (rule) => {
	const tied = [candidate(0, '3', [0.5], 0.5), candidate(1, '4', [0.5], 0.5)];
	expect(judge(rule, tied).answer).toBe('3');
	expect(judge(rule, [...tied].reverse()).answer).toBe('3');
});

test('of equal best rewards the answer with more votes wins', () => {
	const verdict = judge('prmBestOf', [
		candidate(0, '3', [0.5]),
		candidate(1, '4', [0.5]),
		candidate(2, '4', [0.1]),
	]);
	expect(verdict.answer).toBe('4');
});

test('steps without a reward yet count for nothing', () => {
	const waiting: Candidate = {
		...candidate(0, '3', [0.9]),
		steps: [
			{ text: 'a', reward: 0.9 },
			{ text: 'b', reward: null },
		],
	};
	expect(judge('prmBestOf', [waiting]).score).toBe(0.9);
});
