import { describe, expect, test } from 'vitest';
import { checkSteps } from './check-steps.ts';
import { cardOf, isJudgeable, levels, makeDeck, pickSample, wantsFlawedNext } from './deck.ts';
import { makeProblem } from './world.ts';

const fits = {
	easy: (lines: number) => lines <= 3,
	middle: (lines: number) => lines === 4,
	hard: (lines: number) => lines >= 5,
};

describe.each(levels)('a deck that is %s', (difficulty) => {
	test.each([1, 2, 3])('with the seed %d', (seed) => {
		const deck = makeDeck({ seed, length: 20, difficulty });
		expect(makeDeck({ seed, length: 20, difficulty })).toEqual(deck);
		expect(deck).toHaveLength(20);
		const flawed = deck.filter(({ firstWrong }) => firstWrong !== null).length;
		expect(flawed).toBeGreaterThanOrEqual(8);
		expect(flawed).toBeLessThanOrEqual(12);
		for (const { problem, steps, firstWrong } of deck) {
			expect(fits[difficulty](steps.length)).toBe(true);
			expect(checkSteps(problem, steps).firstWrong).toBe(firstWrong);
			expect(isJudgeable(steps)).toBe(true);
		}
		expect(new Set(deck.map(({ problem }) => problem.id)).size).toBe(20);
	});
});

test('other options, another deck', () => {
	const deck = makeDeck({ seed: 1, length: 5, difficulty: 'easy' });
	expect(makeDeck({ seed: 2, length: 5, difficulty: 'easy' })).not.toEqual(deck);
});

test('every deck has both kinds, in no fixed order', () => {
	const orders = new Set<string>();
	for (let seed = 1; seed <= 12; seed++) {
		const deck = makeDeck({ seed, length: 5, difficulty: 'easy' });
		const order = deck.map(({ firstWrong }) => (firstWrong === null ? 'r' : 'f')).join('');
		expect(order).toMatch(/r.*f|f.*r/);
		orders.add(order);
	}
	expect(orders.size).toBeGreaterThan(5);
});

test.each([
	[['3*4 = 12', '#### 12'], true],
	[['#### 12'], false],
	[['3*4 = 12'], false],
	[['3*4 = 12', '#### 12', 'more'], false],
	[[], false],
])('%j can be judged: %j', (steps, judgeable) => {
	expect(isJudgeable(steps)).toBe(judgeable);
});

describe('of samples', () => {
	const problem = makeProblem('test', 3);
	const right = problem.reference;
	const wrong = [...right.slice(0, -1), '#### 7'];

	test.each([
		['a flawed one is taken where wanted', [right, wrong], true, wrong.length - 1],
		['a right one is taken where wanted', [wrong, right], false, null],
		['another is taken where there is none', [right], true, null],
	] as const)('%s', (_, solutions, wantsFlawed, firstWrong) => {
		expect(pickSample(problem, solutions, wantsFlawed)?.firstWrong).toBe(firstWrong);
	});

	test('none is taken where none ends', () => {
		expect(pickSample(problem, [['3*4 = 12'], []], true)).toBeNull();
	});

	test('a kind that was missing is made up for', () => {
		const deck = [wrong, right, right].map((steps) => cardOf(problem, steps));
		const [flawed, good] = deck;
		if (flawed === undefined || good === undefined) throw new Error('no cards');
		expect(wantsFlawedNext(deck, [])).toBe(true);
		expect(wantsFlawedNext(deck, [flawed])).toBe(false);
		expect(wantsFlawedNext(deck, [good])).toBe(true);
		expect(wantsFlawedNext(deck, [good, flawed])).toBe(false);
	});
});
