import { expect, test } from 'vitest';
import { makeDeck } from '../../world/deck.ts';
import { newGame, reduceGame } from './game.ts';
import { playerScore, prmScore, resultsOf } from './results.ts';
import { csvFileName, resultsCsv } from './results-csv.ts';

const options = {
	seed: 4,
	length: 5,
	difficulty: 'easy',
	showsPrm: true,
	secondsPerCard: null,
	stepwise: false,
} as const;
const cards = makeDeck(options);

/** A player who says of every card what is true, and a PRM that calls the first step of all wrong. */
function played(count: number) {
	let game = newGame;
	for (const [at, card] of cards.slice(0, count).entries()) {
		game = reduceGame(game, { kind: 'call', call: card.firstWrong ?? 'right' });
		game = reduceGame(game, {
			kind: 'read',
			card: at,
			reading: { rewards: card.steps.map(() => 0.1), threshold: 0.5 },
		});
		game = reduceGame(game, { kind: 'next' });
	}
	return resultsOf(cards, game);
}

test('results are those of the answered cards', () => {
	expect(played(0)).toEqual([]);
	expect(played(3)).toHaveLength(3);
	expect(played(5).map(({ prm }) => prm)).toEqual([0, 0, 0, 0, 0]);
});

test('player and PRM are scored apart', () => {
	expect(playerScore(played(5)).f1).toBe(1);
	expect(prmScore(played(5)).right.hits).toBe(0);
	expect(prmScore([]).f1).toBeNull();
});

test('a table has a row a card and a name that no spreadsheet runs', () => {
	const rows = resultsCsv('=Ana', options, null, played(5)).split('\r\n');
	expect(rows).toHaveLength(7);
	expect(rows[1]).toMatch(/^'=Ana,4,5,easy,,1,/);
	expect(rows[1]).toContain('0.100 0.100 0.100,0.5');
	expect(rows[1]).toMatch(/,1\.000,0\.000$/);
});

test('a table without the PRM says nothing of it', () => {
	const [, row] = resultsCsv('', { ...options, showsPrm: false }, null, played(1)).split('\r\n');
	expect(row).not.toContain('0.100');
});

test.each([
	['', 'steplight-deck-4.csv'],
	['Ana  Müller', 'steplight-deck-4-Ana-Müller.csv'],
	['../x', 'steplight-deck-4-x.csv'],
])('the file of %j is %s', (name, file) => {
	expect(csvFileName(name, options, null)).toBe(file);
});
