import type { Interval } from '../interval.ts';
import type { Aggregator } from '../reward.ts';
import { type BankRule, bankRules } from './bank.ts';
import { bootstrapMeans, drawResamples, type Resamples } from './bootstrap.ts';
import { accuracyAt, type Estimator, estimatorOf, isRightAt } from './curves.ts';
import type { Digest } from './digest.ts';
import { mcnemar, type Paired } from './mcnemar.ts';

type Point = { readonly k: number; readonly accuracy: number; readonly band: Interval };

/** Accuracy of one rule against the number of candidates, over the problems of a bank. */
type Curve = {
	readonly rule: BankRule;
	readonly estimator: Estimator;
	readonly points: readonly Point[];
};

/** A rule against another at k candidates of each problem. */
type Comparison = {
	readonly rule: BankRule;
	/** Accuracy of the first minus that of the second, with its 95 % bootstrap interval over problems. */
	readonly difference: number;
	readonly band: Interval;
	/** On the first k candidates as they were written. */
	readonly paired: Paired;
};

export type BestOfN = {
	/** 1, 2, 4 … and the number of candidates that every problem has. */
	readonly ks: readonly number[];
	/** Those that anybody's scores are there for. */
	readonly rules: readonly BankRule[];
	curve(rule: BankRule, aggregator: Aggregator): Curve;
	/** Rules against another one. @param k one of `ks`. */
	compare(
		rules: readonly BankRule[],
		against: BankRule,
		aggregator: Aggregator,
		k: number,
	): readonly Comparison[];
};

/**
 * The best-of-N study (Math-Shepherd section 4): every rule at k candidates, with 95 % bootstrap bands over
 * problems, resampled alike for every rule. What was computed once is kept.
 *
 * @param seed of the resamples.
 */
export function bestOfN(digests: readonly Digest[], seed: number): BestOfN {
	const most = digests.length === 0 ? 0 : Math.min(...digests.map(({ count }) => count));
	const ks: number[] = [];
	for (let k = 1; k < most; k *= 2) ks.push(k);
	if (most > 0) ks.push(most);
	let drawn: Resamples | null = null;
	const resamples = (): Resamples => {
		drawn ??= drawResamples(digests.length, seed);
		return drawn;
	};
	const tables = new Map<string, readonly Float64Array[]>();
	const curves = new Map<string, Curve>();
	const comparisons = new Map<string, Comparison>();

	/** For each of `ks` the accuracies of the problems. */
	function tableOf(rule: BankRule, aggregator: Aggregator): readonly Float64Array[] {
		const key = keyOf(rule, aggregator);
		const known = tables.get(key);
		if (known !== undefined) return known;
		const table = ks.map(() => new Float64Array(digests.length));
		for (const [at, digest] of digests.entries()) {
			const accuracies = accuracyAt(digest, rule, aggregator, ks);
			for (const [column, values] of table.entries()) values[at] = accuracies[column] ?? 0;
		}
		tables.set(key, table);
		return table;
	}

	function curve(rule: BankRule, aggregator: Aggregator): Curve {
		const key = keyOf(rule, aggregator);
		const known = curves.get(key);
		if (known !== undefined) return known;
		const table = tableOf(rule, aggregator);
		const bands = bootstrapMeans(table, resamples());
		const points = ks.map((k, column): Point => {
			const band = bands[column] ?? { low: Number.NaN, high: Number.NaN };
			return { k, accuracy: meanOf(table[column] ?? new Float64Array()), band };
		});
		const made: Curve = { rule, estimator: estimatorOf(rule), points };
		curves.set(key, made);
		return made;
	}

	function compareAnew(
		rules: readonly BankRule[],
		against: BankRule,
		aggregator: Aggregator,
		k: number,
	): readonly Comparison[] {
		const column = ks.indexOf(k);
		if (column === -1) throw new RangeError(`${k} candidates are none of ${ks.join(', ')}`);
		const other = tableOf(against, aggregator)[column];
		const differences = rules.map((rule) => {
			const values = tableOf(rule, aggregator)[column] ?? new Float64Array();
			return values.map((value, at) => value - (other?.[at] ?? 0));
		});
		const bands = bootstrapMeans(differences, resamples());
		const right = (rule: BankRule): boolean[] =>
			digests.map((digest) => isRightAt(digest, rule, aggregator, k));
		const rightBefore = right(against);
		return rules.map((rule, at) => ({
			rule,
			difference: meanOf(differences[at] ?? new Float64Array()),
			band: bands[at] ?? { low: Number.NaN, high: Number.NaN },
			paired: mcnemar(right(rule), rightBefore),
		}));
	}

	return {
		ks,
		rules: rulesOf(digests),
		curve,
		compare(rules, against, aggregator, k) {
			const keyAgainst = (rule: BankRule): string =>
				`${keyOf(rule, aggregator)} − ${keyOf(against, aggregator)} at ${k}`;
			const unknown = rules.filter((rule) => !comparisons.has(keyAgainst(rule)));
			if (unknown.length > 0) {
				for (const made of compareAnew(unknown, against, aggregator, k)) {
					comparisons.set(keyAgainst(made.rule), made);
				}
			}
			return rules.flatMap((rule) => comparisons.get(keyAgainst(rule)) ?? []);
		},
	};
}

function rulesOf(digests: readonly Digest[]): readonly BankRule[] {
	const [process, outcome] = [
		digests.some(({ isJudged }) => isJudged.process),
		digests.some(({ isJudged }) => isJudged.outcome),
	];
	return bankRules.filter((rule) => {
		if (rule === 'prm' || rule === 'sc+prm') return process;
		return rule === 'orm' || rule === 'sc+orm' ? outcome : true;
	});
}

const meanOf = (values: Float64Array): number =>
	values.reduce((sum, value) => sum + value, 0) / values.length;

/** Only the PRM's rules depend on how step rewards are joined. */
const keyOf = (rule: BankRule, aggregator: Aggregator): string =>
	rule === 'prm' || rule === 'sc+prm' ? `${rule}/${aggregator}` : rule;
