import { expect, test } from 'vitest';
import { parseJson } from '../json.ts';
import { type BankProblem, type BankRule, bankCandidates, bankProblem } from './bank.ts';
import { bestOfN } from './best-of-n.ts';
import { digestOf } from './digest.ts';

/** One right solution that the PRM likes, among wrong ones that agree. */
function problemAt(at: number): BankProblem {
	const solved = (index: number, answer: string, reward: number) => ({
		index,
		steps: [{ text: `#### ${answer}`, reward }],
		partial: '',
		answer,
		outcome: 0.5,
		state: 'finished' as const,
	});
	const candidates = bankCandidates([
		solved(0, '2', 0.1),
		solved(1, '1', 0.9),
		solved(2, '2', 0.2),
		solved(3, '2', 0.3),
	]);
	return { question: `Q${at}`, gold: '1', length: 1, candidates, tokens: 40, ms: 10 };
}

test('a bank whose majority is wrong and whose PRM is right, by hand', () => {
	const digests = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => digestOf(problemAt(index), 1));
	const study = bestOfN(digests, 1);
	const at = (rule: BankRule, k: number) =>
		study.curve(rule, 'min').points.find((point) => point.k === k)?.accuracy;
	expect(study.ks).toEqual([1, 2, 4]);
	expect(at('majority', 4)).toBe(0);
	expect(at('prm', 1)).toBeCloseTo(0.25);
	expect(at('prm', 2)).toBeCloseTo(0.5);
	expect(at('prm', 4)).toBe(1);
	expect(at('pass', 2)).toBeCloseTo(0.5);
	const compare = (rule: BankRule, against: BankRule, k: number) =>
		study.compare([rule], against, 'min', k)[0];
	const { difference, band, paired } = compare('prm', 'majority', 4) ?? {};
	expect({ difference, band }).toEqual({ difference: 1, band: { low: 1, high: 1 } });
	expect(paired).toMatchObject({ first: 8, second: 0 });
	expect(paired?.p).toBeCloseTo(2 / 256, 10);
	// Of the first two, one vote each: the answer that came first wins, and it is wrong.
	expect(compare('prm', 'majority', 2)?.paired).toMatchObject({ first: 8, second: 0 });
	expect(compare('pass', 'prm', 1)?.paired).toMatchObject({ first: 0, second: 0 });
});

test('a bank is read back as it was written, and what is no bank is named', () => {
	const problem = problemAt(0);
	expect(parseJson(JSON.stringify(problem), bankProblem)).toEqual({ ok: true, value: problem });
	expect(parseJson('{"question":"Q?"}', bankProblem).ok).toBe(false);
});
