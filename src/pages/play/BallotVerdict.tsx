import { Fragment } from 'react';
import { RightMark } from '../../parts/steps/AnswerMark.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import type { Card } from '../../world/deck.ts';
import { ballotWords, majorityWords } from './ballot.ts';
import type { Sample } from './game.ts';
import css from './VerdictList.module.css';

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
		return <Hint>{withoutBallot(sample, deckByModel)}</Hint>;
	}
	const said = ballotWords(ballot, card.problem.answer);
	return (
		<>
			<p>
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
			<Hint>{majorityWords(ballot, card.steps)}</Hint>
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
