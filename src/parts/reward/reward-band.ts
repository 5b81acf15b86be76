import type { Probability } from '../../domain/reward.ts';

/** Three bands of a reward, each with its own shape and stripe: colour is never the only sign. */
export type RewardBand = 'high' | 'middle' | 'low';

const highFrom = 2 / 3;
const middleFrom = 1 / 3;

export const bandWords: Readonly<Record<RewardBand, string>> = {
	high: 'high: likely to reach the right answer',
	middle: 'middle: could go either way',
	low: 'low: unlikely to reach the right answer',
};

export function rewardBand(reward: Probability): RewardBand {
	if (reward >= highFrom) return 'high';
	return reward >= middleFrom ? 'middle' : 'low';
}

/**
 * How far a reward stands from the middle of the scale, in [0, 1]: how strong its colour is.
 * 0.5 is grey; 1 is full blue and 0 full orange.
 */
export function rewardStrength(reward: Probability): number {
	return Math.min(1, Math.abs(reward - 0.5) * 2);
}

/** Two decimals that never claim certainty by rounding: 0.997 reads 0.99, and 0.004 reads 0.01. */
export function formatReward(reward: Probability): string {
	if (reward > 0.99 && reward < 1) return '0.99';
	if (reward < 0.01 && reward > 0) return '0.01';
	return reward.toFixed(2);
}
