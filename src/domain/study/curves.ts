import type { Aggregator } from '../reward.ts';
import type { BankRule } from './bank.ts';
import { type Digest, orders, type Scores, shareRight } from './digest.ts';

/** How an estimate was come by: over all subsets of k candidates, or over some drawn ones. */
export type Estimator = 'exact' | 'sampled';

export const estimatorOf = (rule: BankRule): Estimator =>
	rule === 'pass' || rule === 'prm' || rule === 'orm' ? 'exact' : 'sampled';

/**
 * The chance that a rule chooses the right answer among k of a problem's candidates, for each of `ks`.
 * Best-of-k and pass@k are exact over all subsets (Chen et al. 2021, equation 1, and the same for the
 * best of k); votes are averaged over seeded orders of the candidates.
 *
 * @param ks rising, from 1 to the number of candidates.
 */
export function accuracyAt(
	digest: Digest,
	rule: BankRule,
	aggregator: Aggregator,
	ks: readonly number[],
): Float64Array {
	switch (rule) {
		case 'pass':
			return passAt(digest, ks);
		case 'prm':
			return bestAt(digest, digest.process[aggregator], ks);
		case 'orm':
			return bestAt(digest, digest.outcome, ks);
		case 'majority':
			return voteAt(digest, null, ks);
		case 'sc+prm':
			return voteAt(digest, digest.process[aggregator].values, ks);
		case 'sc+orm':
			return voteAt(digest, digest.outcome.values, ks);
	}
}

/** 1 − C(n − c, k) / C(n, k): the chance that k of n candidates hold one of the c right ones. */
function passAt({ count: n, groups, right }: Digest, ks: readonly number[]): Float64Array {
	const wrong = groups.filter((group) => group !== right).length;
	return Float64Array.from(ks, (k) => {
		let miss = 1;
		for (let at = 0; at < k; at++) miss *= Math.max(0, wrong - at) / (n - at);
		return 1 - miss;
	});
}

/**
 * The candidate in place i of the best-first order is the best of k with the chance that the other
 * k − 1 stand behind it. Candidates without an answer are never chosen; of equal scores the first is.
 */
function bestAt(
	{ count: n, groups, right }: Digest,
	{ places }: Scores,
	ks: readonly number[],
): Float64Array {
	return Float64Array.from(ks, (k) => {
		let accuracy = 0;
		// C(n − 1, k − 1) / C(n, k): the first in the order is among the k.
		let chance = k / n;
		for (let place = 0; place < places.length; place++) {
			if (groups[places[place] as number] === right) accuracy += chance;
			const behind = n - place - 1;
			if (behind < k) break;
			chance *= (behind - k + 1) / behind;
		}
		return accuracy;
	});
}

/**
 * Votes grow one by one along an order, so that one order serves every k; ties go to who led first.
 *
 * @param weights null for one vote each.
 */
function voteAt(digest: Digest, weights: Float64Array | null, ks: readonly number[]): Float64Array {
	const { count: n, groups, right, drawn } = digest;
	const won = new Float64Array(ks.length);
	// Nobody has it: no order makes it win.
	if (right < 0) return won;
	const sums = new Float64Array(n);
	for (let draw = 0; draw < orders; draw++) {
		sums.fill(0);
		let leader = -1;
		let most = -1;
		let at = draw * n;
		for (let column = 0; column < ks.length; column++) {
			const end = draw * n + (ks[column] as number);
			for (; at < end; at++) {
				const candidate = drawn[at] as number;
				const group = groups[candidate] as number;
				if (group < 0) continue;
				const sum =
					(sums[group] as number) + (weights === null ? 1 : (weights[candidate] as number));
				sums[group] = sum;
				if (sum > most) {
					leader = group;
					most = sum;
				}
			}
			if (leader === right) won[column] = (won[column] as number) + 1;
		}
	}
	// One candidate is no vote: over all of them it is right as often as they are.
	return won.map((wins, column) => (ks[column] === 1 ? shareRight(digest) : wins / orders));
}

/**
 * Whether the rule is right with the first `k` candidates as they were written, for tests that need one choice a
 * problem. Of equal sums the answer with more votes wins, then the one that came first (domain/vote.ts).
 */
export function isRightAt(
	digest: Digest,
	rule: BankRule,
	aggregator: Aggregator,
	k: number,
): boolean {
	const { groups, right, process, outcome } = digest;
	const first = groups.subarray(0, k);
	switch (rule) {
		case 'pass':
			return first.includes(right);
		case 'prm':
			return bestOf(first, process[aggregator]) === right;
		case 'orm':
			return bestOf(first, outcome) === right;
		case 'majority':
			return voteOf(first, null) === right;
		case 'sc+prm':
			return voteOf(first, process[aggregator].values) === right;
		case 'sc+orm':
			return voteOf(first, outcome.values) === right;
	}
}

/** The answer of the best of the first candidates; −1 where none has one. */
function bestOf(groups: Int32Array, { values, places }: Scores): number {
	let best = -1;
	const ties = new Set<number>();
	for (const candidate of places) {
		if (candidate >= groups.length) continue;
		if (best !== -1 && values[candidate] !== values[best]) break;
		if (best === -1) best = candidate;
		ties.add(groups[candidate] ?? -1);
	}
	if (ties.size <= 1) return groups[best] ?? -1;
	return voteOf(
		groups.map((group) => (ties.has(group) ? group : -1)),
		null,
	);
}

function voteOf(groups: Int32Array, weights: Float64Array | null): number {
	const sums = new Float64Array(groups.length);
	const votes = new Uint16Array(groups.length);
	for (const [at, group] of groups.entries()) {
		if (group === -1) continue;
		sums[group] = (sums[group] ?? 0) + (weights?.[at] ?? 1);
		votes[group] = (votes[group] ?? 0) + 1;
	}
	let leader = -1;
	for (const [group, count] of votes.entries()) {
		if (count === 0) continue;
		const lead = leader === -1 ? 1 : (sums[group] ?? 0) - (sums[leader] ?? 0);
		if (lead > 0 || (lead === 0 && count > (votes[leader] ?? 0))) leader = group;
	}
	return leader;
}
