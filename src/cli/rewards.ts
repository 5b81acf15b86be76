import { typedProblem } from '../domain/problem.ts';
import { isAnswerLine } from '../domain/solution.ts';
import type { RunPorts } from '../run/ports.ts';

type GivenRewards = {
	/** Of each step; null where nobody judges it, or the text runs over the context. */
	readonly rewards: readonly (number | null)[];
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
	let outcome: number | null = null;
	for (const at of steps.keys()) {
		const read = await rewarder.reward(problem, steps.slice(0, at + 1));
		rewards.push(read.process);
		outcome = read.outcome;
	}
	return { rewards, outcome: steps.some(isAnswerLine) ? outcome : null };
}
