import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { formatAnswer } from './answer.ts';
import { extractAnswer, isAnswerLine, splitSteps } from './solution.ts';

/** The rules exist in Python too (training/shepherd/text.py); both suites read these vectors. */
function vectors<T>(name: string): T[] {
	return JSON.parse(readFileSync(`training/vectors/${name}.json`, 'utf8'));
}

describe('the vectors shared with Python', () => {
	test.each(vectors<{ text: string; answer: string | null }>('answers'))(
		'the answer of $text is $answer',
		({ text, answer }) => {
			const found = extractAnswer(text);
			expect(found && formatAnswer(found)).toBe(answer);
		},
	);

	test.each(vectors<{ solution: string; steps: string[] }>('steps'))(
		'the steps of $solution',
		({ solution, steps }) => expect(splitSteps(solution)).toEqual(steps),
	);
});

test.each([
	['#### 72', true],
	['####', true],
	['#### none', true],
	['### 72', false],
	['so #### 72', false],
])('%j ends a solution: %s', (line, ends) => expect(isAnswerLine(line)).toBe(ends));
