import { expect, test } from 'vitest';
import type { Candidate } from '../../../domain/solution.ts';
import { leaderIndex } from './leader.ts';

function candidate(index: number, reward: number, answer: string | null = null): Candidate {
	const steps = [{ text: 'a step', reward }];
	return { index, steps, partial: '', answer, outcome: null, state: 'writing' };
}

test('a candidate with an answer leads any that is still written', () => {
	expect(leaderIndex([candidate(0, 0.9), candidate(1, 0.2, '7')], 0, 'min')).toBe(1);
});

test('among those with answers the best reward leads', () => {
	const candidates = [candidate(0, 0.3, '5'), candidate(1, 0.8, '7'), candidate(2, 0.6, '5')];
	expect(leaderIndex(candidates, 0, 'min')).toBe(1);
});

test('while all are written, the one shown stays until it is clearly beaten', () => {
	expect(leaderIndex([candidate(0, 0.5), candidate(1, 0.55)], 0, 'min')).toBe(0);
	expect(leaderIndex([candidate(0, 0.5), candidate(1, 0.7), candidate(2, 0.65)], 0, 'min')).toBe(1);
});

test('an index from an earlier, larger run is no leader', () => {
	expect(leaderIndex([candidate(0, 0.5)], 9, 'min')).toBe(0);
});
