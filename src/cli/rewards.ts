import { typedProblem } from '../domain/problem.ts';
import { isAnswerLine } from '../domain/solution.ts';
import type { RunPorts } from '../run/ports.ts';

type GivenRewards = {
	/** Of each step; null where nobody judges it, the models do not know it, or the text runs over the context. */
	readonly rewards: readonly (number | null)[];
	/** The first step without any reward; -1 where there is none. One that is unknown to the models has an outcome. */
	readonly cutAt: number;
	/** Of a whole solution. */
	readonly outcome: number | null;
};

/** The same rewards as on the page: it reads the same steps by the same port. */
export async function rewardsOf(
	{ rewarder }: RunPorts,
	question: string,
	steps: readonly string[],
): Promise<GivenRewards> {
	const problem = typedProblem(question);
	const rewards: (number | null)[] = [];
	const outcomes: (number | null)[] = [];
	for (const at of steps.keys()) {
		const read = await rewarder.reward(problem, steps.slice(0, at + 1));
		rewards.push(read.process);
		outcomes.push(read.outcome);
	}
	const cutAt = outcomes.findIndex((outcome, at) => outcome === null && rewards[at] === null);
	const outcome = steps.some(isAnswerLine) ? (outcomes.at(-1) ?? null) : null;
	return { rewards, outcome, cutAt };
}
