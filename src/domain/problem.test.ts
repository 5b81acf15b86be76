import { expect, test } from 'vitest';
import { normaliseQuestion, typedProblem } from './problem.ts';

test('a question is one line', () => {
	expect(normaliseQuestion('  Ann has\n 3\tapples.  How many? ')).toBe(
		'Ann has 3 apples. How many?',
	);
});

test('a typed problem has no gold answer', () => {
	expect(typedProblem(' How\nmany? ')).toMatchObject({
		question: 'How many?',
		answer: null,
		reference: [],
	});
});
