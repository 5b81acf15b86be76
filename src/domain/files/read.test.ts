import { describe, expect, test } from 'vitest';
import { writeMathShepherd } from '../math-shepherd.ts';
import { lines, read, short } from './testing/read-all.ts';

const prm800k = {
	labeler: 'a',
	question: { problem: 'How many?', ground_truth_answer: '4' },
	label: {
		steps: [
			{
				completions: [
					{ text: 'First, 3 = 3.', rating: -1 },
					{ text: 'First, 2 = 2.', rating: 1 },
				],
				human_completion: null,
				chosen_completion: 1,
			},
			{ completions: [{ text: 'Hm.', rating: 0 }], human_completion: null, chosen_completion: 0 },
			{ completions: [{ text: '# Answer\n\n5', rating: -1 }], chosen_completion: null },
		],
		finish_reason: 'found_error',
	},
};

describe('the forms of data sets', () => {
	test.each<[string, string, object[]]>([
		[
			'GSM8K',
			lines({ question: 'How many?', answer: '2+2 = <<2+2=4>>4\n#### 4' }),
			[{ question: 'How many?', text: '2+2 = <<2+2=4>>4\n#### 4', key: '4' }],
		],
		[
			'ProcessBench',
			JSON.stringify([
				{ id: 'g-1', generator: 'm', problem: 'P', steps: ['a', 'b', 'c'], label: 1 },
				{ id: 'g-2', generator: 'm', problem: 'P', steps: ['a', 'b'], label: -1 },
			]),
			[
				{ name: 'm', question: 'P', steps: ['a', 'b', 'c'], labels: ['right', 'wrong', null] },
				{ name: 'm', question: 'P', steps: ['a', 'b'], labels: ['right', 'right'] },
			],
		],
		[
			'PRM800K',
			JSON.stringify(prm800k, null, 2),
			[
				{
					question: 'How many?',
					steps: ['First, 2 = 2.', 'Hm.', '# Answer\n\n5'],
					labels: ['right', 'neutral', 'wrong'],
					key: '4',
				},
			],
		],
		[
			'Math-Shepherd',
			writeMathShepherd([
				{
					question: 'How many?',
					steps: [
						{ text: '2+2 = 4', label: true },
						{ text: '#### 5', label: false },
					],
				},
			]),
			[{ question: 'How many?', steps: ['2+2 = 4', '#### 5'], labels: ['right', 'wrong'] }],
		],
		[
			'RLHFlow',
			lines({
				conversations: [
					{ role: 'user', content: 'Ben has 2. How many? Step 1: 2+2 = 4' },
					{ role: 'assistant', content: '+' },
					{ role: 'user', content: 'Step 2: So 5.' },
					{ role: 'assistant', content: '-' },
				],
			}),
			[
				{
					question: 'Ben has 2. How many?',
					steps: ['Step 1: 2+2 = 4', 'Step 2: So 5.'],
					labels: ['right', 'wrong'],
				},
			],
		],
		[
			'a chat',
			lines({
				messages: [
					{ role: 'user', content: 'Q?' },
					{ role: 'assistant', content: 'a\nb' },
				],
			}),
			[{ question: 'Q?', text: 'a\nb' }],
		],
		[
			'TRL stepwise',
			lines({ prompt: 'P', completions: ['a', 'b'], labels: [true, false] }),
			[{ question: 'P', steps: ['a', 'b'], labels: ['right', 'wrong'] }],
		],
		[
			'several solutions a question',
			lines({ question: 'Q', answer: '4', solutions: ['a', ['b', 'c'], { text: 'd' }] }),
			[
				{ question: 'Q', text: 'a', key: '4' },
				{ question: 'Q', steps: ['b', 'c'], key: '4' },
				{ question: 'Q', text: 'd', key: '4' },
			],
		],
		[
			'solutions under the name of a model',
			lines({ question: 'Q', ground_truth: '5', '6b': { is_correct: false, solution: 'a' } }),
			[{ name: '6b', question: 'Q', text: 'a', key: '5' }],
		],
		[
			'rated steps',
			lines({
				problem: 'P',
				steps: [
					{ step: 'a', rating: 1 },
					{ step: 'b', rating: -1 },
				],
			}),
			[{ question: 'P', steps: ['a', 'b'], labels: ['right', 'wrong'] }],
		],
		[
			'verify-then-generate',
			JSON.stringify([
				{ problem: 'P', student_incorrect_solution: ['a', 'b'], incorrect_index: 0, topic: 't' },
			]),
			[{ question: 'P', steps: ['a', 'b'], labels: ['wrong', null] }],
		],
		[
			'a page of a dataset server',
			JSON.stringify([{ row_idx: 0, row: { question: 'Q', answer: 'a\n#### 1' } }]),
			[{ question: 'Q', text: 'a\n#### 1', key: '1' }],
		],
	])('%s', (_, text, expected) => expect(read(text).solutions.map(short)).toEqual(expected));
});

describe('JSON in every layout', () => {
	const [first, second] = [
		{ name: 'Ann', solution: 'a' },
		{ name: 7, solution: ['b', 'c'] },
	];
	const expected = [
		{ name: 'Ann', text: 'a' },
		{ name: '7', steps: ['b', 'c'] },
	];
	test.each([
		['lines', lines(first, second)],
		[
			'lines with CRLF, a BOM and blanks',
			`\uFEFF${lines(first, {}, second)}`.replace('{}', ' ').replaceAll('\n', '\r\n'),
		],
		['an array', JSON.stringify([first, second])],
		['an array, pretty', JSON.stringify([first, second], null, '\t')],
		[
			'objects, pretty, one after the other',
			`${JSON.stringify(first, null, 2)}\n${JSON.stringify(second, null, 2)}`,
		],
		['an array a line an object', `[\n${JSON.stringify(first)},\n${JSON.stringify(second)}\n]`],
		['an array with a comma too many', `[${JSON.stringify(first)},${JSON.stringify(second)},]`],
	])('%s', (_, text) => {
		const { contents, solutions, skipped } = read(text);
		expect(contents.format).toBe('json');
		expect(skipped).toEqual([]);
		expect(solutions.map(short)).toEqual(expected);
	});

	test('a broken line is told and leaves the others', () => {
		const { solutions, skipped } = read(
			'{"solution":"a"}\n{"solution":\n[1]\n{"answers":1}\n{"solution":"b"}',
		);
		expect(solutions.map(({ text }) => text)).toEqual(['a', 'b']);
		expect(skipped.map(({ line, text }) => [line, text])).toEqual([
			[2, '{"solution":'],
			[3, '[1]'],
			[4, '{"answers":1}'],
		]);
		for (const { line, message } of skipped) expect(message).toContain(String(line));
	});

	test('a broken object of an array is told with its line', () => {
		const { solutions, skipped } = read(
			'[\n{"solution":"a"},\n{"solution":}\n,\n{"solution":"b"}\n]',
		);
		expect(solutions.map(({ text, line }) => [text, line])).toEqual([
			['a', 2],
			['b', 5],
		]);
		expect(skipped.map(({ line, text }) => [line, text])).toEqual([[3, '{"solution":}']]);
	});
});
