import { expect, test } from 'vitest';
import { freshProblem, topics } from './fresh-problem.ts';

test.each(topics)('topic %s gives problems of that topic, the same for the same seed', (topic) => {
	for (const seed of [1, 2, 3]) {
		const problem = freshProblem(seed, topic);
		expect(problem.topic).toBe(topic);
		expect(freshProblem(seed, topic)).toEqual(problem);
	}
});

test('any topic, or one that is unknown, gives a problem', () => {
	expect(freshProblem(5, '')).toEqual(freshProblem(5, 'no such topic'));
});
