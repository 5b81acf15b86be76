import type { CSSProperties } from 'react';
import type { Vote } from '../../../domain/vote.ts';
import { AnswerMark } from '../../../parts/steps/AnswerMark.tsx';
import { countOf } from '../../../parts/styles/format.ts';
import css from './AnswerBars.module.css';

type Props = {
	/** Most votes first. */
	readonly votes: readonly Vote[];
	readonly gold: string | null;
	readonly candidates: number;
};

/** Room for this many answers is always kept, so that the verdict below stays where it is. */
const mostAnswersShown = 5;

/** One bar an answer: its votes, and inside it those votes weighted by their rewards. */
export function AnswerBars({ votes, gold, candidates }: Props) {
	const longest = Math.max(votes[0]?.votes ?? 0, candidates / 2, 1);
	const answersShown = Math.min(mostAnswersShown, candidates);
	const shown = votes.slice(0, answersShown);
	return (
		<div className={css['bars']} style={{ '--answers': answersShown } as CSSProperties}>
			<p className={css['legend']}>
				<span className={css['key']} data-of="votes" /> votes
				<span className={css['key']} data-of="weight" /> votes weighted by reward
			</p>
			<ul className={css['list']} aria-label="Votes for each answer">
				{shown.length === 0 && <li className={css['more']}>No answer yet.</li>}
				{shown.map((vote) => (
					<li key={vote.answer} className={css['answer']}>
						<AnswerMark answer={vote.answer} gold={gold} />
						<span className={css['counts']}>
							{countOf(vote.votes, 'vote')}, {vote.weight.toFixed(2)} weighted
						</span>
						<span
							className={css['bar']}
							style={
								{
									'--votes': vote.votes / longest,
									'--weight': vote.weight / longest,
								} as CSSProperties
							}
						/>
					</li>
				))}
			</ul>
			<p className={css['more']}>{moreWords(votes.length, shown.length)}</p>
		</div>
	);
}

function moreWords(answers: number, shown: number): string {
	return answers > shown ? `and ${countOf(answers - shown, 'more answer')}` : '';
}
