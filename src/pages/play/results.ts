import {
	type Call,
	callOfCalculator,
	callOfRewards,
	type FirstErrorScore,
	firstErrorScore,
} from '../../domain/first-error.ts';
import type { Card } from '../../world/deck.ts';
import type { Game, Reading } from './game.ts';

/** One card with all that was said of it. */
export type CardResult = {
	readonly card: Card;
	/** Whether the model wrote the solution. */
	readonly byModel: boolean;
	readonly player: Call;
	readonly calculator: Call;
	readonly reading: Reading | null;
	/** null where the PRM was not asked. */
	readonly prm: Call | null;
};

/** Of every card that was answered, in the deck's order. */
export function resultsOf(cards: readonly Card[], game: Game): CardResult[] {
	return game.calls.flatMap((player, at) => {
		const card = cards[at];
		if (card === undefined) return [];
		const reading = game.readings[at] ?? null;
		return {
			card,
			byModel: (game.samples[at] ?? null) !== null,
			player,
			calculator: callOfCalculator(card.steps),
			reading,
			prm: prmCall(reading),
		};
	});
}

export const prmCall = (reading: Reading | null): Call | null =>
	reading === null ? null : callOfRewards(reading.rewards, reading.threshold);

export const playerScore = (results: readonly CardResult[]): FirstErrorScore =>
	firstErrorScore(
		results.map(({ card, player }) => ({ firstWrong: card.firstWrong, call: player })),
	);

/** Over the cards that the PRM was asked about. */
export const prmScore = (results: readonly CardResult[]): FirstErrorScore =>
	firstErrorScore(
		results.flatMap(({ card, prm }) =>
			prm === null ? [] : { firstWrong: card.firstWrong, call: prm },
		),
	);
