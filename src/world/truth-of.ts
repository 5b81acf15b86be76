import type { Problem } from '../domain/problem.ts';
import { type Checkable, checkSteps, type StepTruth } from './check-steps.ts';

/** The exact truth of each step; null where the problem is not of the world, and nobody knows it. */
export function truthOf(problem: Problem, steps: readonly string[]): StepTruth | null {
	return isCheckable(problem) ? checkSteps(problem, steps) : null;
}

/** Whether the problem still carries the exact program it was made with. */
function isCheckable(problem: Problem): problem is Problem & Checkable {
	const { program } = problem as Problem & { readonly program?: unknown };
	return (
		problem.answer !== null &&
		Array.isArray(program) &&
		program.every((equation) => typeof equation === 'string')
	);
}
