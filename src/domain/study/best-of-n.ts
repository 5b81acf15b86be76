import type { Interval } from '../interval.ts';
import type { Aggregator } from '../reward.ts';
import { type BankProblem, type BankRule, bankRules } from './bank.ts';
import { bootstrapInterval, drawResamples } from './bootstrap.ts';
import { accuracyByK, type Estimator, estimatorOf } from './curves.ts';
import { mcnemar, type Paired } from './mcnemar.ts';

type Point = { readonly k: number; readonly accuracy: number; readonly band: Interval };

/** Accuracy of one rule against the number of candidates, over the problems of a bank. */
type Curve = {
	readonly rule: BankRule;
	readonly estimator: Estimator;
	readonly points: readonly Point[];
};

export type BestOfN = {
	readonly curves: readonly Curve[];
	/** Two rules on all candidates of each problem. */
	readonly compare: (first: BankRule, second: BankRule) => Paired;
};

/**
 * The best-of-N study (Math-Shepherd section 4): every rule at k = 1, 2, 4 … candidates, with 95 %
 * bootstrap bands over problems, resampled alike for every rule.
 *
 * @param seed of the resamples and of the orders that votes are averaged over.
 */
export function bestOfN(
	problems: readonly BankProblem[],
	aggregator: Aggregator,
	seed: number,
): BestOfN {
	const most = Math.min(...problems.map(({ candidates }) => candidates.length));
	const ks: number[] = [];
	for (let k = 1; k < most; k *= 2) ks.push(k);
	if (problems.length > 0 && most > 0) ks.push(most);
	const resamples = drawResamples(problems.length, seed);
	const byRule = new Map(
		bankRules.map((rule) => [
			rule,
			problems.map((problem) => accuracyByK(problem, rule, aggregator, seed)),
		]),
	);
	const curves = bankRules.map((rule): Curve => {
		const accuracies = byRule.get(rule) ?? [];
		const points = ks.map((k): Point => {
			const values = accuracies.map((byK) => byK[k - 1] ?? 0);
			const accuracy = values.reduce((sum, value) => sum + value, 0) / values.length;
			return { k, accuracy, band: bootstrapInterval(values, resamples) };
		});
		return { rule, estimator: estimatorOf(rule), points };
	});
	/** With all candidates there is one subset: right or wrong, but for a vote that is a tie. */
	const isRight = (rule: BankRule): boolean[] =>
		(byRule.get(rule) ?? []).map((byK) => (byK.at(-1) ?? 0) > 0.5);
	return { curves, compare: (first, second) => mcnemar(isRight(first), isRight(second)) };
}
