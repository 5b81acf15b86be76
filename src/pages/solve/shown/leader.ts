import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { candidateReward, judge } from '../../../domain/vote.ts';

/** While nothing has an answer, a challenger must be this much better: the large view should not flicker. */
const lead = 0.1;

/**
 * Index of the candidate to show large: the one the PRM's best-of-N chooses; while no candidate has
 * an answer, the best of those being written, staying with the one shown unless it is clearly beaten.
 */
export function leaderIndex(
	candidates: readonly Candidate[],
	shown: number,
	aggregator: Aggregator,
): number {
	const chosen = judge('prmBestOf', candidates, aggregator).candidate;
	if (chosen !== null) return chosen;
	const current = candidates[shown];
	let best = current === undefined ? 0 : shown;
	let bar = current === undefined ? 0 : candidateReward(current, aggregator) + lead;
	for (const candidate of candidates) {
		const score = candidateReward(candidate, aggregator);
		if (score > bar) [best, bar] = [candidate.index, score];
	}
	return best;
}
