import { checkSteps } from './check-steps.ts';

/** A problem as studies keep it. */
type KeptProblem = {
	readonly question: string;
	readonly plain: string | null;
	readonly program: readonly string[];
	readonly answer: string;
};

/** Whether each step of a solution is right, exactly. */
export function stepTruth(
	{ question, plain, program, answer }: KeptProblem,
	steps: readonly string[],
): readonly boolean[] {
	const problem = plain === null ? { question } : { question, plain };
	return checkSteps({ ...problem, program, answer }, steps).right;
}
