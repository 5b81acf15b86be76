import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { judge } from '../../../domain/vote.ts';
import { leaderIndex } from './leader.ts';

/** Which solution is shown whole: the one that a rule stands on, or one that the visitor picked. */
export type ShownChoice = 'prm' | 'majority' | number;

/**
 * Index of the solution to show.
 *
 * @param before the one that was shown, which stays while nothing speaks clearly for another.
 */
export function shownIndex(
	choice: ShownChoice,
	candidates: readonly Candidate[],
	before: number,
	aggregator: Aggregator,
): number {
	if (typeof choice === 'number' && candidates[choice] !== undefined) return choice;
	const majority =
		choice === 'majority' ? judge('majority', candidates, aggregator).candidate : null;
	return majority ?? leaderIndex(candidates, before, aggregator);
}
