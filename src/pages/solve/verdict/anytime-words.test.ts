import { expect, test } from 'vitest';
import type { Candidate } from '../../../domain/solution.ts';
import { chancesOf, chanceWords, isSettled } from './anytime-words.ts';

function candidate(index: number, answer: string | null, reward: number): Candidate {
	const state = answer === null ? 'writing' : 'finished';
	const steps = answer === null ? [] : [{ text: `#### ${answer}`, reward }];
	return { index, steps, partial: '', answer, outcome: null, state };
}

const run = (answers: string, reward = 0.9): Candidate[] =>
	[...answers].map((answer, index) => candidate(index, answer === '.' ? null : answer, reward));

test('it is said of both choices how sure they are, and how that is known', () => {
	const chances = chancesOf(run('7787....'), 'min', true);
	expect(chances.left).toBe(4);
	expect(chanceWords(chances, true)).toMatch(
		/^May still change: the vote \d+ % \(exact\), the PRM’s choice \d+ % \(exact\)\.$/u,
	);
	expect(chanceWords(chancesOf(run('7787....'), 'min', false), true)).not.toContain('PRM');
	expect(chanceWords(chances, false)).toMatch(/^With 4 more solutions it might have changed/u);
});

test('nothing is said before the first answer and after the last', () => {
	expect(chanceWords(chancesOf(run('....'), 'min', true), true)).toBe('');
	expect(chanceWords(chancesOf(run('7788'), 'min', true), true)).toBe('');
});

test('a choice is settled when hardly anything can change it, not when little is known', () => {
	const settled = (answers: string) => {
		const candidates = run(answers);
		return isSettled(candidates, chancesOf(candidates, 'min', false));
	};
	expect(settled('777777..')).toBe(true);
	expect(settled('7878....')).toBe(false);
	expect(settled('777.')).toBe(false);
});
