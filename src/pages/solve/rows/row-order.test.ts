import { expect, test } from 'vitest';
import type { Candidate } from '../../../domain/solution.ts';
import { arrange, type RowOrder } from './row-order.ts';

function candidate(index: number, reward: number, answer: string | null): Candidate {
	const steps = [{ text: 'a step', reward }];
	return { index, steps, partial: '', answer, outcome: null, state: 'finished' };
}

const candidates = [
	candidate(0, 0.2, '5'),
	candidate(1, 0.99, null),
	candidate(2, 0.9, '7'),
	candidate(3, 0.2, '5'),
	candidate(4, 0.95, '7'),
	candidate(5, 0.6, '7'),
];

test.each([
	['start', [[null, [0, 1, 2, 3, 4, 5]]]],
	['reward', [[null, [4, 2, 5, 0, 3, 1]]]],
	[
		'answer',
		[
			['7', [2, 4, 5]],
			['5', [0, 3]],
			[null, [1]],
		],
	],
] as const satisfies readonly (readonly [RowOrder, unknown])[])('by %s', (order, expected) => {
	const shown = arrange(candidates, order, 'min').map((group) => [
		group.answer,
		group.candidates.map(({ index }) => index),
	]);
	expect(shown).toEqual(expected);
});

test('every order shows each of the candidates once, and of none nothing', () => {
	for (const order of ['start', 'reward', 'answer'] as const) {
		const shown = arrange(candidates, order, 'mean').flatMap((group) => group.candidates);
		expect(new Set(shown)).toEqual(new Set(candidates));
		expect(shown).toHaveLength(candidates.length);
		expect(arrange([], order, 'min').flatMap((group) => group.candidates)).toEqual([]);
	}
});
