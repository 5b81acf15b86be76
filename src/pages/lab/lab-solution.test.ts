import { expect, test } from 'vitest';
import { typedProblem } from '../../domain/problem.ts';
import { makeProblem } from '../../world/world.ts';
import { blankDraft } from './lab-draft.ts';
import { labSolution } from './lab-solution.ts';

const draft = blankDraft(3);
const typed = typedProblem('How many?');

test('a fresh right solution is right in every step, a flawed one is not', () => {
	expect(labSolution({ ...draft, flawed: false }).truth?.firstWrong).toBeNull();
	const flaws = [1, 2, 3, 4, 5].map((problemSeed) => labSolution({ ...draft, problemSeed }));
	for (const { truth, note } of flaws) expect(truth?.firstWrong ?? note).not.toBeNull();
});

test('a given world problem keeps its exact truth, through storage too', () => {
	const problem = makeProblem('test', 9);
	const given = JSON.parse(JSON.stringify({ problem, steps: problem.reference }));
	const solution = labSolution({ ...draft, source: 'given', given });
	expect(solution.truth?.right).toEqual(problem.reference.map(() => true));
	expect(solution).toMatchObject({ asksAnswer: false, obstacle: null });
});

test.each([
	['', null, /right answer/],
	['none', null, /right answer/],
	['$2.50', '5/2', null],
])('with %j typed for the right answer, the gold answer is %j', (answer, gold, obstacle) => {
	const given = { problem: typed, steps: ['1+1=2', '#### 2', 'after the end'] };
	const solution = labSolution({ ...draft, source: 'given', given, answer });
	expect(solution.problem.answer).toBe(gold);
	expect(solution.steps).toEqual(['1+1=2', '#### 2']);
	expect(solution.truth).toBeNull();
	expect(solution.asksAnswer).toBe(true);
	if (obstacle === null) expect(solution.obstacle).toBeNull();
	else expect(solution.obstacle).toMatch(obstacle);
});

test.each([[[]], [['#### 2']]])('a solution of %j has no step to roll out from', (steps) => {
	const given = { problem: typed, steps };
	expect(labSolution({ ...draft, source: 'given', given, answer: '2' }).obstacle).toMatch(
		/no step/,
	);
});

test('without a given solution the lab shows a fresh one', () => {
	expect(labSolution({ ...draft, source: 'given' }).key).toBe(labSolution(draft).key);
});
