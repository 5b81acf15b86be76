import { expect, test } from 'vitest';
import { shippedModels } from '../../engine/choice.ts';
import type { Models } from '../../engine/models.ts';
import { infoOn } from '../../engine/testing/fake-engine.ts';
import type { StepFinding } from './lab-findings.ts';
import { announcement, intervalWords, statusWords } from './lab-words.ts';
import type { LabJob } from './useLab.ts';

const settings = { rollouts: 4, temperature: 1, seed: 1 };
const job: LabJob = { settings, at: 0, done: 0, total: 1 };
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
const loading: Models = { kind: 'loading', progress: null };
const ready: Models = { kind: 'ready', info: infoOn('wasm'), choice: shippedModels };

test('the status tells the step, its rollouts and how many reached the answer', () => {
	const told = 'Step 1: 2 of 4 rollouts ended, 1 reached the answer.';
	expect(statusWords(ready, job, null, [finding], null)).toBe(told);
	expect(statusWords(ready, { ...job, total: 3 }, null, [finding], null)).toMatch(/1 of 3/);
	expect(statusWords(ready, { ...job, at: 9 }, null, [], null)).toMatch(/0 of 4/);
});

test('an obstacle comes first, an idle lab leaves the words to the models, an early end is told', () => {
	expect(statusWords(ready, null, 'done', [finding], 'Type it.')).toBe('Type it.');
	expect(statusWords(ready, null, null, [finding], null)).toBe('The models are ready.');
	expect(statusWords(ready, null, 'stopped', [finding], null)).toMatch(/^Stopped\./);
	expect(statusWords(ready, null, 'overtaken', [finding], null)).toMatch(/^Another page/);
	const left: Models = { kind: 'none', wasLeft: true };
	expect(statusWords(left, null, 'stopped', [finding], null)).toMatch(/^Cancelled\./);
});

test('a screen reader hears turns and the result', () => {
	expect(announcement(loading, job, finding)).toMatch(/Loading/);
	expect(announcement(ready, job, finding)).toBe('Rolling out from step 1.');
	expect(announcement(ready, null, finding)).toMatch(
		/1 of 2 .* Hard estimate 1, soft estimate 0.50/,
	);
	expect(announcement(ready, null, undefined)).toBe('');
});

test('an interval reads as two numbers', () => {
	expect(intervalWords({ low: 0.1357, high: 0.6943 })).toBe('0.14 to 0.69');
});
