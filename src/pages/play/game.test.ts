import { expect, test } from 'vitest';
import { type Game, type GameAction, newGame, phaseOf, reduceGame } from './game.ts';

const play = (...actions: readonly GameAction[]): Game => actions.reduce(reduceGame, newGame);
const sample = { steps: ['a'], ballot: null };
const reading = { rewards: [0.9, 0.1], threshold: 0.5 };

test.each<[string, readonly GameAction[], Partial<Game>, string]>([
	['a new game', [], { at: 0, calls: [] }, 'asking'],
	['a call', [{ kind: 'call', call: 1 }], { at: 0, calls: [1] }, 'shown'],
	[
		'a second call on a card',
		[
			{ kind: 'call', call: 1 },
			{ kind: 'call', call: 'right' },
		],
		{ calls: [1] },
		'shown',
	],
	['next before a call', [{ kind: 'next' }], { at: 0 }, 'asking'],
	[
		'the last card left',
		[
			{ kind: 'call', call: 1 },
			{ kind: 'next' },
			{ kind: 'call', call: 'right' },
			{ kind: 'next' },
		],
		{ at: 2, calls: [1, 'right'] },
		'ended',
	],
	[
		'time that is left',
		[
			{ kind: 'tick', limit: 3 },
			{ kind: 'tick', limit: 3 },
		],
		{ secondsUsed: 2, calls: [] },
		'asking',
	],
	[
		'time that is up',
		[
			{ kind: 'tick', limit: 2 },
			{ kind: 'tick', limit: 2 },
			{ kind: 'tick', limit: 2 },
		],
		{ secondsUsed: 2, calls: ['none'] },
		'shown',
	],
	[
		'a reading of a later card',
		[{ kind: 'read', card: 1, reading }],
		{ readings: [null, reading] },
		'asking',
	],
	[
		'again: same cards, same readings',
		[
			{ kind: 'deal', samples: [sample, null] },
			{ kind: 'call', call: 0 },
			{ kind: 'read', card: 0, reading },
			{ kind: 'next' },
			{ kind: 'again' },
		],
		{ samples: [sample, null], calls: [], at: 0, readings: [reading] },
		'asking',
	],
	[
		'another deck: nothing of the old one',
		[
			{ kind: 'call', call: 0 },
			{ kind: 'read', card: 0, reading },
			{ kind: 'deal', samples: [] },
		],
		newGame,
		'asking',
	],
])('%s', (_, actions, expected, phase) => {
	const game = play(...actions);
	expect(game).toMatchObject(expected);
	expect(phaseOf(game, 2)).toBe(phase);
});
