import { expect, test } from 'vitest';
import { readSettings, writeSettings } from './page-settings.ts';

const freshSeed = () => 77;

test('an empty query gives the defaults and a fresh problem', () => {
	expect(readSettings('', freshSeed)).toEqual({
		candidates: 16,
		temperature: 0.8,
		seed: 1,
		aggregator: 'min',
		problemSeed: 77,
		topic: '',
		steps: 0,
		wording: 0,
	});
});

test.each([
	'?problem=5',
	'?problem=5&topic=travel&steps=4&wording=2&n=64&temperature=0&seed=0&score=product',
])('%s survives reading and writing', (query) => {
	expect(writeSettings(readSettings(query, freshSeed))).toBe(query);
});

test('what other pages keep in the query stays, once, behind what is written', () => {
	const before = '?deck=a+b&problem=9&n=4&seed=7&cards=1&cards=2&backend=wasm';
	const written = writeSettings(readSettings('?problem=5&n=8', freshSeed), before);
	expect(written).toBe('?problem=5&n=8&deck=a+b&cards=1&cards=2&backend=wasm');
	expect(writeSettings(readSettings(written, freshSeed), written)).toBe(written);
});

test('what is out of range, malformed or unknown falls back', () => {
	const query = '?n=65&temperature=hot&seed=1.5&score=max&problem=-1&steps=1&wording=x';
	expect(readSettings(query, freshSeed)).toEqual(readSettings('', freshSeed));
});
