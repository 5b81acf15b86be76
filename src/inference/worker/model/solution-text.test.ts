import { expect, test } from 'vitest';
import { addText, endTurn } from './solution-text.ts';

test.each([
	['Thus, the answer is \\boxed{72}.', '\n#### 72\n', true],
	['The answer is 1,800 clips.', '\n#### 1800\n', true],
	['**Answer:** $3.50', '\n#### 7/2\n', true],
	['\\boxed{\\text{72 clips}}\n', '#### 72\n', true],
	['#### 72', '\n', true],
	['She sold 48+24 = 72 clips.', '\n', false],
	['The answer is unknown.\n\n', '', false],
	['', '', false],
])('a turn that ends after %j', (said, text, isAnswered) => {
	const solution = { line: '', last: '' };
	expect(addText(solution, said)).toEqual({ text: said, isAnswered: false });
	expect(endTurn(solution)).toEqual({ text, isAnswered });
});

test('nothing after the answer line counts, wherever it arrives', () => {
	const whole = '2+2 = 4\n#### 4\n\nAnd more.';
	for (let at = 0; at <= whole.length; at++) {
		const solution = { line: '', last: '' };
		const first = addText(solution, whole.slice(0, at));
		const second = first.isAnswered ? null : addText(solution, whole.slice(at));
		expect(`${first.text}${second?.text ?? ''}`).toBe('2+2 = 4\n#### 4\n');
		expect(first.isAnswered || second?.isAnswered).toBe(true);
	}
});
