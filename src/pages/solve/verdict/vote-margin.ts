import { answerWords } from '../../../domain/answer.ts';
import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { judge, type Vote } from '../../../domain/vote.ts';
import { countOf } from '../../../parts/words/number-words.ts';

/**
 * How firm the verdict is, in one sentence: the votes the majority leads by, and the one solution that
 * best-of-N stands on, where another answer would be chosen without it. '' while there is no answer.
 *
 * @param votes of these candidates, most votes first.
 */
export function marginWords(
	candidates: readonly Candidate[],
	votes: readonly Vote[],
	aggregator: Aggregator,
): string {
	const majority = majorityWords(votes);
	if (majority === '') return '';
	const { answer, candidate } = judge('prmBestOf', candidates, aggregator);
	const others = candidates.filter(({ index }) => index !== candidate);
	const second = judge('prmBestOf', others, aggregator).answer;
	if (candidate === null || second === null || second === answer) return `${majority}.`;
	const pivot = `without no. ${candidate + 1}, PRM best-of-N would choose ${answerWords(second)}`;
	return `${majority}; ${pivot}.`;
}

function majorityWords([first, second]: readonly Vote[]): string {
	if (first === undefined) return '';
	if (second === undefined) {
		const words = answerWords(first.answer);
		return first.votes === 1 ? `The only vote is for ${words}` : `Every vote is for ${words}`;
	}
	const lead = first.votes - second.votes;
	// As `judge` settles it.
	if (lead === 0) {
		return `The majority vote is a tie at ${countOf(first.votes, 'vote')}, settled by the lowest number`;
	}
	return `The majority leads by ${countOf(lead, 'vote')}`;
}
