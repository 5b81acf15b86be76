import type { GoldProblem } from '../files/problems.ts';
import { list, nullable, number, optional, type Reader, record, text, whole } from '../json.ts';
import { type Aggregator, aggregators, type Probability } from '../reward.ts';
import type { Candidate } from '../solution.ts';
import { share } from './record.ts';

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

export type BankQuestion = {
	readonly question: string;
	/** Canonical rational text. */
	readonly gold: string;
	/** Number of steps of its reference solution; null where there is none. */
	readonly length: number | null;
};

/** A problem as a study asks it. */
export const bankQuestionOf = ({ question, answer, reference }: GoldProblem): BankQuestion => ({
	question,
	gold: answer,
	length: reference.length > 0 ? reference.length - 1 : null,
});

export type BankAnswers = {
	readonly candidates: readonly BankCandidate[];
	/** Tokens sampled and milliseconds taken for all candidates together; null where nobody counted. */
	readonly tokens: number | null;
	readonly ms: number | null;
};

export type BankProblem = BankQuestion & BankAnswers;

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
export function prmScore(
	{ rewards }: Pick<BankCandidate, 'rewards'>,
	aggregator: Aggregator,
): Probability {
	return aggregators[aggregator](rewards.filter((reward) => reward !== null));
}

const question = { question: text, gold: text, length: optional(nullable(whole), null) };

const answers = {
	candidates: list(
		record<BankCandidate>({
			answer: nullable(text),
			steps: list(text),
			rewards: optional(list(nullable(share)), []),
			outcome: optional(nullable(share), null),
			tokens: optional(nullable(whole), null),
		}),
	),
	tokens: optional(nullable(whole), null),
	ms: optional(nullable(number), null),
};

export const bankQuestion: Reader<BankQuestion> = record<BankQuestion>(question);
export const bankAnswers: Reader<BankAnswers> = record<BankAnswers>(answers);

/** A line of a bank: its problem with all its solutions. */
export const bankProblem: Reader<BankProblem> = record<BankProblem>({ ...question, ...answers });

/** What a bank keeps of solutions that were written and scored. @param tokens sampled for each, where they are counted. */
export function bankCandidates(
	candidates: readonly Candidate[],
	tokens: readonly (number | null)[] = [],
): BankCandidate[] {
	return candidates.map(({ answer, steps, outcome }, at) => ({
		answer,
		steps: steps.map((step) => step.text),
		rewards: steps.map(({ reward }) => reward),
		outcome,
		tokens: tokens[at] ?? null,
	}));
}
