import { formatAnswer } from '../../domain/answer.ts';
import type { Problem } from '../../domain/problem.ts';
import { readAnswer } from '../../domain/read-answer.ts';
import { isAnswerLine } from '../../domain/solution.ts';
import { checkSteps, type StepTruth } from '../../world/check-steps.ts';
import { truthOf } from '../../world/truth-of.ts';
import { makeFlawed, makeProblem } from '../../world/world.ts';
import type { LabDraft } from './lab-draft.ts';

/** The solution whose steps are labelled. */
export type LabSolution = {
	/** The same for the same text: what was found belongs to it. */
	readonly key: string;
	/** With the gold answer, where one is known by now. */
	readonly problem: Problem;
	readonly steps: readonly string[];
	/** The exact truth of each step; null where the problem is not of the world. */
	readonly truth: StepTruth | null;
	/** Whether the visitor has to say the right answer. */
	readonly asksAnswer: boolean;
	/** What to know of it; null for nothing. */
	readonly note: string | null;
	/** What is missing before rollouts can be run; null when nothing is. */
	readonly obstacle: string | null;
};

type Choice = Pick<LabDraft, 'source' | 'problemSeed' | 'flawed' | 'given' | 'answer'>;

export function labSolution(choice: Choice): LabSolution {
	const { source, given } = choice;
	return source === 'given' && given !== null
		? givenSolution(given.problem, given.steps, choice.answer)
		: freshSolution(choice);
}

function freshSolution({ problemSeed, flawed }: Choice): LabSolution {
	const problem = makeProblem('test', problemSeed);
	const wrong = flawed ? makeFlawed('test', problemSeed) : null;
	const steps = wrong?.reference ?? problem.reference;
	return {
		key: keyOf(problem, steps),
		problem,
		steps,
		truth: checkSteps(problem, steps),
		asksAnswer: false,
		note:
			flawed && wrong === null
				? 'This problem has no flawed solution, so the right one is shown. Take another problem.'
				: null,
		obstacle: null,
	};
}

function givenSolution(problem: Problem, given: readonly string[], typed: string): LabSolution {
	const end = given.findIndex(isAnswerLine);
	const steps = end === -1 ? given : given.slice(0, end + 1);
	const gold = problem.answer ?? readGold(typed);
	return {
		key: keyOf(problem, steps),
		problem: { ...problem, answer: gold },
		steps,
		truth: truthOf(problem, steps),
		asksAnswer: problem.answer === null,
		note: null,
		obstacle: obstacleOf(steps, gold),
	};
}

function obstacleOf(steps: readonly string[], gold: string | null): string | null {
	if (steps.every(isAnswerLine)) {
		return 'This solution has no step before its answer. Bring another, or take a fresh problem.';
	}
	return gold === null ? 'Type the right answer first: a rollout counts when it reaches it.' : null;
}

function readGold(typed: string): string | null {
	const gold = readAnswer(typed);
	return gold === null ? null : formatAnswer(gold);
}

const keyOf = ({ question }: Problem, steps: readonly string[]): string =>
	[question, ...steps].join('\n');
