import type { Call } from '../../domain/first-error.ts';
import type { DeckOptions } from '../../world/deck.ts';
import { type Ballot, mostAnswers } from './ballot.ts';
import { type Game, newGame, type Reading, type Sample } from './game.ts';

/** The options that decide the cards are the key: another deck does not touch this one's answers. */
export const gameKey = ({ seed, length, difficulty }: DeckOptions): string =>
	`steplight.play.game/${seed}/${length}/${difficulty}`;

/** The game kept for the tab's life; a new one where there is none that can be read. */
export function readGame(storage: Storage, key: string, cards: number): Game {
	try {
		const kept = withBallots(JSON.parse(storage.getItem(key) ?? 'null'));
		return isGame(kept, cards) ? kept : newGame;
	} catch {
		// Storage that is blocked or holds something else is no reason not to play.
		return newGame;
	}
}

export function keepGame(storage: Storage, key: string, game: Game): void {
	try {
		if (game === newGame) storage.removeItem(key);
		else storage.setItem(key, JSON.stringify(game));
	} catch {
		// A full or blocked storage: the game is still in the page.
	}
}

/** Before there were ballots, a sample was kept as its steps alone. */
function withBallots(kept: unknown): unknown {
	if (typeof kept !== 'object' || kept === null || !('samples' in kept)) return kept;
	if (!Array.isArray(kept.samples)) return kept;
	const samples = kept.samples.map((sample: unknown) =>
		Array.isArray(sample) ? { steps: sample, ballot: null } : sample,
	);
	return { ...kept, samples };
}

function isGame(value: unknown, cards: number): value is Game {
	if (typeof value !== 'object' || value === null) return false;
	const { samples, calls, readings, at, begun, secondsUsed } = value as Readonly<
		Record<keyof Game, unknown>
	>;
	return (
		isListOf(samples, cards, (sample) => sample === null || isSample(sample)) &&
		isListOf(calls, cards, isCall) &&
		isListOf(readings, cards, (reading) => reading === null || isReading(reading)) &&
		isCount(at) &&
		at <= calls.length &&
		calls.length <= at + 1 &&
		typeof begun === 'boolean' &&
		isCount(secondsUsed)
	);
}

function isListOf(
	value: unknown,
	longest: number,
	isItem: (item: unknown) => boolean,
): value is readonly unknown[] {
	return Array.isArray(value) && value.length <= longest && value.every(isItem);
}

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isInteger(value) && Number(value) >= 0;
const isShare = (value: unknown): value is number =>
	typeof value === 'number' && value >= 0 && value <= 1;
const isCall = (value: unknown): value is Call =>
	value === 'right' || value === 'none' || isCount(value);

function isSample(value: unknown): value is Sample {
	if (typeof value !== 'object' || value === null) return false;
	const { steps, ballot } = value as Readonly<Record<keyof Sample, unknown>>;
	return isListOf(steps, Infinity, isText) && (ballot === null || isBallot(ballot));
}

function isBallot(value: unknown): value is Ballot {
	if (typeof value !== 'object' || value === null) return false;
	const { candidates, votes, unanswered } = value as Readonly<Record<keyof Ballot, unknown>>;
	return isCount(candidates) && isCount(unanswered) && isListOf(votes, mostAnswers, isVote);
}

function isVote(value: unknown): value is Ballot['votes'][number] {
	if (typeof value !== 'object' || value === null) return false;
	const { answer, votes } = value as Readonly<Record<keyof Ballot['votes'][number], unknown>>;
	return isText(answer) && isCount(votes);
}

function isReading(value: unknown): value is Reading {
	if (typeof value !== 'object' || value === null) return false;
	const { rewards, threshold } = value as Readonly<Record<keyof Reading, unknown>>;
	return isListOf(rewards, Infinity, isShare) && typeof threshold === 'number';
}
