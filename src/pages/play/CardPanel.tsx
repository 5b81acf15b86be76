import { lazy, type ReactNode, Suspense } from 'react';
import type { Call } from '../../domain/first-error.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { Row } from '../../parts/layout/Row.tsx';
import { Panel } from '../../parts/panel/Panel.tsx';
import type { RevealControl } from '../../parts/reveal/useReveal.ts';
import { Hint } from '../../parts/text/Hint.tsx';
import type { Card } from '../../world/deck.ts';
import { BallotVerdict } from './BallotVerdict.tsx';
import css from './CardPanel.module.css';
import type { Sample } from './game.ts';
import { JudgedSteps, type PrmView } from './JudgedSteps.tsx';
import { SolutionSteps } from './SolutionSteps.tsx';
import { turnFocus } from './useTurnFocus.ts';
import { VerdictList } from './VerdictList.tsx';
import { WhyPanel } from './WhyPanel.tsx';

const HeldCard = lazy(async () => ({ default: (await import('./HeldCard.tsx')).HeldCard }));

type Props = {
	readonly card: Card;
	readonly at: number;
	readonly of: number;
	/** What the model wrote for this card; null where its solution is authored. */
	readonly sample: Sample | null;
	/** Whether the model wrote any solution of the deck. */
	readonly deckByModel: boolean;
	/** The player's call; null while the card is open. */
	readonly call: Call | null;
	/** What a link hides of the card until a class has guessed. */
	readonly reveal: RevealControl;
	/** null without a timer. */
	readonly secondsLeft: number | null;
	readonly prm: PrmView | null;
	/** What stands under "PRM"; null where it is hidden. */
	readonly prmVerdict: ReactNode;
	readonly onCall: (call: Call) => void;
	readonly onNext: () => void;
};

/** One card: the problem, its solution, the call, and then what is true. */
export function CardPanel(props: Props) {
	const { card, at, of, sample, deckByModel, call, reveal, secondsLeft, prm, prmVerdict } = props;
	const { onCall, onNext } = props;
	const { problem, steps, firstWrong } = card;
	const isHeld = reveal.isOn && (call === null || reveal.next !== null);
	return (
		<Panel
			heading={`Card ${at + 1} of ${of}`}
			headingProps={{ tabIndex: -1, ...focusIf(call === null) }}
			aside={
				secondsLeft !== null &&
				call === null && (
					<p role="timer" className={css['timer']}>
						{secondsLeft} s left
					</p>
				)
			}
		>
			<p className={css['question']} data-testid="play-question">
				{problem.question}
			</p>
			{isHeld && (
				<Suspense>
					<HeldCard
						name={`${at}/${problem.id}`}
						steps={steps}
						reveal={reveal}
						call={call}
						prm={prm}
						prmVerdict={prmVerdict}
						onCall={onCall}
					/>
				</Suspense>
			)}
			{isHeld ? null : call === null ? (
				<>
					<Hint>
						Press the first wrong step, or “All right”. Keys: 1 to 9, and 0 for all right.{' '}
						{writtenBy(sample)}
					</Hint>
					<SolutionSteps steps={steps} onCall={onCall} />
				</>
			) : (
				<>
					<Hint>{writtenBy(sample)}</Hint>
					<JudgedSteps steps={steps} firstWrong={firstWrong} player={call} prm={prm} />
					<WhyPanel card={card} />
					<VerdictList
						steps={steps}
						firstWrong={firstWrong}
						player={call}
						prm={prmVerdict}
						votes={<BallotVerdict card={card} sample={sample} deckByModel={deckByModel} />}
					/>
					<Row>
						<ActionButton primary onPress={onNext} {...focusIf(true)}>
							{at + 1 < of ? 'Next card' : 'See the results'}
						</ActionButton>
						<Hint>Key: Enter</Hint>
					</Row>
				</>
			)}
		</Panel>
	);
}

const focusIf = (is: boolean) => (is ? turnFocus : {});

const writtenBy = (sample: Sample | null): string =>
	sample === null ? 'This solution is authored.' : 'The model wrote this solution.';
