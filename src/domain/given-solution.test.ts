import { expect, test } from 'vitest';
import { parseGivenSolution, solutionLimits, withoutMarks } from './given-solution.ts';
import { Random } from './random.ts';
import { labelLength } from './step-label.ts';

const scored = (text: string) => parseGivenSolution(text).steps.map((step) => step.scored);

test.each([
	['Step 1: 48/2 = <<48/2=24>>24 clips\n\n  \n#### 72', ['Step 1: 48/2 = 24 clips', '#### 72']],
	['- half is 24\r\n* sum is 72\r\n', ['- half is 24', '* sum is 72']],
	['  #### 5  ', ['#### 5']],
	['2+2 = 4\nso four', ['2+2 = 4', 'so four']],
	['<<2+2=4>>', ['<<2+2=4>>']],
	['a << b >> c', ['a << b >> c']],
	['<b>שלום</b> 🐱', ['<b>שלום</b> 🐱']],
	['', []],
])('%j is scored as %j', (text, steps) => expect(scored(text)).toEqual(steps));

test.each([
	['2+2 = 4\n#### 4', '4', 0],
	['2+2 = 4\n4', '4', 1],
	['Step 2: #### 1,800', '1800', 1],
	['#### none', null, 1],
])('the answer of %j is %s', (text, answer, notes) => {
	const solution = parseGivenSolution(text);
	expect(solution.answer).toBe(answer);
	expect(solution.notes).toHaveLength(notes);
});

test.each([
	['Step 1: two', 8],
	['**Step 12:** two', 13],
	['- 3) two', 5],
	['2. two', 3],
	['Step 1 - 5', 9],
	['-5 + 8', 0],
	['2.5 + 1', 0],
	['two', 0],
])('the label of %j has %i characters', (line, length) => expect(labelLength(line)).toBe(length));

test('what is beyond the limits is told and kept', () => {
	const many = parseGivenSolution(Array.from({ length: 75 }, (_, at) => `line ${at}`).join('\n'));
	expect(many.steps).toHaveLength(solutionLimits.steps);
	expect(many.unread.startsWith('line 60\n')).toBe(true);
	expect(many.notes).toEqual(['Only the first 60 of 75 steps are scored.']);

	const [long] = parseGivenSolution(`${'a'.repeat(399)}🐱${'b'.repeat(200)}`).steps;
	expect(long?.scored).toBe('a'.repeat(399));
	expect(long?.readLength).toBe(399);
	expect(long?.text).toHaveLength(601);

	const huge = parseGivenSolution('x'.repeat(solutionLimits.textLength + 5));
	expect(huge.unread).toBe('xxxxx');
	expect(huge.notes).toHaveLength(2);
});

test('3,000 random texts: no throw, no lost text', () => {
	const random = new Random('given solutions');
	const pieces =
		'1|23|=|+|####|. |? |```|\\[|\\]|$$|# a|**b:**|Answer: 4|The answer is 5.|Step 1:|Step 2:|<<2+2=4>>|<<|>>|Step 3:|- |\n|\r\n|\r|\n\n| |\t|שלום|🐱|<b>|---|"|,|\uFEFF|\u0000'.split(
			'|',
		);
	const cuts = [null, 'line', 'blank', 'sentence', 'step'] as const;
	const squeeze = (text: string) => text.replace(/\s/gu, '');
	for (let round = 0; round < 3000; round++) {
		const count = random.int(0, round % 50 === 0 ? 900 : 40);
		const text = Array.from({ length: count }, () => random.pick(pieces)).join('');
		const { steps, after, unread } = parseGivenSolution(text, random.pick(cuts));
		expect(squeeze(steps.map((step) => step.text).join('') + after + unread)).toBe(squeeze(text));
		for (const step of steps) {
			expect(step.scored).not.toBe('');
			expect(step.scored).not.toMatch(/[\r\n]/u);
			expect(step.scored.length).toBeLessThanOrEqual(solutionLimits.stepLength);
			const { clean, offsets } = withoutMarks(step.text);
			expect(offsets.map((at) => step.text[at]).join('')).toBe(clean);
		}
	}
});
