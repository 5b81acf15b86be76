import { expect, test } from 'vitest';
import { bestOfN } from './best-of-n.ts';
import { comparisonTable, costOf, groupsBy, seriesOf, seriesTable } from './best-of-n-view.ts';
import { type Digest, digestOf } from './digest.ts';
import { tableCsv } from './table.ts';

/** So many right ones of four, by a reference solution of so many steps. */
function digest(right: number, length: number | null, tokens: number | null = 80): Digest {
	const candidates = Array.from({ length: 4 }, (_, at) => {
		const answer = at < right ? '1' : '2';
		return { answer, steps: ['a'], rewards: [at < right ? 0.9 : 0.1], outcome: 0.5, tokens: null };
	});
	const question = `Q${right}/${length}`;
	return digestOf({ question, gold: '1', length, candidates, tokens, ms: 2000 }, 1);
}

const digests = [digest(0, 1), digest(1, 2), digest(2, 9), digest(4, 2), digest(3, null)];

test('problems in groups: each once, in order', () => {
	const named = (split: 'none' | 'difficulty' | 'steps') =>
		groupsBy(split, digests).map(({ name, digests: some }) => [name, some.length]);
	expect(named('none')).toEqual([['all problems', 5]]);
	expect(named('difficulty')).toEqual([
		['hardest: under 20 % right', 1],
		['20 to 40 % right', 1],
		['40 to 60 % right', 1],
		['60 to 80 % right', 1],
		['easiest: 80 % right and more', 1],
	]);
	expect(named('steps')).toEqual([
		['1 step', 1],
		['2 steps', 2],
		['6 steps and more', 1],
		['steps unknown', 1],
	]);
});

test('what a candidate costs: its share of the batch, or nobody knows', () => {
	expect(costOf('candidates', digests)).toBe(1);
	expect(costOf('tokens', digests)).toBe(20);
	expect(costOf('seconds', digests)).toBe(0.5);
	expect(costOf('tokens', [digest(1, 1, null)])).toBeNull();
	expect(costOf('tokens', [])).toBeNull();
});

test('a curve in numbers, and rules against majority, by hand', () => {
	const study = bestOfN(digests, 1);
	const series = seriesOf(study, 'prm', 'min', 20);
	// The best of all is right wherever anybody is: 4 of 5 problems; one alone as often as they are: 10 of 20.
	expect(series.points.map(({ x, y }) => [x, y])).toEqual([
		[20, 0.5],
		[40, expect.closeTo((0 + 3 / 6 + 5 / 6 + 1 + 1) / 5)],
		[80, 0.8],
	]);
	const csv = tableCsv(seriesTable([series], 'tokens')).split('\r\n');
	expect(csv[0]).toBe('curve,k,tokens,accuracy,95 % low,95 % high');
	expect(csv[3]).toMatch(/^PRM best-of-k,4,80,0.8,/u);
	const { rows } = comparisonTable(study, 'majority', 'min', 4);
	expect(rows.map(([rule]) => rule)).toEqual([
		'PRM best-of-k',
		'ORM best-of-k',
		'SC + PRM',
		'SC + ORM',
	]);
	// Of four answers two and two: the majority is the one that came first, the right one.
	expect(rows[0]?.slice(4)).toEqual([1, 0, 1]);
});
