/** Choices of tiny models with a real tokenizer, on WebAssembly in Node. */
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
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

async function open(choice: ModelChoice): Promise<{ engine: ReadyEngine; runtimes: number }> {
	let runtimes = 0;
	const opened = await openChoice({
		choice,
		read: async (path) => ({
			from: 0,
			chunks: [new Uint8Array(await readFile(`public/models/${path}`))],
		}),
		openRuntime(backend) {
			runtimes += 1;
			return openRuntime(backend);
		},
		model: null,
		backend: 'wasm',
		onProgress: () => undefined,
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
