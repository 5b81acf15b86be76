import { describe, expect, it, test } from 'vitest';
import { checkSteps } from './check-steps.ts';
import { styles } from './style.ts';
import { families, isHeldOut, makeFlawed, makeProblem } from './world.ts';

const splitOf = (name: string) =>
	families.some((family) => family.name === name && isHeldOut(family)) ? 'held-out' : 'train';

describe.each(families.map(({ name }) => name))('of the family %s', (family) => {
	const split = splitOf(family);

	it('a reference solution is right in every style', () => {
		for (let seed = 0; seed < 60; seed++) {
			for (const style of styles) {
				const problem = makeProblem(split, seed, family, style);
				const { firstWrong } = checkSteps(problem, problem.reference);
				expect(firstWrong, `${problem.question}\n${problem.reference.join('\n')}`).toBeNull();
			}
		}
	});
});

test('a flawed solution is wrong, and nearly always at its flaw', () => {
	let [flaws, located] = [0, 0];
	for (const { name } of families) {
		for (let seed = 0; seed < 60; seed++) {
			const problem = makeProblem(splitOf(name), seed, name);
			const flawed = makeFlawed(splitOf(name), seed, name);
			if (flawed === null) continue;
			const { firstWrong } = checkSteps(problem, flawed.reference);
			const isSameAnswer = flawed.reference.at(-1) === problem.reference.at(-1);
			if (!isSameAnswer) expect(firstWrong, flawed.reference.join('\n')).not.toBeNull();
			flaws++;
			located += Number(firstWrong === flawed.at);
		}
	}
	expect(flaws).toBeGreaterThan(families.length * 50);
	// The rest says something else that is true of the problem ("3*2 = 6 in a week", where 6 is a day's).
	expect(located / flaws).toBeGreaterThan(0.985);
});
