import { expect, test } from 'vitest';
import { runThrough, studyAnytime } from './anytime-study.ts';
import { type Digest, digestOf } from './digest.ts';

const problem = (answers: string, gold: string, tokens: number | null = 10): Digest => {
	const candidates = [...answers].map((answer) => ({
		...{ answer: answer === '-' ? null : answer, steps: ['a'], rewards: [0.5] },
		...{ outcome: null, tokens },
	}));
	return digestOf({ question: answers, gold, length: null, tokens: null, ms: null, candidates }, 1);
};

const majority = (problems: readonly Digest[]) =>
	runThrough(studyAnytime(problems, 'majority', 'min', 1));

test('a vote that is settled stops; what it would have turned to is lost', () => {
	// The chances, of eight: aaa 0.003; aba 0.18, ababbb 0.11, ababbbb 0.
	const problems = [problem('aaaaabbb', 'a'), problem('ababbbbb', 'b')];
	const { accuracy, stops } = majority(problems);
	expect(accuracy).toBe(1);
	const strict = stops.find(({ below }) => below === 0.01);
	expect(strict).toMatchObject({ accuracy: 1, lost: 0, changed: 0 });
	expect(strict?.saved).toBeCloseTo((5 + 1) / 16, 12);
	const rash = stops.find(({ below }) => below === 0.2);
	expect(rash).toMatchObject({ accuracy: 0.5, lost: 0.5, changed: 0.5 });
	expect(rash?.saved).toBeCloseTo((6 + 5) / 16, 12);
});

test('nothing is stopped before anyone has an answer, and solutions count where tokens were not', () => {
	const { stops, accuracy } = majority([problem('---a', 'a', null)]);
	expect(accuracy).toBe(1);
	expect(stops[0]).toMatchObject({ saved: 0, lost: 0 });
});

test('the chances are calibrated on banks that are drawn as they suppose', () => {
	const answers = ['abcaabacabaaabca', 'bbabacbbbabbcabb', 'aaaaaaaaaaaabaaa', 'cabcabcabcababab'];
	const { calibration } = majority(answers.map((one) => problem(one, 'a')));
	const all = calibration.bins.reduce((sum, { steps }) => sum + steps, 0);
	expect(all).toBe(4 * 15);
	expect(calibration.bins[0]?.right).toBeLessThan(0.2);
});
