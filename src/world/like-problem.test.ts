import { expect, test } from 'vitest';
import { anyProblem, freshProblem } from './fresh-problem.ts';
import { likeProblemSeed } from './like-problem.ts';

test.each([
	[
		'A train leaves the harbour and rolls ninety miles an hour; how many miles to the ferry?',
		/mile/,
	],
	['The baker put twelve cookies on every tray. How many cookies on nine trays?', /cookie/],
	['My savings account holds 900 dollars and I save 20 dollars every month.', /save|dollar/],
])('%s has a like problem in the world', (question, about) => {
	const problem = freshProblem(likeProblemSeed(question), anyProblem);
	expect(problem.question).toMatch(about);
});

test('where no word is shared, any problem will do', () => {
	expect(freshProblem(likeProblemSeed('שלום'), anyProblem).question).not.toBe('');
	expect(likeProblemSeed('')).toBe(likeProblemSeed('42'));
});
