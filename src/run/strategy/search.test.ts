import { expect, test } from 'vitest';
import type { Problem } from '../../domain/problem.ts';
import { judge } from '../../domain/vote.ts';
import type { RunEvent } from '../events.ts';
import type { GeneratedStep, RunPorts } from '../ports.ts';
import type { SearchSettings } from '../search-settings.ts';
import { livingNodes, pathTo } from '../search-tree.ts';
import { initialState, type RunState, reduce, viewOf } from '../state.ts';
import { search } from './search.ts';

const problem: Problem = { id: 'p', topic: 't', question: 'Q?', answer: '7', reference: [] };
const settings = { temperature: 1, topP: 1, seed: 1, maxTokens: 99 };
const beam: SearchSettings = { way: 'beam', width: 2, expansions: 2, score: 'min' };

/** What is drawn after each prefix, in order; rewards stand in the text. */
type Script = Readonly<Record<string, readonly string[]>>;

function scripted(script: Script, given: Readonly<Record<string, number>> = {}) {
	const asked: [string, number][] = [];
	const seeds: number[] = [];
	const kept: string[] = [];
	const drawn = new Map<string, number>();
	const rewards = new Map(Object.entries(given));
	let rested = 0;
	let freed = 0;
	const ports: RunPorts = {
		generator: {
			familiarity: async () => -0.5,
			surprise: async () => null,
			async *generate() {},
			tree: () => ({
				async *grow(prefix, count, seed) {
					const key = prefix.join('|');
					const from = drawn.get(key) ?? 0;
					drawn.set(key, from + count);
					asked.push([key, count]);
					seeds.push(seed);
					const lines = script[key]?.slice(from, from + count) ?? [];
					yield lines.map((told, candidate): GeneratedStep => {
						const [line = '', reward] = told.split(' @');
						rewards.set([...prefix, line].join('|'), Number(reward));
						const end = line.startsWith('####') ? 'answered' : line === 'cut' ? 'cut' : 'step';
						return { candidate, text: end === 'cut' ? line : `${line}\n`, tokens: 3, end };
					});
				},
				keep: (prefixes) => void kept.push(prefixes.map((steps) => steps.join('|')).join(' ')),
				free: () => {
					freed += 1;
				},
			}),
		},
		rewarder: {
			reward: async (_, steps) => {
				const process = rewards.get(steps.join('|')) ?? Number.NaN;
				return { process, outcome: process / 2 };
			},
			rest: () => {
				rested += 1;
			},
		},
		examine: null,
		memory: { begin: () => undefined, peakBytes: 0 },
	};
	return { ports, asked, seeds, kept, ended: () => [rested, freed] };
}

async function run(
	{ ports }: ReturnType<typeof scripted>,
	how = beam,
	{ prefix = [] as readonly string[], isStopped = (): boolean => false } = {},
) {
	const events: RunEvent[] = [];
	const request = { problem, settings, search: how, prefix };
	for await (const event of search('r', request, ports, isStopped, () => 0)) events.push(event);
	const state = events.reduce<RunState>(
		(before, event) => reduce(before, { kind: 'event', event }),
		initialState,
	);
	const view = viewOf(state);
	if (view === null || view.tree === null) throw new Error('the run shows no tree');
	return { events, view, tree: view.tree };
}

/** Round 1 keeps b and a; round 2 an answer of a, which takes a place, and b's one step; round 3 the last. */
const script: Script = {
	'': ['a @.6', 'b @.9', 'c @.5', 'b @.9'],
	b: ['d @.7', 'e @.2'],
	a: ['#### 7 @.8', 'f @.4'],
	'b|d': ['#### 8 @.3', '#### 9 @.9'],
};

test('a beam keeps the best prefixes; what is finished keeps its place; the pruned fork', async () => {
	const scene = scripted(script);
	const { events, view, tree } = await run(scene);
	expect(scene.asked).toEqual([
		['', 4],
		['a', 2],
		['b', 2],
		['b|d', 2],
	]);
	expect(scene.kept).toEqual(['a b', 'b|d', '']);
	expect(scene.ended()).toEqual([1, 1]);
	const turns = events.filter(({ kind }) => kind === 'pruned' || kind === 'forked');
	expect(turns).toEqual([
		// c is worse, and the second b is the first again.
		{ kind: 'pruned', candidate: 2 },
		{ kind: 'pruned', candidate: 3 },
		{ kind: 'forked', candidate: 2, from: 0, steps: 1 },
		{ kind: 'forked', candidate: 3, from: 1, steps: 1 },
		// f in slot 2, e in slot 3.
		{ kind: 'pruned', candidate: 2 },
		{ kind: 'pruned', candidate: 3 },
		{ kind: 'forked', candidate: 2, from: 1, steps: 2 },
		// Of 8 and 9 the better one.
		{ kind: 'pruned', candidate: 1 },
	]);
	expect(view.candidates.map(({ answer, state }) => [answer, state])).toEqual([
		['7', 'finished'],
		['8', 'pruned'],
		['9', 'finished'],
		[null, 'pruned'],
	]);
	// Pruned solutions do not vote; of a the least reward is .6, of the other .7.
	expect(judge('prmBestOf', view.candidates, 'min')).toMatchObject({ answer: '9', score: 0.7 });
	expect(judge('majority', view.candidates, 'min').score).toBe(1);
	expect(
		tree.nodes.map(({ text, drawn, candidate, depth }) => [text, drawn, candidate, depth]),
	).toEqual([
		['a', 1, 0, 0],
		['b', 2, 1, 0],
		['c', 1, 2, 0],
		['#### 7', 1, 0, 1],
		['f', 1, 2, 1],
		['d', 1, 1, 1],
		['e', 1, 3, 1],
		['#### 8', 1, 1, 2],
		['#### 9', 1, 2, 2],
	]);
	expect(pathTo(tree, 8).map((at) => tree.nodes[at]?.text)).toEqual(['b', 'd', '#### 9']);
	expect([...livingNodes(tree, view.candidates)].sort()).toEqual([0, 1, 3, 5, 8]);
	expect(tree.nodes[5]?.reward).toBe(0.7);
	expect(events.at(-1)).toMatchObject({
		kind: 'done',
		stopped: false,
		stats: { tokens: 30, steps: 10 },
	});
});

