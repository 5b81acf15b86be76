import { answerWords, formatAnswer } from '../../domain/answer.ts';
import { type Candidate, extractAnswer } from '../../domain/solution.ts';
import { countVotes } from '../../domain/vote.ts';

/** How many answers are kept of a ballot. */
export const mostAnswers = 5;

/** How the solutions to one problem voted. */
export type Ballot = {
	/** All solutions, those without an answer among them. */
	readonly candidates: number;
	/** Canonical answers, most votes first; at most five. */
	readonly votes: readonly { readonly answer: string; readonly votes: number }[];
	readonly unanswered: number;
};

/** What some of the solutions say, and whether that is the right answer. */
type Said = { readonly words: string; readonly right: boolean };

export function ballotOf(candidates: readonly Candidate[]): Ballot {
	return {
		candidates: candidates.length,
		votes: countVotes(candidates, 'min')
			.slice(0, mostAnswers)
			.map(({ answer, votes }) => ({ answer, votes })),
		unanswered: candidates.filter(({ answer }) => answer === null).length,
	};
}

/** '4 of 6 say 12', '1 says 15', '1 has no answer'. */
export function ballotWords(
	{ candidates, votes, unanswered }: Ballot,
	gold: string | null,
): Said[] {
	const said = votes.map((vote) => ({
		count: vote.votes,
		words: `${vote.votes === 1 ? 'says' : 'say'} ${answerWords(vote.answer)}`,
		right: vote.answer === gold,
	}));
	const others = candidates - unanswered - said.reduce((sum, { count }) => sum + count, 0);
	const rest = [
		{ count: others, words: others === 1 ? 'says something else' : 'say something else' },
		{ count: unanswered, words: unanswered === 1 ? 'has no answer' : 'have no answer' },
	];
	return [...said, ...rest.map((words) => ({ ...words, right: false }))]
		.filter(({ count }) => count > 0)
		.map(({ count, words, right }, at) => ({
			words: `${count}${at === 0 ? ` of ${candidates}` : ''} ${words}`,
			right,
		}));
}

/** Whether a solution says what most solutions say. */
export function majorityWords({ votes }: Ballot, steps: readonly string[]): string {
	const most = votes[0]?.votes ?? 0;
	if (most === 0) return 'No solution has an answer, so there is no majority.';
	if (most === 1) return 'No two solutions agree, so there is no majority.';
	const own = extractAnswer(steps.join('\n'));
	if (own === null) return 'This solution has no answer to compare with the majority vote.';
	const leaders = votes.filter((vote) => vote.votes === most).map(({ answer }) => answer);
	const isLeader = leaders.includes(formatAnswer(own));
	if (leaders.length > 1) {
		return `The vote is a tie; this solution has ${isLeader ? 'one' : 'none'} of the tied answers.`;
	}
	return `This solution ${isLeader ? 'agrees' : 'disagrees'} with the majority vote.`;
}
