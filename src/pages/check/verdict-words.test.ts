import { expect, test } from 'vitest';
import { verdictWords } from './verdict-words.ts';

test.each([
	[
		{ threshold: 0.42, caught: 0.714, falseAlarms: 0.004, steps: 2345 },
		'The threshold is 0.42: catches 71 % of first wrong steps, false alarm on less than 1 % of right ones, measured on 2,345 steps of fresh world problems.',
	],
	[
		{ threshold: 0.5, caught: null, falseAlarms: 0.1, steps: 10 },
		'The threshold is 0.50: false alarm on 10 % of right ones, measured on 10 steps of fresh world problems.',
	],
	[
		{ threshold: 0.5, caught: null, falseAlarms: null, steps: 0 },
		'The threshold is 0.50. How often it is wrong was not measured.',
	],
])('%o in words', (verdict, words) => {
	expect(verdictWords(verdict).replaceAll('\u00a0', ' ')).toBe(words);
});
