import type { CSSProperties } from 'react';
import type { Vote } from '../../../domain/vote.ts';
import { AnswerMark } from '../../../parts/steps/AnswerMark.tsx';
import { countOf } from '../../../parts/words/number-words.ts';
import css from './AnswerShares.module.css';

type Props = {
	/** Most votes first. */
	readonly votes: readonly Vote[];
	readonly gold: string | null;
	readonly candidates: number;
	readonly judged: boolean;
};

/** Room for this many answers is always kept, so that what is below stays where it is. */
const mostAnswersShown = 3;

/** Each answer's share of the votes and, beside it, of the rewards: each column adds to one. */
export function AnswerShares({ votes, gold, candidates, judged }: Props) {
	const answersShown = Math.min(mostAnswersShown, candidates);
	const shown = votes.slice(0, answersShown);
	const allVotes = votes.reduce((sum, vote) => sum + vote.votes, 0);
	const allRewards = votes.reduce((sum, vote) => sum + vote.weight, 0);
	const more = votes.length - shown.length;
	return (
		<table
			className={css['shares']}
			style={{ '--answers': answersShown } as CSSProperties}
			aria-label="Votes for each answer"
			data-tour="votes"
		>
			<thead>
				<tr>
					<th scope="col">Share of</th>
					<th scope="col">Votes</th>
					{judged && <th scope="col">Reward</th>}
				</tr>
			</thead>
			<tbody>
				{shown.map((vote, place) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place; an answer that overtakes another changes the words, and nothing moves.
					<tr key={place}>
						<th scope="row">
							<AnswerMark answer={vote.answer} gold={gold} />
						</th>
						<Share
							of={vote.votes}
							all={allVotes}
							kind="votes"
							words={countOf(vote.votes, 'vote')}
						/>
						{judged && (
							<Share
								of={vote.weight}
								all={allRewards}
								kind="reward"
								words={vote.weight.toFixed(2)}
							/>
						)}
					</tr>
				))}
				{Array.from({ length: answersShown - shown.length }, (_, place) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: an empty row is the place of an answer to come, and the other ones do not move then.
					<tr key={`empty ${shown.length + place}`}>
						<td colSpan={judged ? 3 : 2}>{'\u00a0'}</td>
					</tr>
				))}
			</tbody>
			<caption className={css['more']}>
				{votes.length === 0
					? 'No answer yet.'
					: more > 0
						? `and ${countOf(more, 'more answer')}`
						: '\u00a0'}
			</caption>
		</table>
	);
}

type ShareProps = {
	readonly of: number;
	readonly all: number;
	readonly kind: 'votes' | 'reward';
	/** The number behind the share. */
	readonly words: string;
};

function Share({ of, all, kind, words }: ShareProps) {
	const share = all === 0 ? 0 : of / all;
	return (
		<td title={words}>
			<span className={css['bar']} data-of={kind} style={{ '--share': share } as CSSProperties} />
			<span className={css['percent']}>{Math.round(100 * share)} %</span>
		</td>
	);
}
