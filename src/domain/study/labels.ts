import type { Interval } from '../interval.ts';
import type { Probability } from '../reward.ts';
import { bootstrapStatistic, drawResamples, type Resamples } from './bootstrap.ts';

/** A step that was rolled out. */
export type RolledStep = {
	/** Exact truth. */
	readonly isRight: boolean;
	/** Rollouts that reached the right answer, of all. */
	readonly reached: number;
};

/** A share of steps with its 95 % bootstrap interval over problems. */
export type StepShare = { readonly value: number; readonly interval: Interval };

/** What labels from n rollouts are worth. */
export type LabelQuality = {
	readonly rollouts: number;
	/** Hard estimation: right where any rollout reached the answer (Math-Shepherd section 3.3, equation 3). */
	readonly hard: StepShare;
	/** Soft estimation (equation 4), read at a half. */
	readonly soft: StepShare;
	/** Mean square of the soft label's distance from the truth (Brier 1950). */
	readonly softError: StepShare;
	/** Of wrong steps the share that hard estimation calls right, and of right ones the share it calls wrong. */
	readonly falsePositives: StepShare;
	readonly falseNegatives: StepShare;
};

export type LabelsReport = {
	readonly problems: number;
	readonly steps: number;
	/** Steps that are right in truth. */
	readonly right: number;
	/** By number of rollouts: 1, 2, 4 … and all. */
	readonly qualities: readonly LabelQuality[];
};

/**
 * Labels against exact truth over the number of rollouts, exactly over all subsets: of N rollouts, r of which
 * reached the answer, a random n hold k that did with the hypergeometric chance.
 *
 * @param problems the steps of each problem's solutions; the answer line is none.
 * @param rollouts of each step.
 * @param seed of the resamples.
 */
export function reportLabels(
	problems: readonly (readonly RolledStep[])[],
	rollouts: number,
	seed: number,
): LabelsReport {
	const resamples = drawResamples(problems.length, seed);
	const all = problems.flat();
	const sizes: number[] = [];
	for (let n = 1; n < rollouts; n *= 2) sizes.push(n);
	sizes.push(rollouts);
	return {
		problems: problems.length,
		steps: all.length,
		right: all.filter(({ isRight }) => isRight).length,
		qualities: sizes.map((n): LabelQuality => {
			const of = (value: (step: RolledStep) => number, counts = (_: RolledStep) => true) =>
				shareOf(problems, resamples, value, counts);
			const hardRight = ({ reached }: RolledStep) => 1 - noneOf(rollouts, reached, n);
			return {
				rollouts: n,
				hard: of((step) => agreement(step, hardRight(step))),
				soft: of((step) => agreement(step, halfReached(rollouts, step.reached, n))),
				softError: of((step) => softError(rollouts, step, n)),
				falsePositives: of(hardRight, ({ isRight }) => !isRight),
				falseNegatives: of(
					(step) => 1 - hardRight(step),
					({ isRight }) => isRight,
				),
			};
		}),
	};
}

/** The chance that a label is the truth. @param right the chance that it says right. */
const agreement = ({ isRight }: RolledStep, right: Probability): Probability =>
	isRight ? right : 1 - right;

/** C(N − r, n) / C(N, n): none of n drawn rollouts is among the r. */
export function noneOf(all: number, reached: number, drawn: number): Probability {
	let chance = 1;
	for (let at = 0; at < drawn; at++) chance *= Math.max(0, all - reached - at) / (all - at);
	return chance;
}

/** The chance that at least half of n drawn rollouts are among the r. */
export function halfReached(all: number, reached: number, drawn: number): Probability {
	let chance = 0;
	for (let hits = Math.ceil(drawn / 2); hits <= Math.min(drawn, reached); hits++) {
		if (drawn - hits > all - reached) continue;
		chance += (choose(reached, hits) * choose(all - reached, drawn - hits)) / choose(all, drawn);
	}
	return chance;
}

/** E (k/n − truth)²: the square of its bias, and the variance of a draw without putting back. */
function softError(all: number, { isRight, reached }: RolledStep, drawn: number): number {
	const share = reached / all;
	const spread = all === 1 ? 0 : ((share * (1 - share)) / drawn) * ((all - drawn) / (all - 1));
	return (share - Number(isRight)) ** 2 + spread;
}

function choose(n: number, k: number): number {
	let ways = 1;
	for (let at = 0; at < k; at++) ways *= (n - at) / (at + 1);
	return ways;
}

function shareOf(
	problems: readonly (readonly RolledStep[])[],
	resamples: Resamples,
	value: (step: RolledStep) => number,
	counts: (step: RolledStep) => boolean,
): StepShare {
	const sums = problems.map((steps) => {
		const counted = steps.filter(counts);
		return { sum: counted.reduce((sum, step) => sum + value(step), 0), count: counted.length };
	});
	const statistic = (drawn: (problem: number) => number): number => {
		let [sum, count] = [0, 0];
		for (const [at, problem] of sums.entries()) {
			sum += drawn(at) * problem.sum;
			count += drawn(at) * problem.count;
		}
		return sum / count;
	};
	return {
		value: statistic(() => 1),
		interval: bootstrapStatistic(resamples, (drawn) => statistic((at) => drawn[at] ?? 0)),
	};
}
