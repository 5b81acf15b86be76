import { expect, test } from 'vitest';
import { answerWords, formatAnswer, parseAnswer } from './answer.ts';
import { Random } from './random.ts';
import { isSame } from './rational.ts';

test.each([
	['18', '18.0'],
	['$1,800', '1800'],
	['3/4', '75%'],
	['0.1', '10/100'],
	['-6/8', '−0.75'],
])('%s and %s are the same answer', (a, b) => {
	const [left, right] = [parseAnswer(a), parseAnswer(b)];
	if (left === null || right === null) throw new Error('not parsed');
	expect(isSame(left, right)).toBe(true);
	expect(formatAnswer(left)).toBe(formatAnswer(right));
});

test.each(['', '.', '$', '1/0', '18 apples', '1,80', 'x = 4', '0.5/2', '1 2', '%', '1.2.3'])(
	'%j is no answer',
	(text) => expect(parseAnswer(text)).toBeNull(),
);

test('what floats would confuse stays apart', () => {
	const [a, b] = [parseAnswer('0.30000000000000004'), parseAnswer('0.3')];
	expect(a && b && isSame(a, b)).toBe(false);
});

test.each([
	['72', '72'],
	['0', '0'],
	['-3', '-3'],
	['15/2', '7.5'],
	['-3/4', '-0.75'],
	['1/100', '0.01'],
	['1001/100', '10.01'],
	['123456789012345678901/2', '61728394506172839450.5'],
	// Three places, or no end.
	['1/8', '1/8'],
	['1/3', '1/3'],
	['-22/7', '-22/7'],
	// Not canonical: as it stands.
	['a dozen', 'a dozen'],
	['1/0', '1/0'],
	['', ''],
])('the answer %j reads %j', (answer, words) => {
	expect(answerWords(answer)).toBe(words);
});

test('a random fraction survives its own text, and so does the same value times anything', () => {
	const random = new Random('answers');
	for (let round = 0; round < 300; round++) {
		const numerator = random.int(-9999, 9999);
		const denominator = random.int(1, 999);
		const times = random.int(1, 50);
		const plain = parseAnswer(`${numerator}/${denominator}`);
		const scaled = parseAnswer(`${numerator * times}/${denominator * times}`);
		if (plain === null || scaled === null) throw new Error('not parsed');
		expect(formatAnswer(scaled)).toBe(formatAnswer(plain));
		expect(parseAnswer(formatAnswer(plain))).toEqual(plain);
		expect(parseAnswer(answerWords(formatAnswer(plain)))).toEqual(plain);
	}
});
