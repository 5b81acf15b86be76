import { expect, test } from 'vitest';
import { formatAnswer } from './answer.ts';
import { readAnswer } from './read-answer.ts';
import { bareAnswer, statedAnswer } from './stated-answer.ts';

const value = (text: string | null): string | null => {
	const read = text === null ? null : readAnswer(text);
	return read && formatAnswer(read);
};

test.each([
	['#### 42', '42'],
	['#### **42**', '42'],
	['####42', '42'],
	['\\boxed{42}', '42'],
	['So we get $\\boxed{\\frac{3}{4}}$.', '3/4'],
	['The answer is 42.', '42'],
	['The answer is **42**.', '42'],
	['So the final answer is $1,800.', '1800'],
	['**Answer:** 42', '42'],
	['**Answer: 42**', '42'],
	['Final Answer: 42 apples', '42'],
	['Answer = 42', '42'],
	['Answer 42', '42'],
	['Ans. 42', '42'],
	['ANS: 2 1/2', '5/2'],
	['A: 18', '18'],
	['The answer is 5 + 3 = 8', '8'],
	['The answer is 42, since there are 6 rows of 7.', '42'],
	['The answer is 42 because 6 rows have 7 each.', '42'],
	['The answer would be −3.', '-3'],
	['42 is the answer.', '42'],
	['$42 is the final answer', '42'],
	['Antwort: 1.234,50', '2469/2'],
	['La réponse est 42', '42'],
	['答案：42', '42'],
	['The answer to the question is 42.', '42'],
])('%j states %s', (line, answer) => expect(value(statedAnswer(line))).toBe(answer));

test.each([
	'6*7 = 42',
	'The answer is not clear.',
	'To answer this we add 3 and 4.',
	'I will answer in 3 steps:',
	'He answered 5 of 8 questions.',
	'A 5 is rolled.',
	'',
])('%j states none', (line) => expect(statedAnswer(line)).toBeNull());

test.each([
	['42', '42'],
	['**42**', '42'],
	['"42"', '42'],
	['= 42', '42'],
	['x = 42', '42'],
	['$42', '42'],
	['42 red apples.', '42'],
	['2 1/2', '5/2'],
	['\\frac{3}{4}', '3/4'],
	['½', '1/2'],
	['75%', '3/4'],
	['- 4', '-4'],
])('the last line %j says %s', (line, answer) => expect(value(bareAnswer(line))).toBe(answer));

test.each(['6*7 = 42', 'Ben has 42', 'so 42', '42 is what he has in all now', '5 or 6', 'none'])(
	'the last line %j is no answer',
	(line) => expect(bareAnswer(line)).toBeNull(),
);
