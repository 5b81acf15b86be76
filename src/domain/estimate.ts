import { type Interval, wilsonInterval } from './interval.ts';
import type { Probability } from './reward.ts';
import type { Candidate } from './solution.ts';

/** How many rollouts of one step have ended, and how many of those reached the right answer. */
type RolloutTally = { readonly reached: number; readonly ended: number };

/** What rollouts say of a step (Math-Shepherd section 3.3). */
export type StepEstimate = RolloutTally & {
	/** Hard estimation: whether any rollout reached the right answer. */
	readonly hard: boolean;
	/** Soft estimation: the share that did. */
	readonly soft: Probability;
	/** The 95 % interval of that share. */
	readonly interval: Interval;
};

/** How a hard estimate can be wrong of a step. */
export type Miss = 'false-positive' | 'false-negative';

/** A rollout that is still being written does not count; one that was cut has not reached anything. */
export function tallyRollouts(rollouts: readonly Candidate[], gold: string): RolloutTally {
	const ended = rollouts.filter(({ state }) => state !== 'writing');
	const reached = ended.filter(({ answer }) => answer === gold);
	return { reached: reached.length, ended: ended.length };
}

/** null where no rollout has ended: nothing is known of the step. */
export function estimateStep({ reached, ended }: RolloutTally): StepEstimate | null {
	if (ended === 0) return null;
	return {
		reached,
		ended,
		hard: reached > 0,
		soft: reached / ended,
		interval: wilsonInterval(reached, ended),
	};
}

/** Hard estimation against the exact truth of the step; null where they agree. */
export function missOf(hard: boolean, right: boolean): Miss | null {
	if (hard === right) return null;
	return hard ? 'false-positive' : 'false-negative';
}

/** The chance that none of `rollouts` reaches the answer, where a share of `share` would in the long run. */
export function chanceOfNone(share: Probability, rollouts: number): Probability {
	return (1 - share) ** rollouts;
}
