import { expect, test } from 'vitest';
import type { FileFormat } from './file-name.ts';
import { problemsOf } from './problems.ts';
import { readContents } from './read.ts';

const read = (text: string, format: FileFormat | null = null) =>
	problemsOf(readContents(text, format));

const world = {
	id: 'a',
	topic: 'shop',
	question: ' How  many? ',
	answer: '18.0',
	family: 'f',
	steps: ['x'],
	solution: 'x\n#### 18',
};

test('problems with canonical answers, as the world prints them', () => {
	expect(read(`${JSON.stringify(world)}\n\n{"question":"Q?","answer":3}\n`)).toEqual({
		problems: [
			{
				id: 'a',
				topic: 'shop',
				question: 'How many?',
				answer: '18',
				reference: ['x', '#### 18'],
			},
			{ id: 'line-3', topic: 'file', question: 'Q?', answer: '3', reference: [] },
		],
		skipped: [],
	});
});

test.each([
	['GSM8K', '{"question":"Q?","answer":"2+2 = 4\\n#### 1,800"}', 'Q?', '1800'],
	[
		'SVAMP',
		'[{"ID":"c","Body":"Ben has 3","Question":"How many?","Answer":3.0}]',
		'Ben has 3. How many?',
		'3',
	],
	['a table', 'problem;answer\n"How many?";1/2', 'How many?', '1/2'],
	['an answer key', 'prompt,expected_answer\nHow many?,5', 'How many?', '5'],
])('%s', (_, text, question, answer) => {
	expect(read(text).problems).toMatchObject([{ question, answer }]);
});

test.each([
	['{"question":" ","answer":"1"}', 'no problem'],
	['{"question":"Q?"}', 'no right answer'],
	['{"question":"Q?","answer":"many"}', 'no right answer'],
])('%s is told with its line', (line, reason) => {
	const { problems, skipped } = read(`\n${line}`);
	expect(problems).toEqual([]);
	expect(skipped.map(({ message }) => message)).toEqual([expect.stringContaining(reason)]);
	expect(skipped[0]?.message).toContain('line 2');
});
