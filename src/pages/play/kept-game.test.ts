import { expect, test } from 'vitest';
import { stubStorage } from '../../parts/draft/testing/stub-storage.ts';
import type { Game } from './game.ts';
import { keptGame } from './kept-game.ts';

const options = { seed: 1, length: 5, difficulty: 'easy' } as const;

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
	stubStorage();
	keptGame(options).keep(game);
	expect(keptGame(options).read()).toEqual(game);
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
])('%j is no game', (kept) => {
	stubStorage(kept);
	expect(keptGame(options).read()).toBeNull();
});

test('a game from before there were ballots has none', () => {
	stubStorage(JSON.stringify({ ...game, samples: [['2+2 = 4', '#### 4'], null] }));
	expect(keptGame(options).read()).toEqual({
		...game,
		samples: [{ steps: ['2+2 = 4', '#### 4'], ballot: null }, null],
	});
});

test('a game that is longer than the deck is another deck', () => {
	stubStorage(JSON.stringify(game));
	expect(keptGame({ ...options, length: 2 }).read()).toBeNull();
});

test('every option that decides the cards has a game of its own', () => {
	stubStorage();
	keptGame(options).keep(game);
	const others = [{ seed: 2 }, { length: 6 }, { difficulty: 'hard' } as const];
	for (const other of others) expect(keptGame({ ...options, ...other }).read()).toBeNull();
});
