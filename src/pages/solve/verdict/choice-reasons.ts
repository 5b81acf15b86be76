import { answerWords } from '../../../domain/answer.ts';
import type { Candidate } from '../../../domain/solution.ts';
import type { Verdict, Vote } from '../../../domain/vote.ts';
import { formatReward } from '../../../parts/reward/reward-band.ts';
import { countOf } from '../../../parts/words/number-words.ts';

/**
 * Why voting and the PRM choose what they choose, a sentence each.
 *
 * @param votes most votes first.
 */
export function choiceReasons(
	candidates: readonly Candidate[],
	votes: readonly Vote[],
	verdicts: readonly Verdict[],
): { readonly majority: string; readonly prm: string } {
	const of = (rule: Verdict['rule']) => verdicts.find((verdict) => verdict.rule === rule);
	return {
		majority: majorityReason(of('majority'), votes, candidates.length),
		prm: prmReason(of('prmBestOf'), votes),
	};
}

function majorityReason(
	verdict: Verdict | undefined,
	votes: readonly Vote[],
	candidates: number,
): string {
	const vote = votes.find(({ answer }) => answer === verdict?.answer);
	if (vote === undefined) return '';
	return `${vote.votes} of ${countOf(candidates, 'solution')} ${vote.votes === 1 ? 'says' : 'say'} so.`;
}

function prmReason(verdict: Verdict | undefined, votes: readonly Vote[]): string {
	if (verdict === undefined || verdict.answer === null || verdict.candidate === null) return '';
	const own = `No. ${verdict.candidate + 1} has ${formatReward(verdict.score)}`;
	const others = votes.filter(({ answer }) => answer !== verdict.answer);
	const rival = others.reduce<Vote | null>(
		(best, vote) => (best === null || vote.bestStepReward > best.bestStepReward ? vote : best),
		null,
	);
	return rival === null
		? `${own}; no other answer.`
		: `${own}, the best for ${answerWords(rival.answer)} ${formatReward(rival.bestStepReward)}.`;
}
