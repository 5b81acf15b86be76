import { expect, test } from 'vitest';
import type { Candidate } from '../../domain/solution.ts';
import { formatScores } from './report.ts';
import { createTally } from './tally.ts';

function candidate(index: number, answer: string | null, reward: number): Candidate {
	const steps = [{ text: 'a', reward }];
	return { index, steps, partial: '', answer, outcome: 1 - reward, state: 'finished' };
}

test('counts each rule apart, single samples and what any rule could reach', () => {
	const tally = createTally('min');
	const three = [candidate(0, '1', 0.1), candidate(1, '1', 0.2), candidate(2, '2', 0.9)];
	tally.add(three, '2');
	tally.add(three, '1');
	tally.add(three, '3');
	const scores = tally.scores();
	const right = Object.fromEntries(scores.map(({ rule, right }) => [rule, right]));
	expect(right).toEqual({
		...{
			sample: 3,
			majority: 1,
			prmBestOf: 1,
			prmWeighted: 1,
			ormBestOf: 1,
			ormWeighted: 1,
			pass: 2,
		},
	});
	expect(scores[0]).toMatchObject({ rule: 'sample', trials: 9, accuracy: 1 / 3 });
	expect(formatScores(scores, 3)).toContain('majority of 3       33.3 %');
});
