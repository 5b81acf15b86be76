import { describe, expect, test } from 'vitest';
import {
	type Call,
	callOfCalculator,
	callOfRewards,
	firstErrorScore,
	isHit,
} from './first-error.ts';

test.each<[number | null, Call, boolean]>([
	[2, 2, true],
	[2, 1, false],
	[2, 3, false],
	[2, 'right', false],
	[0, 'none', false],
	[0, 0, true],
	[null, 'right', true],
	[null, 0, false],
	[null, 'none', false],
])('with the first error at %j, %j is a hit: %j', (firstWrong, call, hit) => {
	expect(isHit(firstWrong, call)).toBe(hit);
});

test.each<[readonly number[], number, Call]>([
	[[0.9, 0.4, 0.1], 0.5, 1],
	[[0.9, 0.5], 0.5, 'right'],
	[[0.1], 0.5, 0],
	[[], 0.5, 'right'],
])('rewards %j at the threshold %d call %j', (rewards, threshold, call) => {
	expect(callOfRewards(rewards, threshold)).toBe(call);
});

test.each<[readonly string[], Call]>([
	[['He has 3*4 = 12 cards.', 'Then 12-5 = 6.', '#### 6'], 1],
	[['He has 3*4 = 12 cards.', '#### 7'], 'right'],
	[['no numbers'], 'right'],
	[['2+2 = 4 and 4+1 = 6'], 0],
])('the calculator says of %j: %j', (steps, call) => {
	expect(callOfCalculator(steps)).toBe(call);
});

describe('the score', () => {
	const many = (firstWrong: number | null, call: Call, count: number) =>
		Array.from({ length: count }, () => ({ firstWrong, call }));

	test.each<[string, ReturnType<typeof many>, number | null]>([
		['nothing called', [], null],
		['only right solutions', many(null, 'right', 3), null],
		['only flawed solutions', many(1, 1, 3), null],
		['everything right', [...many(null, 'right', 2), ...many(1, 1, 2)], 1],
		['everything called right', [...many(null, 'right', 9), ...many(1, 'right', 1)], 0],
		['everything missed', [...many(null, 0, 2), ...many(1, 0, 2)], 0],
		// 1/2 and 1/4: their harmonic mean is 1/3.
		[
			'some of each',
			[
				...many(null, 'right', 1),
				...many(null, 2, 1),
				...many(1, 1, 1),
				...many(1, 0, 2),
				...many(1, 'none', 1),
			],
			1 / 3,
		],
	])('of %s', (_, calls, f1) => {
		const score = firstErrorScore(calls);
		if (f1 === null) expect(score.f1).toBeNull();
		else expect(score.f1).toBeCloseTo(f1, 12);
	});

	test('counts both kinds apart', () => {
		const score = firstErrorScore([
			...many(null, 'right', 2),
			...many(null, 'none', 1),
			...many(0, 0, 1),
			...many(3, 2, 3),
		]);
		expect(score.right).toEqual({ hits: 2, cards: 3 });
		expect(score.flawed).toEqual({ hits: 1, cards: 4 });
	});
});
