import { expect, test } from 'vitest';
import type { Candidate } from '../../domain/solution.ts';
import {
	emptyRecord,
	findingsOf,
	labelledSolution,
	type StepFinding,
	type StepRun,
	stepsToLabel,
	withoutLabel,
} from './lab-findings.ts';
import type { LabSolution } from './lab-solution.ts';

const settings = { rollouts: 2, temperature: 1, seed: 1 };
const rollout = (answer: string | null, state: Candidate['state'] = 'finished'): Candidate => ({
	index: 0,
	steps: [],
	partial: '',
	answer,
	outcome: null,
	state,
});
const run = (complete: boolean, ...candidates: readonly Candidate[]): StepRun => ({
	settings,
	candidates,
	complete,
});

const solution: LabSolution = {
	key: 'q',
	problem: { id: 'q', topic: 'typed', question: 'q', answer: '9', reference: [] },
	steps: ['1+2=3', '3*3=8', 'so 9', '#### 9'],
	truth: { right: [true, false, false, false], firstWrong: 1 },
	asksAnswer: false,
	note: null,
	obstacle: null,
};

test('labels are hard estimates of complete runs, and the answer line is checked', () => {
	const record = {
		rewards: [0.9, 0.2, 0.1, 0.8],
		familiarity: -0.5,
		runs: new Map([
			[0, run(true, rollout('1'), rollout(null, 'cut'))],
			[1, run(true, rollout('9'), rollout('8'))],
			[2, run(false, rollout('9'), rollout(null, 'writing'))],
		]),
	};
	const findings = findingsOf(solution, record);
	expect(findings.map(({ label }) => label)).toEqual([false, true, null, true]);
	expect(findings.map(({ miss }) => miss)).toEqual([
		'false-negative',
		'false-positive',
		null,
		null,
	]);
	expect(findings.map(({ estimate }) => estimate?.soft)).toEqual([0, 0.5, 1, undefined]);
	expect(findings.map(({ reward }) => reward)).toEqual(record.rewards);
	expect(labelledSolution('q', findings).steps).toEqual([
		{ text: '1+2=3', label: false },
		{ text: '3*3=8', label: true },
	]);
});

test('an unlabelled step is one without a complete run of these settings', () => {
	const runs = new Map([
		[0, run(true, rollout('9'))],
		[1, run(false, rollout('9'))],
	]);
	const record = { ...emptyRecord, runs };
	expect(stepsToLabel(solution, record, settings)).toEqual([1, 2]);
	expect(stepsToLabel(solution, record, { ...settings, seed: 2 })).toEqual([0, 1, 2]);
});

test('without a gold answer nothing is estimated, and nothing is exported', () => {
	const unknown = { ...solution, truth: null, problem: { ...solution.problem, answer: null } };
	const runs = new Map([[0, run(true, rollout('9'))]]);
	const findings = findingsOf(unknown, { ...emptyRecord, runs });
	expect(findings.every(({ label, estimate }) => label === null && estimate === null)).toBe(true);
	expect(labelledSolution('q', findings).steps).toEqual([]);
});

test('while rollouts are hidden a step has no label, and an answer line keeps its own', () => {
	const step: StepFinding = {
		at: 0,
		text: '1+1 = 2',
		isAnswer: false,
		reward: 0.9,
		right: true,
		run: null,
		estimate: null,
		label: true,
		miss: null,
	};
	expect(withoutLabel(step)).toEqual({ ...step, label: null });
	const answer = { ...step, isAnswer: true, text: '#### 2' };
	expect(withoutLabel(answer)).toBe(answer);
});
