import { falseEquations } from './lens.ts';
import type { Probability } from './reward.ts';

/** What was said of a solution: the index of its first wrong step, that all are right, or nothing. */
export type Call = number | 'right' | 'none';

/** The truth in the same words; `firstWrong` is null where every step is right. */
export const trueCall = (firstWrong: number | null): Call => firstWrong ?? 'right';

export const isHit = (firstWrong: number | null, call: Call): boolean =>
	call === trueCall(firstWrong);

/** Index of the first step whose reward is below the threshold; null where none is. What was not read is not below. */
export function firstUnder(
	rewards: readonly (Probability | null)[],
	threshold: Probability,
): number | null {
	const at = rewards.findIndex((reward) => reward !== null && reward < threshold);
	return at === -1 ? null : at;
}

/** What a process reward model says of a solution. */
export const callOfRewards = (rewards: readonly Probability[], threshold: Probability): Call =>
	firstUnder(rewards, threshold) ?? 'right';

/** What exact arithmetic says: the first step with an equation that does not hold. */
export function callOfCalculator(steps: readonly string[]): Call {
	const at = steps.findIndex((step) => falseEquations(step).length > 0);
	return at === -1 ? 'right' : at;
}

export type Share = { readonly hits: number; readonly cards: number };

export type FirstErrorScore = {
	/** Of the solutions with an error: those whose first wrong step was named exactly. */
	readonly flawed: Share;
	/** Of the solutions without one: those that were called right. */
	readonly right: Share;
	/** Harmonic mean of both accuracies; null until both kinds were seen. */
	readonly f1: number | null;
};

/**
 * Scores calls as ProcessBench does (arXiv 2412.06559, section 4): the two accuracies apart, since
 * their mean would reward calling everything right, and F1 as their harmonic mean. No answer is a miss.
 */
export function firstErrorScore(
	calls: readonly { readonly firstWrong: number | null; readonly call: Call }[],
): FirstErrorScore {
	const shareOf = (ofKind: typeof calls): Share => ({
		hits: ofKind.filter(({ firstWrong, call }) => isHit(firstWrong, call)).length,
		cards: ofKind.length,
	});
	const flawed = shareOf(calls.filter(({ firstWrong }) => firstWrong !== null));
	const right = shareOf(calls.filter(({ firstWrong }) => firstWrong === null));
	return { flawed, right, f1: harmonicMean(accuracyOf(flawed), accuracyOf(right)) };
}

/** null where there was nothing to call. */
export const accuracyOf = ({ hits, cards }: Share): number | null =>
	cards === 0 ? null : hits / cards;

function harmonicMean(a: number | null, b: number | null): number | null {
	if (a === null || b === null) return null;
	return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}
