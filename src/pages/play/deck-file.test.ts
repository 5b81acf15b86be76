import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { toCsv } from '../../domain/files/csv.ts';
import { Random } from '../../domain/random.ts';
import { makeDeck } from '../../world/deck.ts';
import { cardsCsv, type Pupil, pupilsCsv, readPupil } from './class-results.ts';
import { deckOfFile, mostCards } from './deck-file.ts';
import { cardsOf } from './file-deck.ts';
import { newGame, reduceGame } from './game.ts';
import { resultsOf } from './results.ts';
import { resultsCsv } from './results-csv.ts';
import { prmSawWords, whyWords } from './why-words.ts';

const row = {
	problem: 'Two and two?',
	steps: ['2+2 = 5', 'So 5.', '#### 5'],
	label: 0,
	answer: '4',
};
const lines = (...rows: readonly object[]) => rows.map((one) => JSON.stringify(one)).join('\n');

test('a file with labels is a deck; its slips are explained', () => {
	const right = { ...row, steps: ['2+2 = 4', '#### 4'], label: -1 };
	const made = deckOfFile('deck.jsonl', lines(row, right, { ...row, label: undefined }));
	if (!made.ok) throw new Error(made.error.message);
	const { deck, messages } = made.value;
	expect(deck.cards).toEqual([
		{ question: 'Two and two?', answer: '4', steps: row.steps, firstWrong: 0 },
		{ question: 'Two and two?', answer: '4', steps: right.steps, firstWrong: null },
	]);
	expect(messages).toEqual(['The solution at line 3 has no labels that fit its steps.']);
	const [first, second] = cardsOf(deck);
	expect(first && whyWords(first)).toBe('A slip in the arithmetic: 2+2 is 4.');
	expect(second && whyWords(second)).toBeNull();
});

test('a table of a class is one too, with signs for labels', () => {
	const csv = 'problem,solution,labels\r\n"P?","1+1 = 2\n2+2 = 4\n#### 4","+ - -"\r\n';
	const made = deckOfFile('deck.csv', csv);
	expect(made.ok && made.value.deck.cards[0]?.firstWrong).toBe(1);
});

test.each([
	['no-solutions', ''],
	['no-labels', lines({ ...row, label: undefined })],
	['no-labels', lines({ ...row, label: [1, null, -1] })],
	['no-problems', lines({ ...row, problem: undefined })],
])('%s: %j', (code, text) => {
	const made = deckOfFile('deck.jsonl', text);
	expect(made.ok ? 'a deck' : made.error.code).toBe(code);
	expect(made.ok ? '' : made.error.message).toMatch(
		/^(?:deck\.jsonl holds|No solution in deck\.jsonl) .*docs\/files\.md/u,
	);
});

test('of a long file the first cards are taken, and it says so', () => {
	const made = deckOfFile('deck.jsonl', lines(...Array.from({ length: mostCards + 3 }, () => row)));
	expect(made.ok && made.value.deck.cards).toHaveLength(mostCards);
	expect(made.ok && made.value.messages).toEqual([expect.stringMatching(/first 200 of 203/u)]);
});

test('1,000 hostile texts give a deck or a named error, and every card can be played', () => {
	const random = new Random('deck files');
	const pieces = [
		'problem',
		'solution',
		'labels',
		',',
		'\n',
		'"',
		'{',
		'}',
		'[',
		']',
		':',
		'1',
		'-1',
		'+',
		'#### 4',
		'<b>',
		'\u0000',
		'=1+1',
		'null',
		'9'.repeat(400),
	];
	for (let round = 0; round < 1000; round++) {
		const text =
			random.next() < 0.5
				? lines({
						problem: random.pick(['', 'P?', 5, null]),
						steps: random.pick([[], ['a'], [''], 'a\nb', {}]),
						label: random.pick([0, 7, -1, '+', ['+', '-'], null, 1e9]),
					})
				: Array.from({ length: random.int(0, 40) }, () => random.pick(pieces)).join('');
		const made = deckOfFile(random.pick(['d.csv', 'd.jsonl', 'd.txt']), text);
		if (!made.ok) {
			expect(made.error.message).toMatch(/docs\/files\.md/u);
			continue;
		}
		for (const card of cardsOf(made.value.deck)) {
			expect(card.steps.length).toBeGreaterThan(0);
			expect(card.firstWrong ?? 0).toBeLessThan(card.steps.length);
			whyWords(card);
		}
	}
});

const options = {
	seed: 4,
	length: 5,
	difficulty: 'easy',
	showsPrm: true,
	secondsPerCard: null,
	stepwise: false,
} as const;

/** What a pupil exports who gives this call on every card. */
function exported(name: string, call: 'right' | 'true' | 0): string {
	const cards = makeDeck(options);
	let game = newGame;
	for (const { firstWrong } of cards) {
		const said = call === 'true' ? (firstWrong ?? 'right') : call;
		game = reduceGame(reduceGame(game, { kind: 'call', call: said }), { kind: 'next' });
	}
	return resultsCsv(name, options, null, resultsOf(cards, game));
}

function pupil(name: string, call: 'right' | 'true' | 0): Pupil {
	const read = readPupil(`${name}.csv`, `\uFEFF${exported(name, call)}`);
	if (!read.ok) throw new Error(read.error.message);
	return read.value;
}

test('what pupils export is put together by pupil and by card, with the key', () => {
	const flawed = makeDeck(options).filter(({ firstWrong }) => firstWrong !== null).length;
	const pupils = [pupil('=Ann', 'true'), pupil('', 'right')];
	const [header, key, ann, other] = pupilsCsv(pupils).split('\r\n');
	expect(header).toBe(
		'name,answered,errors found,right passed,F1,card 1,card 2,card 3,card 4,card 5',
	);
	expect(key).toMatch(/^ANSWER KEY,5,,,,(?:all right|step \d)/u);
	expect(ann).toMatch(
		new RegExp(`^'=Ann,5,${flawed} of ${flawed},${5 - flawed} of ${5 - flawed},1\\.000,`, 'u'),
	);
	expect(ann).not.toContain('(miss)');
	expect(other).toMatch(
		new RegExp(`^,5,0 of ${flawed},${5 - flawed} of ${5 - flawed},0\\.000,`, 'u'),
	);
	const cards = readCsv(cardsCsv(pupils));
	expect(cards).toHaveLength(5);
	for (const card of cards) {
		expect(card['answered']).toBe('2');
		const isRight = card['truth'] === 'all right';
		expect(card['hits']).toBe(isRight ? '2' : '1');
		expect(card['most frequent miss']).toBe(isRight ? '' : 'all right');
		expect(card['why'] === '').toBe(isRight);
	}
});

test('another file is no result, and says which are', () => {
	const read = readPupil(
		'class.csv',
		toCsv([
			['name', 'solution'],
			['Ann', '1+1 = 2'],
		]),
	);
	expect(read.ok ? 'read' : read.error.code).toBe('no-results');
});

test.each([
	[[0.9, 0.1], 1, 'It gave the first wrong step 0.10, and the step before it 0.90.'],
	[[0.2, 0.1], 0, 'It gave the first wrong step 0.20.'],
	[[0.9, 0.7], null, 'Its least reward is 0.70, on step 2.'],
	[[], 3, null],
])('the PRM saw %j', (rewards, firstWrong, words) => {
	expect(prmSawWords(rewards, firstWrong)).toBe(words);
});

function readCsv(csv: string): Record<string, string>[] {
	const { data } = Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true });
	return data;
}
