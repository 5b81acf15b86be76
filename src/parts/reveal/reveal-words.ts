import type { Reveal } from '../../domain/reveal.ts';
import type { Probability } from '../../domain/reward.ts';
import { formatReward, rewardBand } from '../reward/reward-band.ts';

/** What a button says that reveals it. */
export function revealLabel(reveal: Reveal): string {
	switch (reveal.kind) {
		case 'step':
			return `Show step ${reveal.at + 1}`;
		case 'reward':
			return `Show the reward of step ${reveal.at + 1}`;
		case 'verdict':
			return 'Show the verdict';
		case 'answer':
			return 'Show the right answer';
	}
}

/** A reward as a screen reader says it. */
export function rewardWords(reward: Probability | null): string {
	return reward === null ? 'no reward' : `reward ${formatReward(reward)}, ${rewardBand(reward)}`;
}

/**
 * @param firstWrong null where all steps are right; undefined where nobody knows.
 * @param solution index of the one whose steps these are; null where there is no other.
 */
export function truthWords(
	firstWrong: number | null | undefined,
	solution: number | null = null,
): string {
	if (firstWrong === undefined) return '';
	const which = solution === null ? '' : ` of solution ${solution + 1}`;
	return firstWrong === null
		? `Every step${which} is right.`
		: `Step ${firstWrong + 1}${which} is the first wrong one.`;
}
