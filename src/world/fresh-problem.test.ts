import { expect, test } from 'vitest';
import { checkSteps } from './check-steps.ts';
import { anyProblem as any, type FreshChoice, freshProblem, topics } from './fresh-problem.ts';
import type { WorldProblem } from './world.ts';

const stepsOf = (seed: number, choice: FreshChoice): number =>
	freshProblem(seed, choice).reference.length - 1;

test.each(topics)('topic %s gives problems of that topic, the same for the same seed', (topic) => {
	for (const seed of [1, 2, 3]) {
		const problem = freshProblem(seed, { ...any, topic });
		expect(problem.topic).toBe(topic);
		expect(freshProblem(seed, { ...any, topic })).toEqual(problem);
	}
});

test('any topic, or one that is unknown, gives a problem', () => {
	expect(freshProblem(5, any)).toEqual(freshProblem(5, { ...any, topic: 'no such topic' }));
});

test.each([2, 3, 4, 5])('%i steps are given where they are asked for', (steps) => {
	for (const seed of [1, 2, 3, 4]) expect(stepsOf(seed, { ...any, steps })).toBe(steps);
});

test('a topic without problems of so many steps gives the nearest', () => {
	for (const topic of topics) expect(stepsOf(7, { ...any, topic, steps: 8 })).toBeGreaterThan(2);
});

test('other words are other words', () => {
	for (let seed = 1; seed <= 150; seed++) {
		const { question } = freshProblem(seed, any);
		expect(freshProblem(seed, { ...any, wording: 1 }).question, question).not.toBe(question);
	}
});

test('other words leave the answer, and each drawing is a problem of its own', () => {
	const plain = freshProblem(12, any);
	const others = [1, 2, 3].map((wording) => freshProblem(12, { ...any, wording }));
	for (const other of others) {
		expect(other.answer).toBe(plain.answer);
		expect(other.reference.at(-1)).toBe(plain.reference.at(-1));
	}
	expect(new Set([plain, ...others].map(({ id }) => id)).size).toBe(4);
	expect(new Set([plain, ...others].map(({ question }) => question)).size).toBe(4);
});

test('a problem in other words is graded as its plain twin is', () => {
	for (let seed = 1; seed <= 60; seed++) {
		const plain = freshProblem(seed, any) as WorldProblem;
		const reworded = freshProblem(seed, { ...any, wording: 1 }) as WorldProblem;
		expect(checkSteps(reworded, plain.reference), reworded.question).toEqual(
			checkSteps(plain, plain.reference),
		);
	}
});
