import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { candidateReward, countVotes } from '../../../domain/vote.ts';

export type RowOrder = 'start' | 'reward' | 'answer';

export const rowOrders: readonly RowOrder[] = ['start', 'reward', 'answer'];

/** Cards that stand together. */
type RowGroup = {
	/** The answer they share; null where they have none, or where cards are not grouped. */
	readonly answer: string | null;
	readonly candidates: readonly Candidate[];
};

/**
 * The cards in the order asked for. Equal scores keep the order of their start; solutions without an
 * answer come last, as no rule can choose them.
 */
export function arrange(
	candidates: readonly Candidate[],
	order: RowOrder,
	aggregator: Aggregator,
): readonly RowGroup[] {
	switch (order) {
		case 'start':
			return [{ answer: null, candidates }];
		case 'reward':
			return [{ answer: null, candidates: byReward(candidates, aggregator) }];
		case 'answer':
			return byAnswer(candidates, aggregator);
	}
}

function byReward(candidates: readonly Candidate[], aggregator: Aggregator): readonly Candidate[] {
	return candidates
		.map((candidate) => ({ candidate, score: candidateReward(candidate, aggregator) }))
		.sort(
			(a, b) =>
				Number(b.candidate.answer !== null) - Number(a.candidate.answer !== null) ||
				b.score - a.score,
		)
		.map(({ candidate }) => candidate);
}

/** Most votes first, as the bars of the verdict have them. */
function byAnswer(candidates: readonly Candidate[], aggregator: Aggregator): readonly RowGroup[] {
	const answers = [...countVotes(candidates, aggregator).map(({ answer }) => answer), null];
	return answers
		.map((answer) => ({
			answer,
			candidates: candidates.filter((candidate) => candidate.answer === answer),
		}))
		.filter((group) => group.candidates.length > 0);
}
