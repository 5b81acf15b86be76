import type { Problem } from '../../domain/problem.ts';
import type { Probability } from '../../domain/reward.ts';
import type { RunEvent } from '../events.ts';
import type { Rewarder } from '../ports.ts';

/**
 * Tells of candidates that all begin with the same steps: the first has them read and scored, the others fork from it.
 *
 * @returns the rewards of these steps.
 */
export async function* startFrom(
	problem: Problem,
	prefix: readonly string[],
	candidates: number,
	rewarder: Rewarder,
): AsyncGenerator<RunEvent, readonly (Probability | null)[]> {
	const rewards: (Probability | null)[] = [];
	if (prefix.length === 0) return rewards;
	for (const [step, text] of prefix.entries()) {
		yield { kind: 'step', candidate: 0, step, text };
		const { process } = await rewarder.reward(problem, prefix.slice(0, step + 1));
		rewards.push(process);
		yield { kind: 'reward', candidate: 0, step, reward: process };
	}
	for (let candidate = 1; candidate < candidates; candidate++) {
		yield { kind: 'forked', candidate, from: 0, steps: prefix.length };
	}
	return rewards;
}
