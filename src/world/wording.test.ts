import { describe, expect, it } from 'vitest';
import { Random } from '../domain/random.ts';
import { checkSteps } from './check-steps.ts';
import { drawWording } from './wording.ts';
import { names, singularOf } from './words.ts';
import { makeProblem } from './world.ts';

const seeds = Array.from({ length: 400 }, (_, seed) => seed);

describe('drawWording', () => {
	it('leaves every solution right, in whatever notation', () => {
		for (const seed of seeds) {
			const problem = makeProblem('train', seed);
			const wording = drawWording(problem.question, new Random(seed), 'known');
			const steps = wording.solution(problem.reference);
			expect(steps).toHaveLength(problem.reference.length);
			const { firstWrong } = checkSteps(problem, steps);
			expect(firstWrong, `${problem.id}\n${steps.join('\n')}`).toBeNull();
		}
	});

	it('keeps every number of the question, in digits or in words', () => {
		const digits = (text: string): string[] => text.match(/\d+/g) ?? [];
		for (const seed of seeds) {
			const { question } = makeProblem('train', seed);
			const reworded = drawWording(question, new Random(seed), 'known').question(question);
			const before = digits(question);
			const kept = digits(reworded).filter((number) => before.includes(number));
			const spelt = reworded.match(
				/\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty)\b/gi,
			);
			expect(kept.length + (spelt?.length ?? 0)).toBeGreaterThanOrEqual(before.length);
		}
	});

	it('calls a person and a thing the same in question and solution', () => {
		const question = 'Mia has 5 plums. Ben gives Mia a plum. How many plums does Mia have?';
		for (const seed of seeds.slice(0, 40)) {
			const wording = drawWording(question, new Random(seed), 'known');
			const [step = ''] = wording.solution(['Now Mia has 5+1 = 6 plums.']);
			const [, name = '', plural = ''] = /(\w+) has \S.* = ?6 ([\w-]+)/.exec(step) ?? [];
			expect(wording.question(question)).toContain(name);
			expect(wording.question(question)).toContain(`a ${singularOf(plural)}`);
		}
	});

	it('draws no new name, order or thing in training', () => {
		const fresh = new Set([...names.she.new, ...names.he.new]);
		for (const seed of seeds) {
			const { question } = makeProblem('train', seed);
			const words = drawWording(question, new Random(seed), 'known')
				.question(question)
				.split(/\W+/);
			expect(words.filter((word) => fresh.has(word))).toEqual([]);
		}
	});

	it('changes nearly every question', () => {
		const changed = seeds.filter((seed) => {
			const { question } = makeProblem('train', seed);
			return drawWording(question, new Random(seed), 'new').question(question) !== question;
		});
		expect(changed.length).toBeGreaterThan(0.9 * seeds.length);
	});

	it('turns a question round as a teacher would', () => {
		const question = 'How many pears does Mia still have?';
		const said = seeds.map((seed) =>
			drawWording(question, new Random(seed), 'known').question(question),
		);
		expect(said.some((text) => /^Find how many \w+ \w+ still has\.$/.test(text))).toBe(true);
	});
});
