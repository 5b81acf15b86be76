import { Random } from '../random.ts';
import type { Aggregator } from '../reward.ts';
import { type BankCandidate, type BankProblem, type BankRule, prmScore } from './bank.ts';

/** How an estimate was come by: over all subsets of k candidates, or over some drawn ones. */
export type Estimator = 'exact' | 'sampled';

export const estimatorOf = (rule: BankRule): Estimator =>
	rule === 'pass' || rule === 'prm' || rule === 'orm' ? 'exact' : 'sampled';

/** Orders drawn a problem: the first k of an order are a random subset of k. */
const orders = 64;

/**
 * The chance that a rule chooses the right answer among k of a problem's candidates, for each k.
 * Best-of-k and pass@k are exact over all subsets (Chen et al. 2021, equation 1, and the same for the
 * best of k); votes are averaged over seeded orders of the candidates.
 *
 * @returns index k − 1 holds the accuracy at k, for k = 1 … number of candidates.
 */
export function accuracyByK(
	problem: BankProblem,
	rule: BankRule,
	aggregator: Aggregator,
	seed: number,
): Float64Array {
	const { candidates, gold } = problem;
	const isRight = candidates.map(({ answer }) => answer === gold);
	switch (rule) {
		case 'pass':
			return passByK(isRight);
		case 'prm':
		case 'orm':
			return bestByK(candidates, isRight, scoreOf(rule, aggregator));
		case 'majority':
		case 'sc+prm':
		case 'sc+orm':
			return voteByK(problem, scoreOf(rule, aggregator), seed);
	}
}

function scoreOf(rule: BankRule, aggregator: Aggregator): (candidate: BankCandidate) => number {
	switch (rule) {
		case 'prm':
		case 'sc+prm':
			return (candidate) => prmScore(candidate, aggregator);
		case 'orm':
		case 'sc+orm':
			return ({ outcome }) => outcome ?? 0;
		case 'majority':
		case 'pass':
			return () => 1;
	}
}

/** 1 − C(n − c, k) / C(n, k): the chance that k of n candidates hold one of the c right ones. */
function passByK(isRight: readonly boolean[]): Float64Array {
	const n = isRight.length;
	const wrong = isRight.filter((right) => !right).length;
	const passed = new Float64Array(n);
	let miss = 1;
	for (let k = 1; k <= n; k++) {
		miss *= Math.max(0, wrong - k + 1) / (n - k + 1);
		passed[k - 1] = 1 - miss;
	}
	return passed;
}

/**
 * The candidate in place i of the best-first order is the best of k with the chance that the other
 * k − 1 stand behind it. Candidates without an answer are never chosen; of equal scores the first is.
 */
function bestByK(
	candidates: readonly BankCandidate[],
	isRight: readonly boolean[],
	score: (candidate: BankCandidate) => number,
): Float64Array {
	const n = candidates.length;
	const scores = candidates.map(score);
	const places = [...candidates.keys()]
		.filter((at) => candidates[at]?.answer !== null)
		.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
	const accuracy = new Float64Array(n);
	for (let k = 1; k <= n; k++) {
		// C(n − 1, k − 1) / C(n, k): the first in the order is among the k.
		let chance = k / n;
		for (const [place, at] of places.entries()) {
			if (isRight[at]) accuracy[k - 1] = (accuracy[k - 1] ?? 0) + chance;
			const behind = n - place - 1;
			if (behind < k) break;
			chance *= (behind - k + 1) / behind;
		}
	}
	return accuracy;
}

/** Votes grow one by one along an order, so that one order serves every k; ties go to who led first. */
function voteByK(
	{ question, candidates, gold }: BankProblem,
	weightOf: (candidate: BankCandidate) => number,
	seed: number,
): Float64Array {
	const n = candidates.length;
	const random = new Random(`${seed}/${question}`);
	const weights = candidates.map(weightOf);
	const groups = groupsOf(candidates);
	const goldGroup = candidates.findIndex(({ answer }) => answer === gold);
	const right = goldGroup === -1 ? -2 : (groups[goldGroup] ?? -2);
	const order = Uint32Array.from(candidates.keys());
	const won = new Float64Array(n);
	const sums = new Float64Array(n);
	for (let draw = 0; draw < orders; draw++) {
		sums.fill(0);
		let leader = -1;
		for (let k = 0; k < n; k++) {
			const swap = random.int(k, n - 1);
			const at = order[swap] ?? 0;
			order[swap] = order[k] ?? 0;
			order[k] = at;
			const group = groups[at] ?? -1;
			if (group >= 0) {
				const sum = (sums[group] ?? 0) + (weights[at] ?? 0);
				sums[group] = sum;
				if (leader === -1 || sum > (sums[leader] ?? 0)) leader = group;
			}
			if (leader === right) won[k] = (won[k] ?? 0) + 1;
		}
	}
	return won.map((wins) => wins / orders);
}

/** For each candidate the index of the first one with its answer; −1 without an answer. */
function groupsOf(candidates: readonly BankCandidate[]): Int32Array {
	const first = new Map<string, number>();
	return Int32Array.from(candidates, ({ answer }, at) => {
		if (answer === null) return -1;
		const known = first.get(answer);
		if (known === undefined) first.set(answer, at);
		return known ?? at;
	});
}
