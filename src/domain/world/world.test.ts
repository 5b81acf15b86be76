import { describe, expect, it } from 'vitest';
import { families, makeProblem } from './world';

const equation = /(\d+)([-+*/])(\d+) = (\d+)/;
const operations: Record<string, (left: number, right: number) => number> = {
	'+': (left, right) => left + right,
	'-': (left, right) => left - right,
	'*': (left, right) => left * right,
	'/': (left, right) => left / right,
};
const seeds = Array.from({ length: 100 }, (_, seed) => seed);
const everyday = new Set([0, 1, 2, 3, 4]);

describe.each(families.map(({ name }) => name))('problems of the family %s', (family) => {
	const problems = seeds.map((seed) => makeProblem('train', seed, family));

	it('have two to six steps that are right, and end in the answer line', () => {
		for (const { reference, answer } of problems) {
			const steps = reference.slice(0, -1);
			expect(steps.length).toBeGreaterThanOrEqual(2);
			expect(steps.length).toBeLessThanOrEqual(6);
			const results = steps.map((step) => {
				const [, left, sign, right, result] = equation.exec(step) ?? [];
				expect(operations[sign ?? '']?.(Number(left), Number(right))).toBe(Number(result));
				return result;
			});
			expect(results.at(-1)).toBe(answer);
			expect(reference.at(-1)).toBe(`#### ${answer}`);
		}
	});

	it('use in each step only numbers of the question, earlier results, or words like half', () => {
		for (const { question, reference } of problems) {
			const known = new Set([...(question.match(/\d+/g) ?? []).map(Number), ...everyday]);
			if (/\ba fifth\b/.test(question)) known.add(5);
			for (const step of reference.slice(0, -1)) {
				const [, left, , right, result] = equation.exec(step) ?? [];
				expect(known, step).toContain(Number(left));
				expect(known, step).toContain(Number(right));
				known.add(Number(result));
			}
		}
	});

	it('are one clean line that asks a question', () => {
		for (const { question, reference } of problems) {
			expect(question).toMatch(/^[A-Z0-9].*\?$/);
			for (const line of [question, ...reference])
				expect(line).not.toMatch(/\n|\s\s|undefined|NaN|\.\.|\s[.,?]/);
		}
	});

	it('vary', () => {
		expect(new Set(problems.map(({ question }) => question)).size).toBeGreaterThan(90);
	});
});

describe('the world', () => {
	it('holds at least 30 families with names of their own', () => {
		expect(new Set(families.map(({ name }) => name)).size).toBe(families.length);
		expect(families.length).toBeGreaterThanOrEqual(30);
	});

	it('makes the same problem again from the same split and seed', () => {
		expect(makeProblem('test', 12)).toEqual(makeProblem('test', 12));
		expect(makeProblem('test', 12)).not.toEqual(makeProblem('test', 13));
	});

	it('gives test problems numbers that no train problem of the family has', () => {
		const numbers = ({ family, question }: { family: string; question: string }) =>
			`${family}:${question.match(/\d+/g)}`;
		const many = Array.from({ length: 3000 }, (_, seed) => seed);
		const train = new Set(many.map((seed) => numbers(makeProblem('train', seed))));
		expect(
			many.map((seed) => numbers(makeProblem('test', seed))).filter((key) => train.has(key)),
		).toEqual([]);
	});

	it('says which family is unknown', () => {
		expect(() => makeProblem('train', 1, 'nowhere')).toThrow('no family is called "nowhere"');
	});
});
