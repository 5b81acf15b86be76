import { type Call, isHit, trueCall } from '../../domain/first-error.ts';
import { Spoken } from '../../parts/text/Hidden.tsx';
import { percent } from '../../parts/words/number-words.ts';
import type { Card } from '../../world/deck.ts';
import { callWords } from './call-words.ts';

type Props = {
	/** The card shown; null at the end. */
	readonly card: Card | null;
	/** null while the card is open. */
	readonly call: Call | null;
	/** null where the PRM said nothing, or is hidden. */
	readonly prm: Call | null;
	/** The player's F1 at the end. */
	readonly f1: number | null;
};

/** Tells a screen reader what came of a call, and of the deck. */
export function PlayAnnouncer({ card, call, prm, f1 }: Props) {
	return (
		<>
			<Spoken>{card === null ? endWords(f1) : call === null ? '' : callResult(card, call)}</Spoken>
			<Spoken>
				{card === null || call === null || prm === null
					? ''
					: `The PRM says ${callWords(prm)}: ${isHit(card.firstWrong, prm) ? 'hit' : 'miss'}.`}
			</Spoken>
		</>
	);
}

function callResult({ firstWrong }: Card, call: Call): string {
	const truth =
		firstWrong === null
			? 'Every step is right.'
			: `The first wrong step is ${callWords(trueCall(firstWrong))}.`;
	if (call === 'none') return `Time is up. ${truth}`;
	return `${isHit(firstWrong, call) ? 'Hit' : 'Miss'}. ${truth}`;
}

const endWords = (f1: number | null): string =>
	`The deck is done.${f1 === null ? '' : ` Your F1 is ${percent(f1)}.`}`;
