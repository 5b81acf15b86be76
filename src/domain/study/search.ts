import type { Interval } from '../interval.ts';
import type { Aggregator, Probability } from '../reward.ts';
import { type BankCandidate, type BankQuestion, prmScore } from './bank.ts';
import { bootstrapInterval, drawResamples } from './bootstrap.ts';
import { mcnemar, type Paired } from './mcnemar.ts';
import type { SearchResult, SearchRow } from './search-study.ts';

/** A problem with its samples and its searches. */
export type SearchedProblem = BankQuestion & SearchRow;

export type SearchWay = 'beam' | 'dvts';

/** How one of whole samples is chosen; 'pass' is what a perfect rule could reach. */
export type SampleRule = 'prm' | 'orm' | 'majority' | 'pass';

/** A mean over problems with its 95 % bootstrap interval. */
export type Estimate = { readonly value: number; readonly interval: Interval };

/** Choosing among samples that took as many tokens. */
type Rival = {
	readonly rule: SampleRule;
	readonly accuracy: Estimate;
	/** Accuracy of the search minus its own, paired by problem. */
	readonly difference: Estimate;
	/** First: the search. */
	readonly paired: Paired;
};

export type WayReport = {
	readonly way: SearchWay;
	/** Of the kept solution with the best score. */
	readonly accuracy: Estimate;
	/** Of a vote among the kept ones. */
	readonly vote: Estimate;
	/** A problem, in the mean: of the search, and of the samples at its tokens. */
	readonly tokens: number;
	readonly sampleTokens: number;
	/** How many samples that is, in the mean. */
	readonly samples: number;
	/** Problems whose samples were not enough. */
	readonly short: number;
	readonly rivals: readonly Rival[];
};

const ways: readonly SearchWay[] = ['beam', 'dvts'];
const rules: readonly SampleRule[] = ['prm', 'orm', 'majority', 'pass'];

/**
 * Searches against choosing among samples at equal tokens: on each problem as many samples, in their order, as come
 * nearest to the tokens that the search took there. Differences are paired by problem, with a bootstrap interval
 * over problems and McNemar's exact test.
 *
 * @param problems at least one.
 * @param aggregator of the PRM's rewards, for searches and samples alike.
 */
export function reportSearch(
	problems: readonly SearchedProblem[],
	aggregator: Aggregator,
	seed: number,
): readonly WayReport[] {
	const resamples = drawResamples(problems.length, seed);
	const estimate = (values: readonly number[]): Estimate => ({
		value: mean(values),
		interval: bootstrapInterval(values, resamples),
	});
	const rightOf = (answers: readonly (string | null)[]) =>
		answers.map((answer, at) => answer !== null && answer === problems[at]?.gold);
	const prm = (candidate: SearchResult['kept'][number]) => prmScore(candidate, aggregator);
	return ways.map((way): WayReport => {
		const samples = problems.map((problem) => {
			const { candidates } = problem;
			return candidates.slice(0, affordable(candidates, problem[way].tokens));
		});
		const found = rightOf(problems.map((problem) => bestBy(problem[way].kept, prm)));
		const vote = rightOf(problems.map((problem) => mostVotes(problem[way].kept)));
		return {
			way,
			accuracy: estimate(found.map(Number)),
			vote: estimate(vote.map(Number)),
			tokens: mean(problems.map((problem) => problem[way].tokens)),
			sampleTokens: mean(samples.map(tokensOf)),
			samples: mean(samples.map(({ length }) => length)),
			short: problems.filter((one) => tokensOf(one.candidates) < one[way].tokens).length,
			rivals: rules.map((rule): Rival => {
				const chosen = samples.map((own, at) => chooseBy(rule, own, prm, problems[at]?.gold ?? ''));
				const right = rightOf(chosen);
				return {
					rule,
					accuracy: estimate(right.map(Number)),
					difference: estimate(found.map((own, at) => Number(own) - Number(right[at]))),
					paired: mcnemar(found, right),
				};
			}),
		};
	});
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

function chooseBy(
	rule: SampleRule,
	samples: readonly BankCandidate[],
	prm: (candidate: BankCandidate) => Probability,
	gold: string,
): string | null {
	switch (rule) {
		case 'prm':
			return bestBy(samples, prm);
		case 'orm':
			return bestBy(samples, ({ outcome }) => outcome ?? 0);
		case 'majority':
			return mostVotes(samples);
		case 'pass':
			return samples.some(({ answer }) => answer === gold) ? gold : null;
	}
}

function tokensOf(candidates: readonly Pick<BankCandidate, 'tokens'>[]): number {
	return candidates.reduce((sum, { tokens }) => sum + (tokens ?? 0), 0);
}

/** The answer of the best that has one; of equals the first. */
function bestBy<C extends { readonly answer: string | null }>(
	candidates: readonly C[],
	score: (candidate: C) => Probability,
): string | null {
	let best: string | null = null;
	let most = -1;
	for (const candidate of candidates) {
		const own = score(candidate);
		if (candidate.answer !== null && own > most) [best, most] = [candidate.answer, own];
	}
	return best;
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
