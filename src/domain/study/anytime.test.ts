import { describe, expect, test } from 'vitest';
import { Random } from '../random.ts';
import { chanceOfChange, concentrationOf, leaderOf, type Seen } from './anytime.ts';

const votes = (answers: string): Seen[] =>
	[...answers].map((answer) => ({ answer: answer === '-' ? null : answer, score: 0.5 }));

/** Walks through every future of the urn, draw by draw. */
function bruteForce(seen: readonly Seen[], left: number): number {
	const leader = leaderOf('majority', seen);
	const alpha = concentrationOf(seen);
	const walk = (urn: readonly Seen[], rest: number): number => {
		if (rest === 0) return leaderOf('majority', urn) === leader ? 0 : 1;
		const all = urn.length + alpha;
		const fresh = [...urn, { answer: `new ${urn.length}`, score: 0.5 }];
		let chance = (alpha / all) * walk(fresh, rest - 1);
		for (const answer of new Set(urn.map((one) => one.answer))) {
			const count = urn.filter((one) => one.answer === answer).length;
			chance += (count / all) * walk([...urn, { answer, score: 0.5 }], rest - 1);
		}
		return chance;
	};
	return walk(seen, left);
}

describe('the majority, exactly', () => {
	test('by hand: one vote each, one to come', () => {
		// a leads, since it came first; a vote for b makes it lead: b has 1 of 2 + α.
		const seen = votes('ab');
		const alpha = concentrationOf(seen);
		expect(chanceOfChange('majority', seen, 1, 1)).toEqual({
			value: expect.closeTo(1 / (2 + alpha), 12),
			way: 'exact',
		});
	});

	test.each([
		['a', 3],
		['ab', 4],
		['ba', 4],
		['aab', 5],
		['abb', 4],
		['aabbc', 4],
		['abc-', 4],
		['aa--', 4],
		['aaaab', 5],
		['abcd', 4],
	])('of %s with %s to come it is what walking through every future gives', (answers, left) => {
		const seen = votes(answers);
		const chance = chanceOfChange('majority', seen, left, 1);
		expect(chance?.value).toBeCloseTo(bruteForce(seen, left), 10);
	});

	test('it never leaves [0, 1], also for many', () => {
		const random = new Random('anytime');
		for (let round = 0; round < 200; round++) {
			const seen = votes(
				Array.from({ length: random.int(1, 40) }, () => random.pick([...'abcde-'])).join(''),
			);
			const value = chanceOfChange('majority', seen, random.int(0, 63), 1)?.value ?? 0;
			expect(value).toBeGreaterThanOrEqual(0);
			expect(value).toBeLessThanOrEqual(1);
		}
	});

	test('a lead that cannot be caught up with is settled', () => {
		expect(chanceOfChange('majority', votes('aaaaab'), 3, 1)?.value).toBeCloseTo(0, 12);
	});
});

test('nothing leads where nobody has an answer, and nothing changes where nothing is to come', () => {
	expect(chanceOfChange('majority', votes('--'), 3, 1)).toBeNull();
	expect(chanceOfChange('best', [], 3, 1)).toBeNull();
	expect(chanceOfChange('best', votes('ab'), 0, 1)).toEqual({ value: 0, way: 'exact' });
});

test('one solution alone says little, many of one answer much', () => {
	expect(concentrationOf(votes('a'))).toBeCloseTo(1, 3);
	expect(concentrationOf(votes('aaaaaaaa'))).toBeLessThan(0.25);
	expect(concentrationOf(votes('abcdefgh'))).toBeGreaterThan(20);
});

describe('by score', () => {
	const scored: readonly Seen[] = [
		{ answer: 'a', score: 0.9 },
		{ answer: 'b', score: 0.2 },
		{ answer: 'a', score: 0.8 },
		{ answer: 'c', score: 0.1 },
	];

	test('leaders', () => {
		expect(leaderOf('best', scored)).toBe('a');
		expect(leaderOf('weighted', votes('abb'))).toBe('b');
		expect(leaderOf('best', votes('ba'))).toBe('b');
	});

	test('the best, by hand: one solution, three to come', () => {
		// The best is to come with 3/4; α is 1, so that a new answer is as likely as this one.
		const chance = chanceOfChange('best', [{ answer: 'a', score: 0.9 }], 3, 1);
		expect(chance?.way).toBe('exact');
		expect(chance?.value).toBeCloseTo((3 / 4) * (1 / 2), 3);
	});

	test('the best: what drawing orders and answers says', () => {
		const alpha = concentrationOf(scored);
		const other = (0.2 + 0.1 + (alpha * 2) / 4) / (2 + (alpha * 2) / 4);
		const random = new Random('records');
		const rounds = 40_000;
		let changed = 0;
		for (let round = 0; round < rounds; round++) {
			const scores = Array.from({ length: 4 + 6 }, () => random.next());
			const best = scores.indexOf(Math.max(...scores));
			if (best >= 4 && random.next() < other) changed += 1;
		}
		expect(chanceOfChange('best', scored, 6, 1)?.value).toBeCloseTo(changed / rounds, 2);
	});

	test('those without an answer are never chosen', () => {
		const half: readonly Seen[] = [...scored, ...votes('----')];
		const expected = chanceOfChange('best', scored, 3, 1)?.value ?? 0;
		// Of six to come three may be chosen; another answer more was seen, so that new ones are likelier.
		const value = chanceOfChange('best', half, 6, 1)?.value ?? 0;
		expect(Math.abs(value - expected)).toBeLessThan(0.1);
		expect(value).toBeLessThan(chanceOfChange('best', half, 12, 1)?.value ?? 0);
	});

	test('sums are simulated: the same seed says the same, and more to come is less sure', () => {
		const few = chanceOfChange('weighted', scored, 2, 7);
		expect(few?.way).toBe('simulated');
		expect(chanceOfChange('weighted', scored, 2, 7)).toEqual(few);
		expect(chanceOfChange('weighted', scored, 30, 7)?.value).toBeGreaterThan(few?.value ?? 1);
	});
});
