import type { Call } from '../../domain/first-error.ts';
import {
	either,
	flag,
	list,
	nullable,
	number,
	oneOf,
	type Reader,
	record,
	text,
	where,
	whole,
} from '../../domain/json.ts';
import { hash32 } from '../../domain/random.ts';
import { type SessionDraft, sessionDraft } from '../../parts/draft/session-draft.ts';
import type { DeckOptions } from '../../world/deck.ts';
import { type Ballot, mostAnswers } from './ballot.ts';
import type { FileDeck } from './file-deck.ts';
import type { Game, Reading, Sample } from './game.ts';

/** How far a deck is played. Another deck does not touch this one's answers. */
export function keptGame({ seed, length, difficulty }: DeckOptions): SessionDraft<Game> {
	return sessionDraft(`steplight.play.game/${seed}/${length}/${difficulty}`, gameReader(length));
}

/** How far the deck of a file is played; a file with other cards is another deck. */
export function keptFileGame({ cards }: FileDeck): SessionDraft<Game> {
	const key = hash32(JSON.stringify(cards));
	return sessionDraft(`steplight.play.game/file/${key}`, gameReader(cards.length));
}

const share = where(number, (value) => value >= 0 && value <= 1, 'a share from 0 to 1');
const call: Reader<Call> = either(whole, oneOf('right', 'none'), 'a call');
const reading = record<Reading>({ rewards: list(share), threshold: number });
const ballot = record<Ballot>({
	candidates: whole,
	votes: list(record<Ballot['votes'][number]>({ answer: text, votes: whole }), mostAnswers),
	unanswered: whole,
});
const sample = record<Sample>({ steps: list(text), ballot: nullable(ballot) });

/** Before there were ballots, a sample was kept as its steps alone. */
const olderSample: Reader<Sample> = (value, path) => ({
	steps: list(text)(value, path),
	ballot: null,
});

function gameReader(cards: number): Reader<Game> {
	const game = record<Game>({
		samples: list(nullable(either(sample, olderSample, 'a solution')), cards),
		calls: list(call, cards),
		readings: list(nullable(reading), cards),
		at: whole,
		begun: flag,
		secondsUsed: whole,
	});
	return where(game, isReached, 'a game whose cards are called one after the other');
}

function isReached({ at, calls }: Game): boolean {
	return at <= calls.length && calls.length <= at + 1;
}
