import { describe, expect, test } from 'vitest';
import { formatOfFile } from './file-name.ts';
import { detectFormat, readContents, solutionsOf } from './read.ts';
import { read, short } from './testing/read-all.ts';

describe('tables', () => {
	test.each<[string, string, object[]]>([
		[
			'Excel in Europe',
			'\uFEFFName;Solution\r\nAnn;"a ""b"";\n#### 1"\r\n;c\r\n;;\r\n',
			[{ name: 'Ann', text: 'a "b";\n#### 1' }, { text: 'c' }],
		],
		['sep=', 'sep=;\nname;solution\nAnn;a,b', [{ name: 'Ann', text: 'a,b' }]],
		['TSV', 'name\tsolution\nAnn\ta, b; c', [{ name: 'Ann', text: 'a, b; c' }]],
		[
			'Google Forms',
			'Timestamp,What is your name?,Show your work\n2024/01/01,Ann,"3+4 = 7\n#### 7"',
			[{ name: 'Ann', text: '3+4 = 7\n#### 7' }],
		],
		[
			'a form whose question is the header',
			'Timestamp,Name,Ben had 44 stickers and lost 25. How many does he have left?\n1,Ann,"44-25 = 19, so 19"',
			[
				{
					name: 'Ann',
					question: 'Ben had 44 stickers and lost 25. How many does he have left?',
					text: '44-25 = 19, so 19',
				},
			],
		],
		[
			'Moodle',
			'"Last name","First name",State,"Question 1","Response 1","Right answer 1"\nLee,Ann,Finished,"How many?","2+2 = 4",4',
			[{ name: 'Ann Lee', question: 'How many?', text: '2+2 = 4', key: '4' }],
		],
		['guarded cells', "name,solution\n'1/2,'-5 + 8 = 3", [{ name: '1/2', text: '-5 + 8 = 3' }]],
		[
			'labels in a cell',
			'solution,labels\n"a\nb",+ -',
			[{ steps: ['a', 'b'], labels: ['right', 'wrong'] }],
		],
		['an answer column beside a solution', 'solution,answer\na,5', [{ text: 'a', key: '5' }]],
		[
			'no header',
			'"3+4 = 7\n#### 7",Ann\n"2+2 = 4\n#### 4",Bob',
			[{ text: '3+4 = 7\n#### 7' }, { text: '2+2 = 4\n#### 4' }],
		],
	])('%s', (_, text, expected) => expect(read(text, 'csv').solutions.map(short)).toEqual(expected));

	test('a row that is wider than the header, and a quotation mark without an end, are told by line', () => {
		const { solutions, skipped } = read(
			'name,solution\nAnn,"a\nb"\nBob,2+2 = 4, so 4\nCy,c,\nEve,"open\nd',
		);
		expect(solutions.map(({ name }) => name)).toEqual(['Ann', 'Cy']);
		expect(skipped.map(({ line, text }) => [line, text])).toEqual([
			[4, 'Bob,2+2 = 4, so 4'],
			[6, 'Eve,"open\nd'],
		]);
		expect(skipped[0]?.message).toContain('has 3 cells');
	});

	test('columns that are a guess are told, and a choice is taken', () => {
		const text = 'Who,What they wrote,Points\nAnn,3+4 = 7 so 7,1';
		const guessed = readContents(text, 'csv');
		expect(guessed.mapping.solution).toBe('What they wrote');
		expect(guessed.unclear).toContain('solution');
		const chosen = readContents(text, 'csv', { name: 'Who', solution: 'What they wrote' });
		expect(chosen.unclear).toEqual([]);
		expect(solutionsOf(chosen).solutions.map(short)).toEqual([
			{ name: 'Ann', text: '3+4 = 7 so 7' },
		]);
	});
});

describe('plain text', () => {
	test.each<[string, string, object[]]>([
		['rules', 'a\n#### 1\n\n---\n\nb\n\n c\r\n---', [{ text: 'a\n#### 1' }, { text: 'b\n\n c' }]],
		['other rules', 'a\n=====\nb\n* * *', [{ text: 'a' }, { text: 'b\n* * *' }]],
		['answer lines', 'a\n#### 1\nb\n#### 2', [{ text: 'a\n#### 1' }, { text: 'b\n#### 2' }]],
		[
			'names',
			'Student: Ann\na\n\nStudent: Bob\nb',
			[
				{ name: 'Ann', text: 'a' },
				{ name: 'Bob', text: 'b' },
			],
		],
		[
			'numbers',
			'Solution 1:\na\nSolution 2:\nb',
			[
				{ name: 'Solution 1', text: 'a' },
				{ name: 'Solution 2', text: 'b' },
			],
		],
		['two blank lines', 'a\n\nb\n\n\nc', [{ text: 'a\n\nb' }, { text: 'c' }]],
		[
			'a problem',
			'Problem: Ben has 2.\nHow many?\n2 = 2\n#### 2',
			[{ question: 'Ben has 2. How many?', text: '2 = 2\n#### 2' }],
		],
		['problem and solution', 'Problem: P\nSolution: a\nb', [{ question: 'P', text: 'a\nb' }]],
		['one', 'a\nb', [{ text: 'a\nb' }]],
		['none', '\n\n---\n---\n', []],
	])('%s', (_, text, expected) =>
		expect(read(text, 'text').solutions.map(short)).toEqual(expected),
	);
});

test.each([
	['Class 5.JSONL', 'json'],
	['a.json', 'json'],
	['a.csv', 'csv'],
	['a.tsv', 'csv'],
	['a.txt', null],
	['csv', null],
])('%s is read as %s', (name, format) => expect(formatOfFile(name)).toBe(format));

test.each([
	['{"a":1}', 'json'],
	['[ {"a":1}]', 'json'],
	['[3+4] = 7', 'text'],
	['name,solution\na,b', 'csv'],
	['solution\n"a"', 'csv'],
	['First, she has 3, then 4.\nSo, in all, 7.', 'text'],
	['Problem: Ann, who has 3, buys 4.\n3+4 = 7', 'text'],
] as const)('%j is %s', (text, format) => expect(detectFormat(text)).toBe(format));
