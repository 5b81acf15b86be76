import { expect, test } from 'vitest';
import { toCsv } from './csv.ts';
import { Random } from './random.ts';
import { fileLimits, formatOfFile, parseSolutions } from './solution-file.ts';

const texts = (text: string, format: 'text' | 'jsonl' | 'csv') =>
	parseSolutions(text, format).solutions.map((solution) => solution.text);

test.each([
	['a\n#### 1\nb\n#### 2', ['a\n#### 1', 'b\n#### 2']],
	['a\n#### 1\n\n---\n\nb\n\n c\r\n---', ['a\n#### 1', 'b\n\n c']],
	['a\nb', ['a\nb']],
	['\n\n---\n---\n', []],
])('the solutions of the plain text %j', (text, solutions) => {
	expect(texts(text, 'text')).toEqual(solutions);
});

test('lines of JSON: text or list, name and question where there are any, a message a bad line', () => {
	const { solutions, skipped } = parseSolutions(
		[
			'{"solution":"a\\n#### 1","name":"Ann","question":"How many?"}',
			'',
			'{"solution":["b","#### 2"],"name":7}',
			'{"solution":" "}',
			'oops',
			'[1]',
			'{"answer":"c"}',
		].join('\n'),
		'jsonl',
	);
	expect(solutions).toEqual([
		{ name: 'Ann', text: 'a\n#### 1', question: 'How many?' },
		{ name: '7', text: 'b\n#### 2', question: null },
	]);
	expect(skipped.map(({ line, text }) => [line, text])).toEqual([
		[4, '{"solution":" "}'],
		[5, 'oops'],
		[6, '[1]'],
		[7, '{"answer":"c"}'],
	]);
	expect(skipped[1]?.message).toContain('Line 5');
});

test('CSV: quotes, newlines in cells, other separators, rows without a solution', () => {
	const { solutions, skipped } = parseSolutions(
		'\uFEFFName;Solution\r\nAnn;"a ""b"";\n#### 1"\r\nBob;\r\n;c\r\nEve;"open\nd',
		'csv',
	);
	expect(solutions).toEqual([
		{ name: 'Ann', text: 'a "b";\n#### 1', question: null },
		{ name: 'No. 2', text: 'c', question: null },
	]);
	expect(skipped.map(({ line }) => line)).toEqual([4, 6]);
	expect(skipped[1]?.text).toBe('Eve;"open\nd');
});

test('a CSV without the column says which ones it has', () => {
	const { skipped } = parseSolutions('name,text\nAnn,a', 'csv');
	expect(skipped).toHaveLength(1);
	expect(skipped[0]?.message).toContain('It names "name", "text".');
	expect(skipped[0]?.text).toBe('name,text\nAnn,a');
});

test('200 solutions are taken, the rest is told and kept', () => {
	const { solutions, skipped } = parseSolutions(
		Array.from({ length: 205 }, (_, at) => `s${at}\n#### 1`).join('\n'),
		'text',
	);
	expect(solutions).toHaveLength(fileLimits.solutions);
	expect(skipped).toHaveLength(1);
	expect(skipped[0]).toMatchObject({ line: 401 });
	expect(skipped[0]?.text.startsWith('s200\n#### 1\ns201')).toBe(true);
});

test('1 MB is read, up to the end of a line', () => {
	const line = `${'x'.repeat(999)}\n`;
	const { skipped } = parseSolutions(line.repeat(1001).concat('tail'), 'text');
	expect(skipped.map(({ text }) => text)).toEqual([`${line}tail`]);
});

test.each([
	['Class 5.JSONL', 'jsonl'],
	['a.csv', 'csv'],
	['a.tsv', 'csv'],
	['a.txt', 'text'],
	['csv', 'text'],
])('%s is read as %s', (name, format) => expect(formatOfFile(name)).toBe(format));

const pieces =
	'1|=|####|\n#### 4\n|\n---\n|{"solution":"a"}|{"solution":|solution|name|"|""|,|;|\n|\r\n|\r|\n\n| |\t|שלום|🐱|<b>|\uFEFF|\u0000|}'.split(
		'|',
	);
const squeeze = (text: string) => text.replace(/\s/gu, '');
function randomText(random: Random): string {
	return Array.from({ length: random.int(0, 40) }, () => random.pick(pieces)).join('');
}

test('2,000 random texts as plain text: no throw, no lost text', () => {
	const random = new Random('plain text');
	for (let round = 0; round < 2000; round++) {
		const text = randomText(random);
		const { solutions, skipped } = parseSolutions(text, 'text');
		expect(skipped).toEqual([]);
		const rules = text.split(/\r\n|\n|\r/u).filter((line) => /^\s*-{3,}\s*$/u.test(line));
		const kept = solutions.map((solution) => solution.text).join('');
		const expected = rules.length === 0 ? text : text.replace(/^[^\S\n\r]*-{3,}[^\S\n\r]*$/gmu, '');
		expect(squeeze(kept)).toBe(squeeze(expected));
	}
});

test('2,000 random texts as lines of JSON: each line is a solution or a message', () => {
	const random = new Random('json lines');
	for (let round = 0; round < 2000; round++) {
		const text = randomText(random);
		const { solutions, skipped } = parseSolutions(text, 'jsonl');
		const lines = text
			.replace(/^\uFEFF/u, '')
			.split(/\r\n|\n|\r/u)
			.filter((line) => line.trim() !== '');
		expect(solutions.length + skipped.length).toBe(lines.length);
		for (const { line, text: source } of skipped) {
			expect(text.replace(/^\uFEFF/u, '').split(/\r\n|\n|\r/u)[line - 1]).toBe(source);
		}
	}
});

test('2,000 random texts as CSV: no throw, and any solutions survive being written and read', () => {
	const random = new Random('csv');
	for (let round = 0; round < 2000; round++) {
		const text = randomText(random);
		const plain = parseSolutions(text, 'csv');
		const isTold = plain.solutions.length + plain.skipped.length > 0;
		expect(isTold || /^[^\r\n]*$|"/u.test(text.trim())).toBe(true);
		// Without a column of solutions everything is told to be left out.
		const hasColumn = plain.solutions.length > 0 || plain.skipped[0]?.line !== 1;
		if (!hasColumn) expect(plain.skipped[0]?.text).toBe(text.replace(/^\uFEFF/u, ''));
		const headed = parseSolutions(`solution,name\n${text}`, 'csv');
		for (const { message } of headed.skipped) expect(message).not.toBe('');
		const cells = Array.from({ length: random.int(1, 5) }, () => `s${randomText(random)}`);
		const written = toCsv([['solution'], ...cells.map((cell) => [cell])]);
		expect(texts(written, 'csv')).toEqual(cells);
	}
});
