import { expect, test } from 'vitest';
import { numberFrom } from './number-range.ts';

test.each([
	['1', 1],
	['64', 64],
	['0', null],
	['65', null],
	['2.5', null],
	['', null],
	[' ', null],
	['ten', null],
	['1e1', 10],
	['Infinity', null],
	[null, null],
])('of whole numbers from 1 to 64, %j reads as %j', (text, value) => {
	expect(numberFrom(text, { min: 1, max: 64, step: 1 })).toBe(value);
});

test.each([
	['0.1', 0.1],
	['2', 2],
	['0', null],
	['2.1', null],
	['NaN', null],
])('of numbers from 0.1 to 2, %j reads as %j', (text, value) => {
	expect(numberFrom(text, { min: 0.1, max: 2, step: 0.1 })).toBe(value);
});
