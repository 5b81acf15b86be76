import { expect, test } from 'vitest';
import type { Candidate } from '../../../domain/solution.ts';
import { countVotes, judge, ruleNames } from '../../../domain/vote.ts';
import { choiceReasons } from './choice-reasons.ts';

const solved = (index: number, answer: string | null, reward: number): Candidate => ({
	index,
	steps: [{ text: 'a step', reward }],
	partial: '',
	answer,
	outcome: reward,
	state: 'finished',
});

function reasons(candidates: readonly Candidate[]) {
	const verdicts = ruleNames.map((rule) => judge(rule, candidates));
	return choiceReasons(candidates, countVotes(candidates, 'min'), verdicts);
}

test('votes are counted of all solutions, and the PRM is compared with the best for another answer', () => {
	const candidates = [
		solved(0, '12', 0.1),
		solved(1, '12', 0.2),
		solved(2, '15', 0.93),
		solved(3, null, 0.5),
	];
	expect(reasons(candidates)).toEqual({
		majority: '2 of 4 solutions say so.',
		prm: 'No. 3 has 0.93, the best for 12 0.20.',
	});
});

test('where all agree there is no rival, and without an answer nothing is said', () => {
	expect(reasons([solved(0, '7', 0.8)])).toEqual({
		majority: '1 of 1 solution says so.',
		prm: 'No. 1 has 0.80; no other answer.',
	});
	expect(reasons([solved(0, null, 0.8)])).toEqual({ majority: '', prm: '' });
});
