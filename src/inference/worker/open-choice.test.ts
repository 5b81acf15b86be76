/** Choices of tiny models with a real tokenizer, on WebAssembly in Node. */
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { modelPlace } from '../../cli/model-place.ts';
import { readSite, tinyHeadsBase } from '../../cli/testing/read-site.ts';
import { type TinyModel, tinyFiles, tinyWidth } from '../../cli/testing/tiny-models.ts';
import { typedProblem } from '../../domain/problem.ts';
import { type ModelChoice, type ModelPlace, shippedModels } from '../../engine/choice.ts';
import { sample } from '../../run/strategy/sample.ts';
import { openChoice, type ReadyEngine } from './open-choice.ts';
import { openRuntime } from './runtime/ort.ts';

type Disk = Extract<ModelPlace, { readonly kind: 'disk' }>;

function onDisk(name: string, model: TinyModel = {}): Disk {
	const files = [...tinyFiles(model)].map(([path, file]) => ({ path, file }));
	return { kind: 'disk', name, files };
}

const prm: TinyModel = { seed: 2, heads: { 'score.weight': [2, tinyWidth], 'score.bias': [2] } };

function attempt(choice: ModelChoice, onRuntime: () => void = () => undefined) {
	return openChoice({
		choice,
		read: readSite,
		openRuntime(backend) {
			onRuntime();
			return openRuntime(backend);
		},
		model: null,
		backend: 'wasm',
		onProgress: () => undefined,
	});
}

async function open(choice: ModelChoice): Promise<{ engine: ReadyEngine; runtimes: number }> {
	let runtimes = 0;
	const opened = await attempt(choice, () => {
		runtimes += 1;
	});
	if (!opened.ok) throw new Error(opened.error.message);
	return { engine: opened.value, runtimes };
}

const problem = typedProblem('Ann has 3 apples and buys 4. How many has she?');
const settings = { candidates: 2, temperature: 0.8, topP: 1, seed: 1, maxTokens: 96 };

test('a judge that others made works beside the shipped writer, on one runtime', async () => {
	const choice = { ...shippedModels, judge: onDisk('a-prm', prm) };
	const { engine, runtimes } = await open(choice);
	expect(runtimes).toBe(1);
	expect(engine.info).toMatchObject({ backend: 'wasm', model: 'shepherd-nano' });
	const rewards: number[] = [];
	for await (const event of sample('r', { problem, settings }, engine.ports, () => false)) {
		if (event.kind === 'reward' && event.reward !== null) rewards.push(event.reward);
	}
	expect(rewards.length).toBeGreaterThan(3);
	expect(new Set(rewards).size).toBeGreaterThan(2);
	await engine.release();
});

/** The file of weights as a record names it, with the hash that anybody computes of it. */
async function fileOf(name: string, model: TinyModel) {
	const bytes = await (tinyFiles(model).get('model.safetensors') as File).bytes();
	const hash = createHash('sha256').update(bytes).digest('hex');
	return { path: `${name}/model.safetensors`, bytes: bytes.byteLength, hash };
}

const none = { kind: 'none' } as const;
const orm: TinyModel = { seed: 3, heads: { 'score.weight': [1, tinyWidth] } };
const solution = ['3+4 = 7 apples.', '#### 7'];

test('three models that others made take the three places, each read in its own way and self-checked', async () => {
	const { engine } = await open({
		writer: onDisk('plain'),
		judge: onDisk('a-prm', prm),
		outcome: onDisk('an-orm', orm),
		readAs: 'trl-blank-line',
	});
	const finite = { check: { kind: 'finite', positions: 24 }, precision: 'float32', heads: null };
	const files = {
		writer: await fileOf('plain', {}),
		judge: await fileOf('a-prm', prm),
		outcome: await fileOf('an-orm', orm),
	};
	const adapters = [null, /blank line/u, /Sequence classifier/u].map(
		(words) => words && expect.stringMatching(words),
	);
	expect(engine.info.foreign).toEqual({
		writer: { name: 'plain', files: [files.writer], adapter: adapters[0], ...finite },
		judge: { name: 'a-prm', files: [files.judge], adapter: adapters[1], ...finite },
		outcome: { name: 'an-orm', files: [files.outcome], adapter: adapters[2], ...finite },
	});
	// What a study says of the models that it was run with.
	expect(engine.info.files).toEqual(Object.values(files));
	const { rewarder, generator } = engine.ports;
	const part = await rewarder.reward(problem, solution.slice(0, 1));
	expect(part).toEqual({ process: expect.any(Number), outcome: null });
	const whole = await rewarder.reward(problem, solution);
	expect(whole.outcome).toBeGreaterThan(0);
	expect(whole.outcome).toBeLessThan(1);
	// Another solution of the same problem is another text, and the same one is not read again.
	const other = await rewarder.reward(problem, ['3+4 = 8 apples.', '#### 8']);
	expect(other.outcome).not.toBe(whole.outcome);
	expect(await rewarder.reward(problem, solution)).toEqual(whole);
	expect(await generator.familiarity(problem)).toBeNull();
	await engine.release();
}, 30_000);

