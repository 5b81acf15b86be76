/** Reward heads on a tiny random model, on WebAssembly in Node, against PyTorch (training/scripts/head_vectors.py). */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { modelPlace } from '../../../../cli/model-place.ts';
import { tinyFiles } from '../../../../cli/testing/tiny-models.ts';
import { typedProblem } from '../../../../domain/problem.ts';
import { type ModelChoice, shippedModels } from '../../../../engine/choice.ts';
import { sample } from '../../../../run/strategy/sample.ts';
import { createCacheMeter } from '../../decoder/decoder.ts';
import { openDecoder } from '../../decoder/open-decoder.ts';
import { diskFolder } from '../../files/model-folder.ts';
import { openChoice } from '../../open-choice.ts';
import { openRuntime } from '../../runtime/ort.ts';
import { createQueue } from '../../runtime/queue.ts';
import { nextTokenReader } from '../next-token.ts';
import { writes } from '../open-foreign.ts';
import { openModel } from '../open-model.ts';
import { headsFor, withHeads } from './heads-of-base.ts';
import { createHeadsJudge } from './judge.ts';
import { openWithHeads } from './open-heads.ts';
import { headsLayout, surpriseReader } from './reading.ts';
import { createRide } from './ride.ts';

const vectors = 'src/inference/testing/vectors/heads';
const golden: {
	cases: {
		question: string;
		steps: string[];
		prompt_ids: number[];
		steps_ids: number[][];
		prm: number[];
		orm: number;
	}[];
} = JSON.parse(readFileSync(`${vectors}/golden.json`, 'utf8'));

const base = await modelPlace(`${vectors}/base`);
if (base.kind !== 'disk') throw new Error('the model is on disk');

/** The shipped models, with the heads of the tiny one in the place of the real ones. */
async function read(path: string) {
	const shipped = `public/models/${path}`;
	const [, file] = path.split('-heads/');
	const bytes = await readFile(file === undefined ? shipped : `${vectors}/${file}`);
	return { from: 0, chunks: [new Uint8Array(bytes)] };
}

function open(choice: ModelChoice) {
	return openChoice({
		...{ choice, read, openRuntime, model: null, backend: 'wasm', onProgress: () => undefined },
	});
}

async function openTiny() {
	const files = new Map(base.kind === 'disk' ? base.files.map((one) => [one.path, one.file]) : []);
	const model = await openModel(diskFolder('base', files));
	const heads = await headsFor(model, null, read);
	if (heads === null) throw new Error('the heads do not know their base');
	const runtime = await openRuntime('wasm');
	const place = { runtime, queue: createQueue(), meter: createCacheMeter() };
	const rung = {
		place,
		opened: [],
		openReference: null,
		notes: [],
		release: async () => undefined,
	};
	const { port } = await openWithHeads(rung, model, heads, null);
	return { model, heads, port };
}

/** Python keeps what it reads in float16. */
const tolerance = 2e-3;

test('ids and rewards are those of PyTorch, step by step and at once', async () => {
	const { model, heads, port } = await openTiny();
	const { before = [], ...layout } = headsLayout(heads, model.text.vocabulary);
	for (const { question, steps, ...expected } of golden.cases) {
		expect([...before, ...layout.question(question)]).toEqual(expected.prompt_ids);
		for (const [at, ids] of expected.steps_ids.entries()) {
			expect(layout.step(question, steps, at).ids).toEqual(ids);
		}
		const problem = typedProblem(question);
		for (const at of steps.keys()) {
			const rewards = await port.rewarder.reward(problem, steps.slice(0, at + 1));
			expect(Math.abs((rewards.process ?? 2) - (expected.prm[at] ?? 0))).toBeLessThan(tolerance);
			if (at < steps.length - 1) continue;
			expect(Math.abs((rewards.outcome ?? 2) - expected.orm)).toBeLessThan(tolerance);
		}
	}
	const [first] = golden.cases;
	if (first === undefined) throw new Error('no case');
	const { rewarder } = (await openTiny()).port;
	const atOnce = await rewarder.reward(typedProblem(first.question), first.steps);
	expect(Math.abs((atOnce.outcome ?? 2) - first.orm)).toBeLessThan(tolerance);
});

test('a solution is judged while it is written as when it is read', async () => {
	const { model, heads } = await openTiny();
	const { config, weights, text } = model;
	const runtime = await openRuntime('wasm');
	const place = { runtime, queue: createQueue(), meter: createCacheMeter() };
	const request = {
		config,
		heads: [writes, heads.states],
		precision: 'float32',
		maxTokens: 256,
	} as const;
	const decoder = await openDecoder(place, request, withHeads(weights, heads));
	const top = nextTokenReader(writes, config.vocab);
	const surpriseAfter = surpriseReader(text.vocabulary, top);
	const ride = createRide(createHeadsJudge(heads), top.width, surpriseAfter);
	const nobody = {
		reward: () => Promise.reject(new Error('it was judged')),
		rest: () => undefined,
	};
	for (const { question, steps, ...expected } of golden.cases) {
		const problem = typedProblem(question);
		const watch = ride.watch(problem);
		const batch = decoder.begin();
		let before = await batch.read(expected.prompt_ids);
		for (const [at, ids] of expected.steps_ids.entries()) {
			for (const token of ids) {
				watch.added(0, new TextDecoder().decode(text.vocabulary.bytesOf(token)));
				const output = await batch.read([token]);
				watch.read({ candidate: 0, token }, before, output);
				before = output;
			}
			const { process } = await ride.over(nobody).reward(problem, steps.slice(0, at + 1));
			expect(Math.abs((process ?? 2) - (expected.prm[at] ?? 0))).toBeLessThan(tolerance);
		}
		const { outcome } = await ride.over(nobody).reward(problem, steps);
		expect(Math.abs((outcome ?? 2) - expected.orm)).toBeLessThan(tolerance);
		batch.free();
	}
	await decoder.release();
});

test('one model writes and judges, and its threshold and figures are told', async () => {
	const opened = await open({ ...shippedModels, writer: base, judge: base });
	if (!opened.ok) throw new Error(opened.error.message);
	const { ports, info, release } = opened.value;
	expect(info.foreign.judge?.adapter).toContain('reward heads');
	expect(info.verdictOnSteps.threshold).toBe(0.4);
	expect(info.notes.join()).toContain('reward heads');
	const problem = typedProblem(golden.cases[0]?.question ?? '');
	const settings = { candidates: 3, temperature: 1, topP: 1, seed: 5, maxTokens: 300 };
	let [steps, rewards] = [0, 0];
	for await (const event of sample('r', { problem, settings }, ports, () => false)) {
		if (event.kind === 'step') steps += 1;
		if (event.kind === 'reward' && event.reward !== null) rewards += 1;
	}
	await release();
	expect(steps).toBeGreaterThan(3);
	expect(rewards).toBe(steps);
});

test('heads are refused on another model, by the name of theirs', async () => {
	const files = [...tinyFiles()].map(([path, file]) => ({ path, file }));
	const other = { kind: 'disk', name: 'tiny', files } as const;
	const asked = await open({ ...shippedModels, judge: other, readAs: 'heads' });
	expect(asked.ok ? null : asked.error.message).toMatch(
		/reward heads of this site were made on the weights of base, and tiny has others/u,
	);
	const guessed = await open({ ...shippedModels, judge: other });
	expect(guessed.ok ? null : guessed.error.code).toBe('not-a-model');
});