test('every event is told of what is there: a reward of its step, a fork of one that stands', async () => {
	const { events } = await run(scripted(script));
	let state: RunState = initialState;
	for (const event of events) {
		const before = viewOf(state);
		if (event.kind === 'reward') {
			expect(before?.candidates[event.candidate]?.steps[event.step]?.reward).toBeNull();
		}
		if (event.kind === 'forked') {
			expect(before?.candidates[event.from]?.steps).toHaveLength(event.steps);
			expect(before?.candidates[event.from]?.state).toBe('writing');
		}
		state = reduce(state, { kind: 'event', event });
	}
});

test('DVTS: each tree goes on with its own best, whatever the others have', async () => {
	const scene = scripted({
		'': ['a @.9', 'b @.8', 'c @.2', 'd @.1'],
		a: ['#### 1 @.9', '#### 2 @.1'],
		c: ['#### 3 @.5', '#### 4 @.1'],
	});
	const { view } = await run(scene, { ...beam, way: 'dvts' });
	expect(scene.asked).toEqual([
		['', 2],
		['', 2],
		['a', 2],
		['c', 2],
	]);
	expect(new Set(scene.seeds).size).toBe(4);
	const finished = view.candidates.filter(({ state }) => state === 'finished');
	expect(finished.map(({ answer }) => answer)).toEqual(['1', '3']);
});

test.each([
	['min', '2'],
	['last', '1'],
	['product', '2'],
] as const)('a prefix is scored by %s', async (score, answer) => {
	const scene = scripted({
		'': ['a @.3', 'b @.6'],
		a: ['#### 1 @.9'],
		b: ['#### 2 @.7'],
	});
	const how: SearchSettings = { way: 'beam', width: 2, expansions: 1, score };
	const { view } = await run(scene, how);
	expect(judge('prmBestOf', view.candidates, score).answer).toBe(answer);
});

test('a search from a prefix scores it once, and goes on from it', async () => {
	const scene = scripted(
		{
			a: ['#### 7 @.8', 'f @.4', '#### 5 @.1', 'g @.9'],
			'a|g': ['#### 6 @.9', '#### 6 @.9'],
		},
		{ a: 0.6 },
	);
	const { events, view, tree } = await run(scene, beam, { prefix: ['a'] });
	expect(events.slice(2, 7).map(({ kind }) => kind)).toEqual([
		'step',
		'reward',
		'forked',
		'forked',
		'forked',
	]);
	expect(view.candidates[0]?.steps[0]).toEqual({ text: 'a', reward: 0.6 });
	expect(tree.nodes.filter(({ depth }) => depth === 0)).toHaveLength(1);
	expect(
		view.candidates.filter(({ state }) => state === 'finished').map(({ answer }) => answer),
	).toEqual(['7', '6']);
});

test('a cut line goes no further, and where all are cut the search ends without an answer', async () => {
	const { events, view } = await run(scripted({ '': ['cut', 'cut', 'cut', 'cut'] }));
	expect(view.candidates.map(({ state }) => state)).toEqual(['cut', 'cut', 'cut', 'cut']);
	expect(judge('prmBestOf', view.candidates).answer).toBeNull();
	expect(events.at(-1)).toMatchObject({ kind: 'done', stopped: false });
});

test('a stop ends it between two rewards, and gives back what it held', async () => {
	const scene = scripted(script);
	let told = 0;
	const { reward } = scene.ports.rewarder;
	scene.ports.rewarder.reward = async (...args) => {
		told += 1;
		return reward(...args);
	};
	const { events } = await run(scene, beam, { isStopped: () => told >= 5 });
	expect(events.filter(({ kind }) => kind === 'reward')).toHaveLength(5);
	expect(events.at(-1)).toMatchObject({ kind: 'done', stopped: true });
	expect(scene.ended()).toEqual([1, 1]);
});

test('a reader that leaves early gives back what was held', async () => {
	const scene = scripted(script);
	const events = search('r', { problem, settings, search: beam }, scene.ports, () => false);
	for await (const { kind } of events) if (kind === 'reward') break;
	expect(scene.ended()).toEqual([1, 1]);
});
