import type { Call } from '../../domain/first-error.ts';
import { assertNever } from '../../domain/result.ts';
import type { Probability } from '../../domain/reward.ts';
import type { Ballot } from './ballot.ts';

/** What the PRM said of one card, with the threshold it was read at. */
export type Reading = {
	readonly rewards: readonly Probability[];
	readonly threshold: Probability;
};

/** A solution by the model, and how it and the others to the same problem voted. */
export type Sample = {
	readonly steps: readonly string[];
	/** null in a game that was kept before there were ballots. */
	readonly ballot: Ballot | null;
};

/** How far a deck is played. */
export type Game = {
	/** Solutions by the model, card by card; null or missing where the authored one is shown. */
	readonly samples: readonly (Sample | null)[];
	/** The player's calls, card by card. */
	readonly calls: readonly Call[];
	/** By card; null or missing where the PRM was not asked. */
	readonly readings: readonly (Reading | null)[];
	/** The card shown; the number of cards once the last one was left. */
	readonly at: number;
	/** Whether a deck with a timer was begun. */
	readonly begun: boolean;
	/** Seconds used on the card shown. */
	readonly secondsUsed: number;
};

export type GameAction =
	| { readonly kind: 'begin' }
	| { readonly kind: 'call'; readonly call: Call }
	/** A second of the card shown has passed; at the limit the card ends with no answer. */
	| { readonly kind: 'tick'; readonly limit: number }
	| { readonly kind: 'next' }
	| { readonly kind: 'read'; readonly card: number; readonly reading: Reading }
	/** The same cards from the first on. */
	| { readonly kind: 'again' }
	/** The deck with solutions by the model; none for the authored deck. */
	| { readonly kind: 'deal'; readonly samples: Game['samples'] };

type Phase = 'asking' | 'shown' | 'ended';

export const newGame: Game = {
	samples: [],
	calls: [],
	readings: [],
	at: 0,
	begun: false,
	secondsUsed: 0,
};

export function phaseOf({ at, calls }: Game, cards: number): Phase {
	if (at >= cards) return 'ended';
	return calls.length > at ? 'shown' : 'asking';
}

/** Pure. What does not fit the moment changes nothing: a second call on a card, next before a call. */
export function reduceGame(game: Game, action: GameAction): Game {
	const called = game.calls.length > game.at;
	switch (action.kind) {
		case 'begin':
			return { ...game, begun: true };
		case 'call':
			return called ? game : { ...game, calls: [...game.calls, action.call] };
		case 'tick': {
			if (called) return game;
			const secondsUsed = game.secondsUsed + 1;
			const calls = secondsUsed >= action.limit ? [...game.calls, 'none' as const] : game.calls;
			return { ...game, secondsUsed, calls };
		}
		case 'next':
			return called ? { ...game, at: game.at + 1, secondsUsed: 0 } : game;
		case 'read': {
			const length = Math.max(game.readings.length, action.card + 1);
			const readings = Array.from({ length }, (_, at) => game.readings[at] ?? null);
			return { ...game, readings: readings.with(action.card, action.reading) };
		}
		case 'again':
			return { ...newGame, samples: game.samples, readings: game.readings };
		case 'deal':
			return { ...newGame, samples: action.samples };
		default:
			return assertNever(action);
	}
}
