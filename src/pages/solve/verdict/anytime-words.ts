import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import {
	type AnytimeRule,
	type Chance,
	chanceOfChange,
	type Seen,
} from '../../../domain/study/anytime.ts';
import { candidateReward } from '../../../domain/vote.ts';
import { countOf } from '../../../parts/words/number-words.ts';

/** Chances that choices still change while solutions are written; null where nothing leads. */
export type Chances = {
	/** Solutions that have not ended. */
	readonly left: number;
	readonly vote: Chance | null;
	/** null where nobody judges, too. */
	readonly prm: Chance | null;
};

/** Of what is drawn: the same run says the same. */
const seed = 1;

export function chancesOf(
	candidates: readonly Candidate[],
	aggregator: Aggregator,
	judged: boolean,
): Chances {
	const ended = candidates.filter(({ state }) => state !== 'writing');
	const seen = ended.map(
		(candidate): Seen => ({
			answer: candidate.answer,
			score: candidateReward(candidate, aggregator),
		}),
	);
	const left = candidates.length - ended.length;
	const chance = (rule: AnytimeRule) => chanceOfChange(rule, seen, left, seed);
	return { left, vote: chance('majority'), prm: judged ? chance('best') : null };
}

/** '' where there is nothing to say: before the first answer, and when all have ended. */
export function chanceWords({ left, vote, prm }: Chances, live: boolean): string {
	if (left === 0 || vote === null) return '';
	const parts = [`the vote ${told(vote)}`];
	if (prm !== null) parts.push(`the PRM’s choice ${told(prm)}`);
	const words = parts.join(', ');
	return live
		? `May still change: ${words}.`
		: `With ${countOf(left, 'more solution')} it might have changed: ${words}.`;
}

function told({ value, way }: Chance): string {
	const percent = value > 0 && value < 0.01 ? '< 1 %' : `${Math.round(100 * value)} %`;
	return `${percent} (${way})`;
}

/** Too few solutions say nothing, however much they agree. */
const fewest = 4;
const settledBelow = 0.05;

/** Whether an early stop is in order: what is chosen would change in one run of twenty at most. */
export function isSettled(candidates: readonly Candidate[], { vote, prm, left }: Chances): boolean {
	const choice = prm ?? vote;
	return candidates.length - left >= fewest && choice !== null && choice.value <= settledBelow;
}
