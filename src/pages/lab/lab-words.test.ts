import { expect, test } from 'vitest';
import { initialState, type RunState, reduce } from '../../run/state.ts';
import type { StepFinding } from './lab-findings.ts';
import { announcement, intervalWords, statusWords } from './lab-words.ts';
import type { LabJob } from './useLab.ts';

const settings = { rollouts: 4, temperature: 1, seed: 1 };
const job: LabJob = { key: 'q', settings, at: 0, done: 0, total: 1 };
const finding: StepFinding = {
	at: 0,
	text: '1+1=2',
	isAnswer: false,
	reward: null,
	right: null,
	run: { settings, candidates: [], complete: false },
	estimate: { reached: 1, ended: 2, hard: true, soft: 0.5, interval: { low: 0.1, high: 0.9 } },
	label: null,
	miss: null,
};
const loading: RunState = reduce(initialState, { kind: 'load' });

test('the status tells the step, its rollouts and how many reached the answer', () => {
	const told = 'Step 1: 2 of 4 rollouts ended, 1 reached the answer.';
	expect(statusWords(initialState, job, [finding], null)).toBe(told);
	expect(statusWords(initialState, { ...job, total: 3 }, [finding], null)).toMatch(/1 of 3/);
	expect(statusWords(initialState, { ...job, at: 9 }, [], null)).toMatch(/0 of 4/);
});

test('loading and an obstacle come first, an idle lab leaves the words to the models', () => {
	expect(statusWords(loading, job, [finding], null)).toBeNull();
	expect(statusWords(initialState, null, [finding], 'Type it.')).toBe('Type it.');
	expect(statusWords(initialState, null, [finding], null)).toBeNull();
});

test('a screen reader hears turns and the result', () => {
	expect(announcement(loading, job, finding)).toMatch(/Loading/);
	expect(announcement(initialState, job, finding)).toBe('Rolling out from step 1.');
	expect(announcement(initialState, null, finding)).toMatch(
		/1 of 2 .* Hard estimate 1, soft estimate 0.50/,
	);
	expect(announcement(initialState, null, undefined)).toBe('');
});

test('an interval reads as two numbers', () => {
	expect(intervalWords({ low: 0.1357, high: 0.6943 })).toBe('0.14 to 0.69');
});
