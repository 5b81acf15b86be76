import { expect, test } from 'vitest';
import { type Game, newGame } from './game.ts';
import { gameKey, keepGame, readGame } from './game-storage.ts';

function storageOf(kept: string | null): Storage {
	let text = kept;
	return {
		length: 0,
		clear: () => {},
		key: () => null,
		removeItem: () => {
			text = null;
		},
		getItem: () => text,
		setItem: (_key, value) => {
			text = value;
		},
	};
}

const game: Game = {
	samples: [
		{
			steps: ['2+2 = 4', '#### 4'],
			ballot: { candidates: 6, votes: [{ answer: '4', votes: 5 }], unanswered: 1 },
		},
		null,
		{ steps: ['#### 4'], ballot: null },
	],
	calls: [0, 'right', 'none'],
	readings: [{ rewards: [0.5, 1], threshold: 0.4 }, null],
	at: 2,
	begun: true,
	secondsUsed: 7,
};

function ballotWith(vote: object) {
	return { candidates: 6, votes: [{ answer: '4', votes: 5, ...vote }], unanswered: 1 };
}

test('a game survives keeping and reading', () => {
	const storage = storageOf(null);
	keepGame(storage, 'key', game);
	expect(readGame(storage, 'key', 5)).toEqual(game);
});

test.each([
	null,
	'',
	'[',
	'{}',
	'"text"',
	JSON.stringify({ ...game, at: 4 }),
	JSON.stringify({ ...game, at: 0 }),
	JSON.stringify({ ...game, calls: ['maybe', 1, 2] }),
	JSON.stringify({ ...game, samples: [[1]] }),
	JSON.stringify({ ...game, samples: [{ steps: [1], ballot: null }] }),
	JSON.stringify({ ...game, samples: [{ steps: ['a'], ballot: { candidates: 6 } }] }),
	JSON.stringify({ ...game, samples: [{ steps: ['a'], ballot: ballotWith({ answer: 4 }) }] }),
	JSON.stringify({ ...game, samples: [{ steps: ['a'], ballot: ballotWith({ votes: -1 }) }] }),
	JSON.stringify({ ...game, readings: [{ rewards: [2], threshold: 0.5 }] }),
	JSON.stringify({ ...game, secondsUsed: -1 }),
])('%j reads as a new game', (kept) => {
	expect(readGame(storageOf(kept), 'key', 5)).toBe(newGame);
});

test('a game from before there were ballots has none', () => {
	const old = { ...game, samples: [['2+2 = 4', '#### 4'], null] };
	expect(readGame(storageOf(JSON.stringify(old)), 'key', 5)).toEqual({
		...game,
		samples: [{ steps: ['2+2 = 4', '#### 4'], ballot: null }, null],
	});
});

test('a game that is longer than the deck is another deck', () => {
	expect(readGame(storageOf(JSON.stringify(game)), 'key', 2)).toBe(newGame);
});

test('the options that decide the cards are in the key', () => {
	const options = { seed: 1, length: 5, difficulty: 'easy' } as const;
	const keys = [
		options,
		{ ...options, seed: 2 },
		{ ...options, length: 6 },
		{ ...options, difficulty: 'hard' } as const,
	].map(gameKey);
	expect(new Set(keys).size).toBe(4);
});
