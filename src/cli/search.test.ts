/** Search with the shipped models in Node: reproducible, and each fork of the cache as good as a fresh read. */
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { judge } from '../domain/vote.ts';
import type { Batch, Decoder } from '../inference/worker/decoder/decoder.ts';
import type { Engine } from '../inference/worker/engine.ts';
import { createGenerator } from '../inference/worker/model/generator.ts';
import { nextTokenReader } from '../inference/worker/model/next-token.ts';
import { readRun } from '../run/follow.ts';
import type { RunPorts } from '../run/ports.ts';
import type { SearchSettings } from '../run/search-settings.ts';
import { search } from '../run/strategy/search.ts';
import { anyProblem, freshProblem } from '../world/fresh-problem.ts';
import { openEngineIn } from './open-engine.ts';

const folder = 'public/models';
const openMs = 60_000;
const problem = freshProblem(4, anyProblem);

const settingsOf = ({ info }: Engine) => ({
	...{ temperature: 0.8, topP: 1, seed: 3 },
	maxTokens: info.maxTokens,
});
const beam: SearchSettings = { way: 'beam', width: 3, expansions: 3, score: 'min' };

describe.runIf(existsSync(`${folder}/index.json`))('shepherd-nano', () => {
	let engine: Engine;

	beforeAll(async () => {
		const opened = await openEngineIn(folder);
		if (!opened.ok) throw new Error(opened.error.message);
		engine = opened.value;
	}, openMs);

	afterAll(() => engine.release());

	async function searched(how: SearchSettings, ports: RunPorts, prefix: readonly string[] = []) {
		const request = { problem, settings: settingsOf(engine), search: how, prefix };
		return readRun(search('r', request, ports, () => false));
	}

	test.each(['beam', 'dvts'] as const)('%s finds the answer, twice the same', async (way) => {
		const how = { ...beam, way };
		const first = await searched(how, engine.ports);
		expect(judge('prmBestOf', first.candidates).answer).toBe(problem.answer);
		expect(first.candidates.filter(({ state }) => state === 'finished')).toHaveLength(3);
		expect(await searched(how, engine.ports)).toEqual(first);
	});

	test('no text is read twice: of each token that is written, one row reads it once at most', async () => {
		const reads: { rows: number; tokens: number }[] = [];
		const { codec, generatorDecoder } = engine.subject;
		const generator = createGenerator({
			...{
				codec,
				bannedId: codec.encodeQuestion('')[0] ?? null,
				endIds: [],
				tellsFamiliarity: false,
			},
			decoder: watched(generatorDecoder, (rows, tokens) => reads.push({ rows, tokens })),
			reader: nextTokenReader({ kind: 'logits' }, 3072),
			maxTokens: engine.info.maxTokens,
		});
		let tokens = 0;
		const events = search(
			'r',
			{ problem, settings: settingsOf(engine), search: beam },
			{ ...engine.ports, generator },
			() => false,
		);
		for await (const event of events) if (event.kind === 'done') tokens = event.stats.tokens;
		const [question, ...others] = reads;
		expect(question).toEqual({ rows: 1, tokens: codec.encodeQuestion(problem.question).length });
		expect(others.every((read) => read.tokens === 1)).toBe(true);
		const read = others.reduce((sum, { rows }) => sum + rows, 0);
		expect(read).toBeLessThan(tokens);
		expect(read).toBeGreaterThan(tokens / 2);
	});

	test('a forked row says what a fresh read of the same tokens says', async () => {
		const { codec, generatorDecoder } = engine.subject;
		const lines = problem.reference.slice(0, 2).map((line) => codec.encodeLines([line]));
		const question = generatorDecoder.begin();
		await question.read(codec.encodeQuestion(problem.question));
		const batch = question.fanOut(3);
		const [first = []] = lines;
		for (const id of first.slice(0, -1)) await batch.read([id, 5, id]);
		const fork = batch.copy(2);
		batch.free();
		await fork.read(first.slice(-1));
		const ways = fork.fanOut(2);
		const told = await ways.read([7, 9]);
		const width = told.length / 2;
		for (const [row, id] of [7, 9].entries()) {
			const fresh = generatorDecoder.begin();
			const expected = await fresh.read([...codec.encodeQuestion(problem.question), ...first, id]);
			fresh.free();
			const own = told.subarray(row * width, (row + 1) * width);
			const difference = Math.max(...own.map((logit, at) => Math.abs(logit - (expected[at] ?? 0))));
			expect(difference).toBeLessThan(1e-3);
		}
		for (const held of [ways, fork, question]) held.free();
	});

	test('rewards in the tree are those of the steps read alone', async () => {
		const { tree, candidates } = await searched(beam, engine.ports);
		expect(tree).not.toBeNull();
		const { reward } = engine.ports.rewarder;
		for (const { steps } of candidates.filter(({ state }) => state === 'finished')) {
			// Another question makes the rewarder forget.
			await reward({ ...problem, question: 'What is 1+1?' }, ['1+1 = 2']);
			const texts = steps.map(({ text }) => text);
			const whole = await reward(problem, texts);
			expect(whole.process).toBeCloseTo(steps.at(-1)?.reward ?? -1, 4);
		}
	});

	test('a search goes on from steps that were given', async () => {
		const prefix = problem.reference.slice(0, 1);
		const { candidates, tree } = await searched(beam, engine.ports, prefix);
		expect(candidates.every(({ steps }) => steps[0]?.text === prefix[0])).toBe(true);
		expect(tree?.nodes.filter(({ depth }) => depth === 0)).toHaveLength(1);
	});
});

/** The same decoder, which tells of every read. */
function watched(decoder: Decoder, onRead: (rows: number, tokens: number) => void): Decoder {
	const seen = (batch: Batch): Batch =>
		new Proxy(batch, {
			get(target, name) {
				if (name === 'read') {
					return (ids: readonly number[], at?: readonly number[]) => {
						onRead(target.rows, ids.length / target.rows);
						return target.read(ids, at);
					};
				}
				if (name === 'copy') return (row?: number) => seen(target.copy(row));
				if (name === 'fanOut') return (count: number) => seen(target.fanOut(count));
				const value: unknown = Reflect.get(target, name, target);
				return typeof value === 'function' ? value.bind(target) : value;
			},
		});
	return { ...decoder, begin: () => seen(decoder.begin()) };
}
