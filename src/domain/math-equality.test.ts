import { expect, test } from 'vitest';
import { mathText } from './math-answer.ts';
import { sameMathAnswer } from './math-equality.ts';

test.each([
	['$\\dfrac{\\sqrt{2}}{2}$', '\\frac{\\sqrt{2}}{2}'],
	['\\left( 1, 2 \\right)', '(1,2)'],
	['x = 2\\sqrt{3}.', '2\\sqrt{3}'],
	['[0, \\infty)', '[0,\\infty)'],
	['2\\pi', '2\\pi'],
	['x^2 + 1', 'x^2+1'],
	['**(3, 4)**', '(3,4)'],
])('%j is the formula %j', (said, text) => expect(mathText(said)).toBe(text));

test.each([
	'',
	'none',
	'the root of 2',
	'42',
	'2 1/2',
	'x',
	'A',
	'5 apples',
	'10:30',
	'(three, four)',
])('%j is no formula', (said) => expect(mathText(said)).toBeNull());

const same = (a: string, b: string) => sameMathAnswer(mathText(a) ?? a, mathText(b) ?? b);

test.each([
	['\\frac{\\sqrt{2}}{2}', '\\frac{1}{\\sqrt{2}}'],
	['\\sqrt{8}', '2\\sqrt{2}'],
	['√8', '2\\sqrt2'],
	['\\left(1, \\frac12\\right)', '(1,0.5)'],
	['[1, \\frac{4}{2})', '[1,2)'],
	['(-\\infty, 3]', '(-∞,3]'],
	['\\{1, 2\\sqrt{2}\\}', '\\{\\sqrt{8}, 1\\}'],
	['2\\pi', 'π*2'],
])('%j and %j are the same answer', async (a, b) => expect(await same(a, b)).toBe(true));

test.each([
	['\\sqrt{8}', '2\\sqrt{3}'],
	['(1,2)', '(2,1)'],
	['(1,2)', '[1,2]'],
	['(1,2)', '(1,2,3)'],
	['(1,2)', '\\sqrt{2}'],
	['\\{1,1\\}', '\\{1,2\\}'],
	['2\\pi', '3\\pi'],
])('%j and %j are different answers', async (a, b) => expect(await same(a, b)).toBe(false));
