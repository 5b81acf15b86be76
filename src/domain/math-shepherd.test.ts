import { expect, test } from 'vitest';
import vectors from '../../training/vectors/math-shepherd.json';
import { type LabelledSolution, readMathShepherd, writeMathShepherd } from './math-shepherd.ts';

const stickers: LabelledSolution = {
	question: 'Mia has 12 stickers and gives 5 away. How many are left?',
	steps: [
		{ text: 'Mia has 12 - 5 = 7 stickers left.', label: true },
		{ text: '#### 8', label: false },
	],
};
const awkward: LabelledSolution = {
	question: 'Сколько "ки"? \\ % 3/4',
	steps: [
		{ text: 'As Step 1: says, ки is + or -', label: false },
		{ text: '-', label: true },
		{ text: 'ки', label: false },
	],
};

test('a record has the tag behind each step of the input and a sign behind each of the label', () => {
	expect(JSON.parse(writeMathShepherd([stickers]))).toEqual({
		input:
			'Mia has 12 stickers and gives 5 away. How many are left? Step 1: Mia has 12 - 5 = 7 stickers left. ки\nStep 2: #### 8 ки',
		label:
			'Mia has 12 stickers and gives 5 away. How many are left? Step 1: Mia has 12 - 5 = 7 stickers left. +\nStep 2: #### 8 -',
	});
});

test('what is written reads back, one record a line', () => {
	const solutions = [stickers, awkward, stickers];
	const text = writeMathShepherd(solutions);
	expect(text.split('\n')).toHaveLength(4);
	expect(readMathShepherd(text)).toEqual({ ok: true, value: solutions });
	expect(readMathShepherd(`\n${text.replaceAll('\n', '\r\n')}\n`)).toEqual({
		ok: true,
		value: solutions,
	});
});

test('texts become one line, and a step keeps one number', () => {
	const text = writeMathShepherd([
		{
			question: ' How\nmany? ',
			steps: [
				{ text: 'Step 1: one\nline', label: true },
				{ text: 'step 2. two', label: true },
			],
		},
	]);
	expect(readMathShepherd(text)).toEqual({
		ok: true,
		value: [
			{
				question: 'How many?',
				steps: [
					{ text: 'one line', label: true },
					{ text: 'two', label: true },
				],
			},
		],
	});
});

test('a line of the published form, with fields of its own and a question of two lines, reads', () => {
	const line = JSON.stringify({
		input: 'Two lines.\nHow many? Step 1: 1 + 1 = 2. ки\nStep 2: So 2. The answer is: 2 ки',
		label: 'Two lines.\nHow many? Step 1: 1 + 1 = 2. +\nStep 2: So 2. The answer is: 2 +',
		task: 'GSM8K',
	});
	expect(readMathShepherd(line)).toEqual({
		ok: true,
		value: [
			{
				question: 'Two lines.\nHow many?',
				steps: [
					{ text: '1 + 1 = 2.', label: true },
					{ text: 'So 2. The answer is: 2', label: true },
				],
			},
		],
	});
});

test('nothing reads as no records', () => {
	expect(readMathShepherd(' \n\n')).toEqual({ ok: true, value: [] });
});

test.each([
	['{', /JSON/],
	['null', /JSON/],
	['[]', /JSON/],
	['{"input":"q Step 1: a ки"}', /texts/],
	['{"input":"q","label":"q"}', /numbered/],
	['{"input":"q Step 1: a ки\\nStep 3: b ки","label":"q Step 1: a +\\nStep 3: b +"}', /numbered/],
	['{"input":"q Step 1: a ки","label":"r Step 1: a +"}', /same question/],
	['{"input":"q Step 1: a ки","label":"q Step 1: a +\\nStep 2: b +"}', /same question/],
	['{"input":"q Step 1: a","label":"q Step 1: a +"}', /Step 1 of "input"/],
	['{"input":"q Step 1: a ки","label":"q Step 1: a ?"}', /"\+" or "-"/],
	['{"input":"q Step 1: a ки","label":"q Step 1: b +"}', /differs/],
])('%s is refused with its line and a reason', (line, reason) => {
	const read = readMathShepherd(`${writeMathShepherd([stickers])}${line}\n`);
	expect(read).toEqual({ ok: false, error: { line: 2, message: expect.stringMatching(reason) } });
});

test.each(vectors.read)('reads as Python does: $question', ({ line, question, steps, labels }) => {
	const read = readMathShepherd(line);
	if (!read.ok) throw new Error(read.error.message);
	expect(read.value).toEqual([
		{ question, steps: steps.map((text, at) => ({ text, label: labels[at] })) },
	]);
});

test.each(vectors.refused)('%s is refused as in Python', (line) => {
	expect(readMathShepherd(line).ok).toBe(false);
});
