import type { Interval } from '../interval.ts';
import { list, nullable, number, type Reader, record, text, whole } from '../json.ts';
import type { Aggregator, Probability } from '../reward.ts';
import { type BankCandidate, type BankProblem, bankProblem, prmScore } from './bank.ts';
import { bootstrapInterval, drawResamples } from './bootstrap.ts';
import { mcnemar, type Paired } from './mcnemar.ts';

/** What a search on one problem ended with. */
export type SearchResult = {
	/** Tokens sampled, of pruned lines too. */
	readonly tokens: number;
	/** The solutions that it kept, whole ones alone. */
	readonly kept: readonly Pick<BankCandidate, 'answer' | 'rewards' | 'outcome'>[];
};

/** A line of the study: samples of a problem, and what each search made of it. */
export type SearchRecord = BankProblem & {
	readonly beam: SearchResult;
	readonly dvts: SearchResult;
};

const result: Reader<SearchResult> = record<SearchResult>({
	tokens: whole,
	kept: list(
		record<SearchResult['kept'][number]>({
			answer: nullable(text),
			rewards: list(nullable(number)),
			outcome: nullable(number),
		}),
	),
});

const results = record({ beam: result, dvts: result });

export const searchRecord: Reader<SearchRecord> = (value, path) => ({
	...bankProblem(value, path),
	...results(value, path),
});

type Chosen = { readonly answer: string | null; readonly tokens: number };

/** How solutions are had and one is chosen. */
export type SearchRule =
	| 'beam'
	| 'dvts'
	| 'beam, vote of the kept'
	| 'best-of-N, PRM'
	| 'best-of-N, ORM'
	| 'majority'
	| 'any right';

export type RuleScore = {
	readonly rule: SearchRule;
	readonly accuracy: number;
	readonly interval: Interval;
	/** A problem, in the mean. */
	readonly tokens: number;
};

export type Difference = {
	readonly first: SearchRule;
	readonly second: SearchRule;
	/** Share of problems that the first is ahead by. */
	readonly difference: number;
	readonly interval: Interval;
	readonly paired: Paired;
};

export type SearchStudy = {
	readonly scores: readonly RuleScore[];
	readonly differences: readonly Difference[];
	/** Problems whose samples were not enough for the tokens of the beam. */
	readonly short: number;
};

const compared: readonly (readonly [SearchRule, SearchRule])[] = [
	['beam', 'best-of-N, PRM'],
	['beam', 'best-of-N, ORM'],
	['dvts', 'best-of-N, PRM'],
	['dvts', 'best-of-N, ORM'],
	['beam', 'dvts'],
	['beam', 'majority'],
];

/**
 * Searches against choosing among samples at equal tokens: on each problem as many samples, in their order, as come
 * nearest to the tokens that the beam took there. Differences are paired by problem, with a bootstrap interval and
 * McNemar's exact test.
 *
 * @param records at least one.
 */
export function searchStudy(
	records: readonly SearchRecord[],
	aggregator: Aggregator,
	seed: number,
): SearchStudy {
	const resamples = drawResamples(records.length, seed);
	const chosen = new Map<SearchRule, (Chosen & { readonly isRight: boolean })[]>();
	for (const problem of records) {
		for (const [rule, choice] of choicesOn(problem, aggregator)) {
			const isRight = choice.answer === problem.gold;
			chosen.set(rule, [...(chosen.get(rule) ?? []), { ...choice, isRight }]);
		}
	}
	const rightOf = (rule: SearchRule) => (chosen.get(rule) ?? []).map(({ isRight }) => isRight);
	return {
		scores: [...chosen].map(([rule, choices]) => {
			const values = choices.map(({ isRight }) => Number(isRight));
			const tokens = mean(choices.map((choice) => choice.tokens));
			const interval = bootstrapInterval(values, resamples);
			return { rule, accuracy: mean(values), interval, tokens };
		}),
		differences: compared.map(([first, second]) => {
			const [a, b] = [rightOf(first), rightOf(second)];
			const values = a.map((right, at) => Number(right) - Number(b[at]));
			const interval = bootstrapInterval(values, resamples);
			return { first, second, difference: mean(values), interval, paired: mcnemar(a, b) };
		}),
		short: records.filter(({ candidates, beam }) => tokensOf(candidates) < beam.tokens).length,
	};
}

function choicesOn(
	{ candidates, gold, beam, dvts }: SearchRecord,
	aggregator: Aggregator,
): readonly (readonly [SearchRule, Chosen])[] {
	const samples = candidates.slice(0, affordable(candidates, beam.tokens));
	const tokens = tokensOf(samples);
	const prm = (candidate: SearchResult['kept'][number]) => prmScore(candidate, aggregator);
	const isAnyRight = samples.some(({ answer }) => answer === gold);
	return [
		['beam', { answer: bestBy(beam.kept, prm), tokens: beam.tokens }],
		['dvts', { answer: bestBy(dvts.kept, prm), tokens: dvts.tokens }],
		['beam, vote of the kept', { answer: mostVotes(beam.kept), tokens: beam.tokens }],
		['best-of-N, PRM', { answer: bestBy(samples, prm), tokens }],
		['best-of-N, ORM', { answer: bestBy(samples, ({ outcome }) => outcome ?? 0), tokens }],
		['majority', { answer: mostVotes(samples), tokens }],
		['any right', { answer: isAnyRight ? gold : null, tokens }],
	];
}

/** How many of the first candidates come nearest to so many tokens; one at least. */
export function affordable(
	candidates: readonly Pick<BankCandidate, 'tokens'>[],
	budget: number,
): number {
	let spent = 0;
	for (const [at, { tokens }] of candidates.entries()) {
		const next = spent + (tokens ?? 0);
		if (next > budget) return Math.max(1, next - budget < budget - spent ? at + 1 : at);
		spent = next;
	}
	return candidates.length;
}

function tokensOf(candidates: readonly Pick<BankCandidate, 'tokens'>[]): number {
	return candidates.reduce((sum, { tokens }) => sum + (tokens ?? 0), 0);
}

/** The answer of the best that has one; of equals the first. */
function bestBy<C extends { readonly answer: string | null }>(
	candidates: readonly C[],
	score: (candidate: C) => Probability,
): string | null {
	let best: { readonly answer: string | null; readonly score: number } = {
		answer: null,
		score: -1,
	};
	for (const candidate of candidates) {
		const own = score(candidate);
		if (candidate.answer !== null && own > best.score)
			best = { answer: candidate.answer, score: own };
	}
	return best.answer;
}

/** The answer that most have; of equals the one that came first. */
function mostVotes(candidates: readonly { readonly answer: string | null }[]): string | null {
	const votes = new Map<string, number>();
	for (const { answer } of candidates) {
		if (answer !== null) votes.set(answer, (votes.get(answer) ?? 0) + 1);
	}
	return [...votes].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function mean(values: readonly number[]): number {
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}
