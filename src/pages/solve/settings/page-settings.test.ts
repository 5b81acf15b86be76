import { expect, test } from 'vitest';
import { readSettings, requestOf, writeSettings } from './page-settings.ts';

const freshSeed = () => 77;

test('an empty query gives the defaults and a fresh problem', () => {
	expect(readSettings('', freshSeed)).toEqual({
		candidates: 16,
		temperature: 0.8,
		seed: 1,
		aggregator: 'min',
		way: 'sample',
		width: 4,
		expansions: 4,
		settles: false,
		from: [],
		problemSeed: 77,
		topic: '',
		steps: 0,
		wording: 0,
	});
});

test.each([
	'?problem=5',
	'?problem=5&way=beam&width=2&expansions=8',
	'?problem=5&n=8&settle=1',
	'?problem=5&way=dvts&from=2%2B2+%3D+4%0A4%2B1+%3D+5',
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

test('a search that is too wide is made to fit', () => {
	const { width, expansions } = readSettings('?width=16&expansions=16', freshSeed);
	expect([width, expansions]).toEqual([16, 4]);
});

test('what is asked of the models: samples, or a search, after the steps that are kept', () => {
	const problem = { id: 'p', topic: 't', question: 'Q?', answer: null, reference: [] };
	const asked = (query: string) => requestOf(readSettings(query, freshSeed), problem, 99);
	expect(asked('?n=3&from=a')).toMatchObject({
		kind: 'sample',
		settings: { candidates: 3, maxTokens: 99 },
		prefix: ['a'],
	});
	expect(asked('?way=dvts&width=2&score=last')).toMatchObject({
		kind: 'search',
		search: { way: 'dvts', width: 2, expansions: 4, score: 'last' },
		prefix: [],
	});
});

test('what is out of range, malformed or unknown falls back', () => {
	const query = '?n=65&temperature=hot&seed=1.5&score=max&problem=-1&steps=1&wording=x';
	expect(readSettings(query, freshSeed)).toEqual(readSettings('', freshSeed));
});
