import type { Aggregator, Probability } from '../reward.ts';
import { aggregators } from '../reward.ts';

/** One stored solution: enough to choose among many again, by any rule, without a model. */
export type BankCandidate = {
	/** Canonical rational text; null where the solution has none. */
	readonly answer: string | null;
	readonly steps: readonly string[];
	/** A reward a step; null where it was not read. Empty where no PRM was asked. */
	readonly rewards: readonly (Probability | null)[];
	/** null where no ORM was asked. */
	readonly outcome: Probability | null;
	/** Tokens sampled for it; null where nobody counted. */
	readonly tokens: number | null;
};

export type BankProblem = {
	readonly question: string;
	/** Canonical rational text. */
	readonly gold: string;
	/** Number of steps of its reference solution; null where there is none. */
	readonly length: number | null;
	readonly candidates: readonly BankCandidate[];
};

/** How a solution is chosen: the paper's rules (Math-Shepherd section 3.4, table 1). */
export type BankRule = 'majority' | 'prm' | 'orm' | 'sc+prm' | 'sc+orm' | 'pass';

export const bankRules: readonly BankRule[] = [
	'majority',
	'prm',
	'orm',
	'sc+prm',
	'sc+orm',
	'pass',
];

/** The PRM's score of a solution over the steps that were read; 0 where none was. */
export function prmScore({ rewards }: BankCandidate, aggregator: Aggregator): Probability {
	return aggregators[aggregator](rewards.filter((reward) => reward !== null));
}
