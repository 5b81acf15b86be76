import { expect, test } from 'vitest';
import type { SearchTree } from '../../../run/search-tree.ts';
import { shortWords, spokenWords } from './node-words.ts';
import { nodeByKey, readingOrder } from './tree-layout.ts';

const node = (parent: number | null, candidate: number, depth: number) => ({
	...{ parent, candidate, depth, text: 'a step', reward: 0.5, drawn: 1 },
});

/** Two first steps; after the second one (lane 0) two more, one of which goes on. */
const tree: SearchTree = {
	settings: { way: 'beam', width: 2, expansions: 2, score: 'min' },
	nodes: [node(null, 2, 0), node(null, 0, 0), node(1, 3, 1), node(1, 1, 1), node(3, 1, 2)],
	ends: [1, 4, 0, 2],
};
const order = readingOrder(tree);

test('a step is read before what comes after it, siblings by lane', () => {
	expect(order.map(({ at, place, siblings }) => [at, place, siblings])).toEqual([
		[1, 1, 2],
		[3, 1, 2],
		[4, 1, 1],
		[2, 2, 2],
		[0, 2, 2],
	]);
	expect(readingOrder({ ...tree, nodes: [] })).toEqual([]);
});

test.each([
	['ArrowDown', 1, 3],
	['ArrowDown', 0, null],
	['ArrowUp', 2, 4],
	['ArrowUp', 1, null],
	['ArrowRight', 1, 3],
	['ArrowRight', 4, null],
	['ArrowLeft', 4, 3],
	['ArrowLeft', 1, null],
	['Home', 4, 1],
	['End', 1, 0],
	['ArrowDown', null, 1],
	['a', 1, null],
] as const)('%s from %s leads to %s', (key, from, to) => {
	expect(nodeByKey(order, from, key)).toBe(to);
});

test.each([
	['The lunch costs 5.25+4 = 9.25 dollars.', '5.25+4 =', '9.25'],
	['Half of that: 3*4 = 13', '3*4 =', '13'],
	['The bag holds x-49 = 8 peaches.', '', '8 peaches.'],
	['Nothing is computed here.', '', 'Nothing is computed here.'],
	['#### 72', '', '72'],
])('%s in short', (text, left, right) => {
	expect(shortWords(text)).toEqual({ left, right });
});

test('who listens hears the step, its reward and what became of it', () => {
	expect(spokenWords({ ...node(null, 0, 0), drawn: 3 }, true, false)).toBe(
		'a step, reward 0.50, middle: could go either way, kept, drawn 3 times',
	);
	expect(spokenWords({ ...node(null, 0, 0), reward: null }, false, false)).toBe(
		'a step, not scored, pruned',
	);
});
