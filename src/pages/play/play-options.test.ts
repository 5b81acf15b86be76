import { expect, test } from 'vitest';
import { namesOptions, readOptions, writeOptions } from './play-options.ts';

const freshSeed = () => 77;
const plain = {
	seed: 77,
	length: 10,
	difficulty: 'middle',
	showsPrm: true,
	secondsPerCard: null,
	stepwise: false,
};

test('an empty query gives the defaults and a fresh deck', () => {
	expect(readOptions('', freshSeed)).toEqual(plain);
});

test.each([
	'?deck=5&cards=12&level=easy',
	'?deck=5&cards=30&level=hard&prm=hidden&timer=20&reveal=steps',
])('%s survives reading and writing', (query) => {
	expect(writeOptions(readOptions(query, freshSeed), '')).toBe(query);
});

test('what is out of range, malformed or unknown falls back', () => {
	const query = '?deck=0&cards=31&level=extreme&prm=maybe&timer=off';
	expect(readOptions(query, freshSeed)).toEqual(plain);
});

test('parameters of others stay, old options go', () => {
	const query = '?problem=4&n=8&deck=1&prm=hidden&timer=9';
	expect(writeOptions(readOptions('?deck=2', freshSeed), query)).toBe(
		'?problem=4&n=8&deck=2&cards=10&level=middle',
	);
});

test.each([
	['', false],
	['?problem=4&n=8', false],
	['?timer=20', true],
	['?problem=4&deck=2', true],
])('%j names options: %j', (query, does) => {
	expect(namesOptions(query)).toBe(does);
});
