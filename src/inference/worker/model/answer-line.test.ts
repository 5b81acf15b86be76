import { expect, test } from 'vitest';
import { missingAnswerLine } from './answer-line.ts';

test.each([
	['Thus, the answer is \\boxed{72}.', '#### 72'],
	['The answer is 1,800 clips.', '#### 1800'],
	['**Answer:** $3.50', '#### 7/2'],
	['\\boxed{\\text{72 clips}}', '#### 72'],
	['#### 72', null],
	['She sold 48+24 = 72 clips.', null],
	['The answer is unknown.', null],
	['', null],
])('%s', (line, expected) => {
	expect(missingAnswerLine(line)).toBe(expected);
});
