import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { toCsv, unguarded } from './csv.ts';

test('cells that hold commas, quotes or newlines are quoted, formulas are text', () => {
	const rows = [
		['a', 1.5, 'b,c'],
		['say "hi"', 'two\nlines', '=1+1'],
	];
	expect(toCsv(rows)).toBe('a,1.5,"b,c"\r\n"say ""hi""","two\nlines",\'=1+1\r\n');
});

test.each([
	['=1+1', "'=1+1"],
	['-5 + 8 = 3', "'-5 + 8 = 3"],
	['@SUM(A1)', "'@SUM(A1)"],
	['＝1', "'＝1"],
	['1/2', "'1/2"],
	['3-4', "'3-4"],
	['10:30', "'10:30"],
	['1.2.2024', "'1.2.2024"],
	['5 March', "'5 March"],
	['Mar 5', "'Mar 5"],
	['SEPT2', "'SEPT2"],
	['Mary', 'Mary'],
	['deck', 'deck'],
	["'=1", "''=1"],
	["'tis", "'tis"],
	['72', '72'],
	['2.5', '2.5'],
	[
		'1/2 of the 44 stickers that Ben had were gone',
		'1/2 of the 44 stickers that Ben had were gone',
	],
	['Ann', 'Ann'],
])('%j is written as %j and comes back', (text, written) => {
	expect(toCsv([[text]])).toBe(`${written}\r\n`);
	expect(unguarded(written)).toBe(text);
});

test('numbers are numbers, and what Excel guards itself is taken out', () => {
	expect(toCsv([[-0.5]])).toBe('-0.5\r\n');
	expect(unguarded('="007"')).toBe('007');
	expect(unguarded("'Twas")).toBe("'Twas");
});

test('2,000 random texts: what is guarded comes back', () => {
	const random = new Random('guards');
	const pieces = [
		"'",
		'=',
		'-',
		'+',
		'@',
		'1',
		'/',
		'2',
		':',
		'.',
		'mar',
		' ',
		'\t',
		'a',
		'＝',
		'"',
	];
	for (let round = 0; round < 2000; round++) {
		const text = Array.from({ length: random.int(0, 6) }, () => random.pick(pieces)).join('');
		if (/^="[^"]*"$/u.test(text)) continue;
		const cell = toCsv([['x', text]]).slice(2, -2);
		const bare = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
		expect(unguarded(bare)).toBe(text);
	}
});
