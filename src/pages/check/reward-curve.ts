import type { Probability } from '../../domain/reward.ts';
import { formatReward } from '../../parts/reward/reward-band.ts';
import type { ScoreHistory } from './score-history.ts';

/** The drawing's own units; small, so that its labels can be read on a phone. */
export const plot = { width: 360, height: 140, left: 26, right: 8, top: 8, bottom: 22 } as const;

export function placeOf(
	step: number,
	reward: Probability,
	count: number,
): { readonly x: number; readonly y: number } {
	const width = plot.width - plot.left - plot.right;
	const height = plot.height - plot.top - plot.bottom;
	return {
		x: plot.left + ((step + 0.5) / count) * width,
		y: plot.top + (1 - reward) * height,
	};
}

/** A line through the rewards that are known. */
export function pathOf(rewards: readonly (Probability | null)[], count: number): string {
	const places = rewards.flatMap((reward, at) =>
		reward === null ? [] : [placeOf(at, reward, count)],
	);
	return places.map(({ x, y }, at) => `${at === 0 ? 'M' : 'L'}${x} ${y}`).join('');
}

/** The drawing in words. */
export function curveWords({ now, before }: ScoreHistory): string {
	if (now === null) return 'Rewards by step: nothing is scored yet.';
	const words = `Rewards by step now: ${listed(now.rewards)}.`;
	return before === null ? words : `${words} Before the last edit: ${listed(before.rewards)}.`;
}

function listed(rewards: readonly (Probability | null)[]): string {
	return rewards.map((reward) => (reward === null ? 'none' : formatReward(reward))).join(', ');
}
