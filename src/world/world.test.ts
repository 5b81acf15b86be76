import { describe, expect, it } from 'vitest';
import { formatAnswer } from '../domain/answer.ts';
import { extractAnswer } from '../domain/solution.ts';
import type { Family } from './family.ts';
import { families, isHeldOut, makeProblem } from './world.ts';

const seeds = Array.from({ length: 100 }, (_, seed) => seed);
const splitOf = (family: Family) => (isHeldOut(family) ? 'held-out' : 'train');

describe.each(families)('problems of the family $name', (family) => {
	const problems = seeds.map((seed) => makeProblem(splitOf(family), seed, family.name));

	it('have two to eight steps and end in the answer line', () => {
		for (const { reference, program, answer } of problems) {
			expect(program.length).toBeGreaterThanOrEqual(2);
			expect(program.length).toBeLessThanOrEqual(8);
			expect(reference).toHaveLength(program.length + 1);
			const said = extractAnswer(reference.join('\n'));
			expect(said && formatAnswer(said)).toBe(answer);
		}
	});

	it('are one clean line that asks a question', () => {
		for (const { question, reference } of problems) {
			expect(question).toMatch(/^[A-Z0-9$].*\?$/);
			for (const line of [question, ...reference])
				expect(line).not.toMatch(/\n|\s\s|undefined|NaN|\.\.|\s[.,?]/);
		}
	});

	it('vary', () => {
		expect(new Set(problems.map(({ question }) => question)).size).toBeGreaterThan(90);
	});
});

describe('the world', () => {
	it('holds at least 120 families with names of their own, a fifth of them held out', () => {
		expect(new Set(families.map(({ name }) => name)).size).toBe(families.length);
		expect(families.length).toBeGreaterThanOrEqual(120);
		expect(families.filter(isHeldOut).length / families.length).toBeCloseTo(0.2, 1);
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
		expect(() => makeProblem('train', 1, 'nowhere')).toThrow('no train family is called "nowhere"');
	});
});
