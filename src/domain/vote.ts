import { assertNever } from './result.ts';
import { type Aggregator, aggregators, type Probability } from './reward.ts';
import type { Candidate } from './solution.ts';

export type Rule = 'majority' | 'prmBestOf' | 'prmWeighted' | 'ormBestOf' | 'ormWeighted';

export const ruleNames: readonly Rule[] = [
	'majority',
	'prmBestOf',
	'prmWeighted',
	'ormBestOf',
	'ormWeighted',
];

/** What one rule chooses now. */
export type Verdict = {
	readonly rule: Rule;
	/** Canonical rational text; null while no candidate has an answer. */
	readonly answer: string | null;
	/** Index of the candidate that stands for the choice: the best of those with this answer. */
	readonly candidate: number | null;
	/** Votes, summed rewards or the best reward, as the rule counts. */
	readonly score: number;
};

/** All candidates that agree on one answer, with what each way of counting gives them. */
export type Vote = {
	readonly answer: string;
	readonly candidates: readonly number[];
	readonly votes: number;
	/** Sum of the aggregated PRM rewards (Math-Shepherd section 3.4, equation 6). */
	readonly weight: number;
	readonly bestStepReward: Probability;
	readonly bestOutcome: Probability;
	/** Sum of the ORM's rewards. */
	readonly outcomeWeight: number;
};

/** The aggregated reward of one candidate over its scored steps; 0 while none is scored. */
export function candidateReward(candidate: Candidate, aggregator: Aggregator): Probability {
	const stepRewards = candidate.steps.flatMap(({ reward }) => (reward === null ? [] : [reward]));
	return aggregators[aggregator](stepRewards);
}

/**
 * The ballot: one vote per answer, most votes first, then larger weight, then the answer whose
 * first candidate has the lowest index. Candidates without an answer, and those that a search went on
 * without, have no vote.
 */
export function countVotes(candidates: readonly Candidate[], aggregator: Aggregator): Vote[] {
	const groups = new Map<string, Candidate[]>();
	for (const candidate of candidates) {
		if (candidate.answer === null || candidate.state === 'pruned') continue;
		const group = groups.get(candidate.answer);
		if (group === undefined) groups.set(candidate.answer, [candidate]);
		else group.push(candidate);
	}
	const votes = [...groups].map(([answer, group]): Vote => {
		const rewards = group.map((candidate) => candidateReward(candidate, aggregator));
		return {
			answer,
			candidates: group.map(({ index }) => index),
			votes: group.length,
			weight: rewards.reduce((sum, reward) => sum + reward, 0),
			bestStepReward: Math.max(...rewards),
			bestOutcome: Math.max(...group.map(({ outcome }) => outcome ?? 0)),
			outcomeWeight: group.reduce((sum, { outcome }) => sum + (outcome ?? 0), 0),
		};
	});
	return votes.sort(
		(a, b) => b.votes - a.votes || b.weight - a.weight || firstIndex(a) - firstIndex(b),
	);
}

/**
 * What `rule` chooses. Ties are settled the same way everywhere: the larger score, then more
 * votes, then the answer whose first candidate has the lowest index.
 */
export function judge(
	rule: Rule,
	candidates: readonly Candidate[],
	aggregator: Aggregator = 'min',
): Verdict {
	const chosen = countVotes(candidates, aggregator)
		.map((vote) => ({ vote, score: scoreOf(rule, vote) }))
		.sort(
			(a, b) =>
				b.score - a.score || b.vote.votes - a.vote.votes || firstIndex(a.vote) - firstIndex(b.vote),
		)[0];
	if (chosen === undefined) return { rule, answer: null, candidate: null, score: 0 };
	return {
		rule,
		answer: chosen.vote.answer,
		candidate: spokesman(rule, candidates, chosen.vote.answer, aggregator),
		score: chosen.score,
	};
}

/** Whether any candidate is right: what a perfect rule could reach (pass@N). */
export function anyRight(candidates: readonly Candidate[], gold: string): boolean {
	return candidates.some(({ answer }) => answer === gold);
}

function scoreOf(rule: Rule, vote: Vote): number {
	switch (rule) {
		case 'majority':
			return vote.votes;
		case 'prmBestOf':
			return vote.bestStepReward;
		case 'prmWeighted':
			return vote.weight;
		case 'ormBestOf':
			return vote.bestOutcome;
		case 'ormWeighted':
			return vote.outcomeWeight;
		default:
			return assertNever(rule);
	}
}

/** The best candidate of the chosen answer by the rule's own reward; the first of equals. */
function spokesman(
	rule: Rule,
	candidates: readonly Candidate[],
	answer: string,
	aggregator: Aggregator,
): number | null {
	let best: { index: number; score: number } | null = null;
	for (const candidate of candidates) {
		if (candidate.answer !== answer || candidate.state === 'pruned') continue;
		const score =
			rule === 'ormBestOf' || rule === 'ormWeighted'
				? (candidate.outcome ?? 0)
				: candidateReward(candidate, aggregator);
		if (best === null || score > best.score) best = { index: candidate.index, score };
	}
	return best?.index ?? null;
}

function firstIndex(vote: Vote): number {
	return vote.candidates[0] ?? Number.MAX_SAFE_INTEGER;
}
