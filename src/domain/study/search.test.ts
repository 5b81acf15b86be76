import { expect, test } from 'vitest';
import { affordable, reportSearch, type SearchedProblem } from './search.ts';

const sample = (answer: string | null, reward: number, outcome: number, tokens = 10) => ({
	...{ answer, outcome, tokens, steps: ['a', 'b'] },
	rewards: [reward, 0.9],
});
const kept = (answer: string, reward: number) => ({ answer, rewards: [reward], outcome: 0.5 });

/** Three samples' worth of tokens for the beam, one for DVTS. */
const problem = (change: Partial<SearchedProblem>): SearchedProblem => ({
	...{ question: 'Q?', gold: '7', length: 2, tokens: null, ms: null },
	candidates: [
		sample('8', 0.6, 0.9),
		sample('8', 0.2, 0.1),
		sample('7', 0.8, 0.3),
		sample('7', 0.99, 0.99),
	],
	beam: { tokens: 31, kept: [kept('7', 0.9), kept('9', 0.3), kept('9', 0.2)] },
	dvts: { tokens: 12, kept: [kept('9', 0.9)] },
	...change,
});

test('samples are read as far as the tokens of the search reach', () => {
	const of = (budget: number) =>
		affordable([sample('7', 1, 1), sample('7', 1, 1), sample('7', 1, 1)], budget);
	expect([0, 9, 10, 14, 16, 20, 31, 99].map(of)).toEqual([1, 1, 1, 1, 2, 2, 3, 3]);
});

test('by hand: one problem, each way against samples at its own tokens', () => {
	const [beam, dvts] = reportSearch([problem({})], 'min', 1);
	expect(beam).toMatchObject({ way: 'beam', tokens: 31, sampleTokens: 30, samples: 3, short: 0 });
	expect(beam?.accuracy.value).toBe(1);
	// The vote of the kept goes to the wrong one.
	expect(beam?.vote.value).toBe(0);
	const accuracies = beam?.rivals.map(({ rule, accuracy }) => [rule, accuracy.value]);
	// Of the first three: the PRM takes 7 (0.8), the ORM 8 (0.9), the vote 8; the fourth is out of reach.
	expect(accuracies).toEqual([
		['prm', 1],
		['orm', 0],
		['majority', 0],
		['pass', 1],
	]);
	expect(beam?.rivals[1]?.paired).toEqual({ first: 1, second: 0, p: 1 });
	expect(dvts).toMatchObject({ samples: 1, sampleTokens: 10 });
	expect(dvts?.accuracy.value).toBe(0);
	expect(dvts?.rivals.every(({ accuracy }) => accuracy.value === 0)).toBe(true);
});

test('differences are paired by problem', () => {
	const lost = problem({ beam: { tokens: 31, kept: [] } });
	const won = problem({ gold: '9', dvts: { tokens: 12, kept: [kept('9', 0.1)] } });
	const [beam, dvts] = reportSearch([problem({}), lost, won, won], 'min', 1);
	expect(beam?.rivals[0]?.difference.value).toBe(-1 / 4);
	expect(beam?.rivals[0]?.paired).toMatchObject({ first: 0, second: 1 });
	expect(dvts?.rivals[0]?.difference.value).toBe(2 / 4);
	expect(dvts?.rivals[0]?.difference.interval.low).toBeGreaterThanOrEqual(0);
});

test('too few samples are told', () => {
	const [beam] = reportSearch([problem({ beam: { tokens: 500, kept: [] } })], 'min', 1);
	expect(beam).toMatchObject({ short: 1, samples: 4 });
});