test('the doctor shows the numbers that the rewards are made of, at the tokens that are read', async () => {
	const { engine } = await open({
		...{ writer: onDisk('plain'), judge: onDisk('a-prm', prm), outcome: none, readAs: null },
	});
	const { examine, rewarder } = engine.ports;
	const examined = await examine?.(problem, solution);
	if (examined === undefined) throw new Error('there is a judge');
	const { steps, readAt, tokens, valueNames, cacheDifference } = examined;
	expect(valueNames).toEqual(['logit of bad', 'logit of good']);
	expect(readAt.map((at) => tokens[at]?.text)).toEqual(['\n', '\n']);
	expect(cacheDifference).toBeLessThan(1e-5);
	for (const [at, { reward, values }] of steps.entries()) {
		const { process } = await rewarder.reward(problem, solution.slice(0, at + 1));
		expect(reward).toBeCloseTo(process ?? Number.NaN, 5);
		const [bad = 0, good = 0] = values;
		expect(reward).toBeCloseTo(1 / (1 + Math.exp(bad - good)), 5);
	}
	await engine.release();
});

test('the doctor reads by the reward heads of this site as the rewarder does', async () => {
	const base = await modelPlace(tinyHeadsBase);
	const { engine } = await open({ ...shippedModels, writer: base, judge: base });
	const { examine, rewarder } = engine.ports;
	const examined = await examine?.(problem, solution);
	expect(examined?.valueNames).toEqual(['outcome reward']);
	expect(examined?.cacheDifference).toBeLessThan(1e-4);
	const { process, outcome } = await rewarder.reward(problem, solution);
	const last = examined?.steps.at(-1);
	expect(last?.reward).toBeCloseTo(process ?? Number.NaN, 4);
	expect(last?.values[0]).toBeCloseTo(outcome ?? Number.NaN, 4);
	await engine.release();
});

test('nobody needs to judge; what looks strange to the shipped writer is told by it alone', async () => {
	const { engine } = await open({ ...shippedModels, judge: none, outcome: none });
	expect(await engine.ports.rewarder.reward(problem, solution)).toEqual({
		process: null,
		outcome: null,
	});
	expect(engine.ports.examine).toBeNull();
	expect(engine.info.notes).toEqual([expect.stringContaining('Nobody judges')]);
	await engine.release();
});

test.each<[string, string, ModelChoice, string]>([
	[
		'a head that is not a number',
		'check-failed',
		{ ...shippedModels, judge: onDisk('a-prm', { ...prm, spoil: spoilHead }) },
		'gives NaN',
	],
	[
		'a judge of steps in the place of outcomes',
		'not-a-model',
		{ ...shippedModels, outcome: onDisk('a-prm', prm) },
		'in the place of steps',
	],
	[
		'no reward model',
		'not-a-model',
		{ ...shippedModels, judge: onDisk('plain') },
		'how it is read',
	],
])('%s is %s, and says what to do', async (_, code, choice, words) => {
	const opened = await attempt(choice);
	expect(opened.ok ? null : opened.error.code).toBe(code);
	expect(opened.ok ? '' : opened.error.message).toContain(words);
});

function spoilHead(tensors: Map<string, Float32Array>): void {
	tensors.get('score.weight')?.fill(Number.NaN);
}

test('a model that the machine has no room for is refused before anything is compiled', async () => {
	const opened = await openChoice({
		choice: { writer: onDisk('a-giant'), judge: none, outcome: none, readAs: null },
		read: readSite,
		openRuntime: async (backend) => ({
			...(await openRuntime(backend, { memoryBytes: 100_000 })),
			createSession: () => Promise.reject(new Error('nothing is compiled')),
		}),
		...{ model: null, backend: 'wasm', onProgress: () => undefined },
	});
	expect(opened).toMatchObject({
		error: { code: 'too-large', message: expect.stringMatching(/^a-giant takes /u) },
	});
});
