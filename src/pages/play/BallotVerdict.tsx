import { Fragment } from 'react';
import { RightMark } from '../../parts/steps/AnswerMark.tsx';
import control from '../../parts/styles/control.module.css';
import type { Card } from '../../world/deck.ts';
import css from './BallotVerdict.module.css';
import { ballotWords, majorityWords } from './ballot.ts';
import type { Sample } from './game.ts';

type Props = {
	readonly card: Card;
	/** What the model wrote for this card; null where its solution is authored. */
	readonly sample: Sample | null;
	/** Whether the model wrote any solution of the deck. */
	readonly deckByModel: boolean;
};

/** How the model's solutions to the card's problem voted, or why there is no vote. */
export function BallotVerdict({ card, sample, deckByModel }: Props) {
	const ballot = sample?.ballot ?? null;
	if (ballot === null) {
		return <p className={control['hint']}>{withoutBallot(sample, deckByModel)}</p>;
	}
	const said = ballotWords(ballot, card.problem.answer);
	return (
		<>
			<p className={css['votes']}>
				{said.map(({ words, right }, at) => (
					<Fragment key={words}>
						{at > 0 && ' '}
						<span className={css['vote']}>
							{words}
							{right && (
								<>
									{' '}
									<RightMark right />
								</>
							)}
							{at + 1 < said.length ? ',' : '.'}
						</span>
					</Fragment>
				))}
			</p>
			<p className={control['hint']}>{majorityWords(ballot, card.steps)}</p>
		</>
	);
}

function withoutBallot(sample: Sample | null, deckByModel: boolean): string {
	// A sample from before votes were kept.
	if (sample !== null) return 'None kept with this solution. Make the deck anew to see votes.';
	return deckByModel
		? 'None; this solution is authored.'
		: 'None; this solution is authored. Make the deck from the model to see votes.';
}
