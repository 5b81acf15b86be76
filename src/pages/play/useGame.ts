import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Card, cardOf, type DeckOptions, makeDeck, type WorldCard } from '../../world/deck.ts';
import { cardsOf, type FileDeck } from './file-deck.ts';
import { type Game, type GameAction, newGame, type Reading, reduceGame } from './game.ts';
import { keptFileGame, keptGame } from './kept-game.ts';

export type PlayedDeck = {
	/** The deck of the options, whatever the model wrote; null where the deck is a file's. */
	readonly authored: readonly WorldCard[] | null;
	/** The cards that are played. */
	readonly cards: readonly Card[];
	readonly game: Game;
	readonly act: (action: GameAction) => void;
	/** Keeps what the PRM said of a card; dropped where the card is no longer in the deck. */
	readonly read: (card: Card, reading: Reading) => void;
	/** Starts the deck anew with these samples; dropped where another deck is shown by now. */
	readonly deal: (deck: readonly WorldCard[], samples: Game['samples']) => void;
};

/** The deck of a file, or the one that the options name, and how far it is played, kept for the tab's life. */
export function useGame(
	{ seed, length, difficulty }: DeckOptions,
	file: FileDeck | null,
): PlayedDeck {
	const draft = useMemo(
		() => (file === null ? keptGame({ seed, length, difficulty }) : keptFileGame(file)),
		[file, seed, length, difficulty],
	);
	const [kept, setKept] = useState(() => ({ draft, game: draft.read() ?? newGame }));
	const current = kept.draft === draft ? kept : { draft, game: draft.read() ?? newGame };
	if (current !== kept) setKept(current);
	const { game } = current;
	useEffect(() => {
		if (kept.game === newGame) kept.draft.forget();
		else kept.draft.keep(kept.game);
	}, [kept]);

	const act = useCallback(
		(action: GameAction) =>
			setKept((before) => ({ ...before, game: reduceGame(before.game, action) })),
		[],
	);

	const authored = useMemo(
		() => (file === null ? makeDeck({ seed, length, difficulty }) : null),
		[file, seed, length, difficulty],
	);
	const { samples } = game;
	const cards = useMemo(
		() =>
			authored?.map((card, at) => {
				const sample = samples[at] ?? null;
				return sample === null ? card : cardOf(card.problem, sample.steps);
			}) ?? (file === null ? [] : cardsOf(file)),
		[authored, file, samples],
	);

	const latest = useRef({ authored, cards });
	useEffect(() => {
		latest.current = { authored, cards };
	}, [authored, cards]);
	const read = useCallback(
		(card: Card, reading: Reading) => {
			const at = latest.current.cards.indexOf(card);
			if (at !== -1) act({ kind: 'read', card: at, reading });
		},
		[act],
	);

	const deal = useCallback(
		(deck: readonly WorldCard[], dealt: Game['samples']) => {
			if (latest.current.authored === deck) act({ kind: 'deal', samples: dealt });
		},
		[act],
	);

	return { authored, cards, game, act, read, deal };
}
