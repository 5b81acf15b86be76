import { describe, expect, test } from 'vitest';
import { Random } from '../random.ts';
import type { Aggregator } from '../reward.ts';
import { judge, type Rule } from '../vote.ts';
import type { BankCandidate, BankProblem, BankRule } from './bank.ts';
import { accuracyAt, isRightAt } from './curves.ts';
import { digestOf } from './digest.ts';

const candidate = (answer: string | null, reward: number): BankCandidate => ({
	answer,
	steps: ['a'],
	rewards: [reward],
	outcome: reward,
	tokens: 10,
});

function problemOf(...candidates: BankCandidate[]): BankProblem {
	return { question: 'Q?', gold: '1', length: null, candidates, tokens: null, ms: null };
}

const accuracyByK = (problem: BankProblem, rule: BankRule, aggregator: Aggregator, seed: number) =>
	accuracyAt(
		digestOf(problem, seed),
		rule,
		aggregator,
		problem.candidates.map((_, at) => at + 1),
	);

function subsets<T>(items: readonly T[], k: number): T[][] {
	if (k === 0) return [[]];
	return items.flatMap((item, at) =>
		subsets(items.slice(at + 1), k - 1).map((rest) => [item, ...rest]),
	);
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** What a rule chooses of a few candidates, said plainly; null where there is a tie of votes. */
function chosen(rule: BankRule, group: readonly BankCandidate[]): string | null {
	const answered = group.filter(({ answer }) => answer !== null);
	if (rule === 'prm' || rule === 'orm') {
		return answered.toSorted((a, b) => (b.outcome ?? 0) - (a.outcome ?? 0))[0]?.answer ?? null;
	}
	return answered.some(({ answer }) => answer === '1') ? '1' : null;
}

describe('against every subset, worked by hand', () => {
	test('two right of four', () => {
		const problem = problemOf(
			candidate('1', 0.9),
			candidate('2', 0.8),
			candidate('1', 0.3),
			candidate(null, 1),
		);
		expect([...accuracyByK(problem, 'pass', 'min', 1)]).toEqual([0.5, 1 - 1 / 6, 1, 1]);
		// One: 2 of 4. Two: {1,2} {1,3} {1,-} {3,-} of six. Three: all that hold the first, and {2,3,-} not.
		const best = [...accuracyByK(problem, 'prm', 'min', 1)];
		expect(best[0]).toBeCloseTo(0.5);
		expect(best[1]).toBeCloseTo(4 / 6);
		expect(best[2]).toBeCloseTo(3 / 4);
		expect(best[3]).toBeCloseTo(1);
	});

	test('a vote of all is what counting says, and the first alone is the mean', () => {
		const problem = problemOf(
			candidate('1', 0.1),
			candidate('2', 0.9),
			candidate('1', 0.1),
			candidate('2', 0.9),
			candidate('1', 0.1),
		);
		expect(accuracyByK(problem, 'majority', 'min', 3).at(-1)).toBe(1);
		expect(accuracyByK(problem, 'sc+prm', 'min', 3).at(-1)).toBe(0);
		expect(Math.abs((accuracyByK(problem, 'majority', 'min', 3)[0] ?? 0) - 0.6)).toBeLessThan(0.2);
	});
});

test.each(['pass', 'prm', 'orm'] as const)(
	'%s is exact: brute force over all subsets agrees',
	(rule) => {
		const random = new Random(`brute/${rule}`);
		for (let round = 0; round < 60; round++) {
			const candidates = Array.from({ length: random.int(1, 7) }, () =>
				candidate(random.pick(['1', '2', '3', null]), random.next()),
			);
			const accuracy = accuracyByK(problemOf(...candidates), rule, 'min', 1);
			for (let k = 1; k <= candidates.length; k++) {
				const all = subsets(candidates, k).map((group) => Number(chosen(rule, group) === '1'));
				expect(accuracy[k - 1]).toBeCloseTo(mean(all), 10);
			}
		}
	},
);

test('a sampled vote comes near all subsets, and the same seed gives the same', () => {
	const random = new Random('votes');
	const off: number[] = [];
	for (let round = 0; round < 40; round++) {
		const candidates = Array.from({ length: 6 }, () =>
			candidate(random.pick(['1', '2']), random.next()),
		);
		const problem = { ...problemOf(...candidates), question: `Q${round}` };
		const accuracy = accuracyByK(problem, 'sc+prm', 'min', 5);
		expect(accuracyByK(problem, 'sc+prm', 'min', 5)).toEqual(accuracy);
		const all = subsets(candidates, 3).map((group) => {
			const sum = (answer: string) =>
				group.reduce(
					(total, each) => total + (each.answer === answer ? (each.outcome ?? 0) : 0),
					0,
				);
			return Number(sum('1') > sum('2'));
		});
		off.push((accuracy[2] ?? 0) - mean(all));
	}
	expect(Math.abs(mean(off))).toBeLessThan(0.02);
});

test('nobody is right, nobody answers, nobody is there', () => {
	for (const rule of ['majority', 'prm', 'orm', 'sc+prm', 'sc+orm', 'pass'] as const) {
		expect([
			...accuracyByK(problemOf(candidate(null, 0.5), candidate('2', 0.5)), rule, 'mean', 1),
		]).toEqual([0, 0]);
		expect(accuracyByK(problemOf(), rule, 'min', 1)).toHaveLength(0);
	}
});

test('one choice a problem is what the verdict of the page says', () => {
	const random = new Random('verdicts');
	const rules = {
		majority: 'majority',
		prm: 'prmBestOf',
		orm: 'ormBestOf',
		'sc+prm': 'prmWeighted',
		'sc+orm': 'ormWeighted',
	} as const;
	for (let round = 0; round < 300; round++) {
		const problem = problemOf(
			...Array.from({ length: random.int(1, 9) }, () =>
				candidate(random.pick(['1', '2', '3', null]), random.int(0, 4) / 4),
			),
		);
		const k = random.int(1, problem.candidates.length);
		const written = problem.candidates.slice(0, k).map(({ answer, rewards, outcome }, index) => ({
			index,
			answer,
			outcome,
			steps: rewards.map((reward) => ({ text: 'a', reward })),
			partial: '',
			state: 'finished' as const,
		}));
		for (const [rule, named] of Object.entries(rules) as [BankRule, Rule][]) {
			expect(isRightAt(digestOf(problem, 1), rule, 'min', k)).toBe(
				judge(named, written, 'min').answer === '1',
			);
		}
	}
});
