import { expect, test } from 'vitest';
import { Random } from '../domain/random.ts';
import { findEquations, looseNumbers } from './equation.ts';

test.each([
	['The pens cost 3*4 = 12 dollars.', [true]],
	['3 × $4 = $12, so 20 - 12 = 9', [true, false]],
	['48/2=24 and 48 ÷ 2 = 23', [true, false]],
	['<<1,200*3=3600>>3,600', [true]],
	['5 red cats + 2 cats = 7 cats', [true]],
	['20% of 80 = 16', [true]],
	['1/2 of 80 = 40', [true]],
	['80*20/100 = 16', [true]],
	['(2+3)*4 = 20', [true]],
	['2+3*4 = 20', [false]],
	['1-1/3-1/4 = 5/12', [true]],
	['3 x 4 = 12', [true]],
	['2.50*3 = 7.5', [true]],
	['0.1+0.2 = 0.3', [true]],
	['5 + 5 = 10 = 2*5', [true, true]],
	['7/0 = 0', [false]],
	// Not whole equations: nothing can be said of them.
	['60 miles/hour * 2 hours = 120 miles', []],
	['10-15 minutes, or 12', []],
	['= 5', []],
	['n + 5 = 9', []],
	['((((', []],
])('%s', (text, holds) => {
	expect(findEquations(text).map((equation) => equation.holds)).toEqual(holds);
});

test('an equation says where it stands', () => {
	const text = 'So 2 + 2 = 4 cats.';
	const [equation] = findEquations(text);
	expect(text.slice(equation?.start, equation?.end)).toBe('2 + 2 = 4');
	expect(looseNumbers('3 of 2+2 = 4', findEquations('3 of 2+2 = 4'))).toHaveLength(1);
});

test('any text is read without a throw', () => {
	const random = new Random('equations');
	const pieces = [
		'1',
		'23',
		'.',
		',',
		'%',
		'$',
		'+',
		'-',
		'*',
		'/',
		'=',
		'(',
		')',
		' ',
		'x',
		'of',
		'שלום',
		'🐱',
	];
	for (let round = 0; round < 2000; round++) {
		const text = Array.from({ length: random.int(1, 30) }, () => random.pick(pieces)).join('');
		for (const { start, end } of findEquations(text)) expect(end).toBeGreaterThan(start);
	}
});
