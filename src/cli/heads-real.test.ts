/**
 * The shipped reward heads on their real base, 491 MB, against PyTorch's float32, and how long they take. Left out where
 * the base is not there: training/README.md, "Heads on a public model", says where it comes from.
 */
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { typedProblem } from '../domain/problem.ts';
import { createCacheMeter } from '../inference/worker/decoder/decoder.ts';
import { diskFolder } from '../inference/worker/files/model-folder.ts';
import { headsFor } from '../inference/worker/model/heads/heads-of-base.ts';
import { openWithHeads } from '../inference/worker/model/heads/open-heads.ts';
import { headsLayout } from '../inference/worker/model/heads/reading.ts';
import { openModel } from '../inference/worker/model/open-model.ts';
import { openRuntime } from '../inference/worker/runtime/ort.ts';
import { createQueue } from '../inference/worker/runtime/queue.ts';
import { modelPlace } from './model-place.ts';

const path = 'training/.venv/models/qwen2.5-coder-0.5b-instruct/model.gguf';
const heads = 'public/models/qwen2.5-coder-0.5b-heads';
const mostMs = 1_200_000;

type Case = {
	readonly question: string;
	readonly steps: string[];
	readonly prompt_ids: number[];
	readonly steps_ids: number[][];
	readonly prm: number[];
	readonly orm: number;
};

/** Of a reward: WebAssembly holds the weights in 8 bits, PyTorch in 32. */
const tolerance = 0.06;

test.runIf(existsSync(path))(
	'the shipped heads give the rewards of PyTorch on their base in WebAssembly, and write as well',
	async () => {
		const { cases }: { cases: Case[] } = JSON.parse(readFileSync(`${heads}/golden.json`, 'utf8'));
		const place = await modelPlace(path);
		if (place.kind !== 'disk') throw new Error('the file is on disk');
		const model = await openModel(
			diskFolder(place.name, new Map(place.files.map(({ path, file }) => [path, file]))),
		);
		const found = await headsFor(model, null, async (file) => ({
			from: 0,
			chunks: [new Uint8Array(await readFile(`public/models/${file}`))],
		}));
		if (found === null) throw new Error('the heads do not know their base');
		const runtime = await openRuntime('wasm');
		const rung = {
			...{ place: { runtime, queue: createQueue(), meter: createCacheMeter() }, opened: [] },
			...{ openReference: null, notes: [], release: async () => undefined },
		};
		const { port } = await openWithHeads(rung, model, found, null);
		const layout = headsLayout(found, model.text.vocabulary);
		const times: string[] = [];
		for (const { question, steps, ...expected } of cases) {
			const ids = [...(layout.before ?? []), ...layout.question(question)];
			expect(ids).toEqual(expected.prompt_ids);
			for (const at of steps.keys()) {
				expect(layout.step(question, steps, at).ids).toEqual(expected.steps_ids[at]);
			}
			const problem = typedProblem(question);
			const began = performance.now();
			for (const at of steps.keys()) {
				const rewards = await port.rewarder.reward(problem, steps.slice(0, at + 1));
				const off = Math.abs((rewards.process ?? 2) - (expected.prm[at] ?? 0));
				expect(off, `step ${at + 1} of ${question}`).toBeLessThan(tolerance);
				if (at === steps.length - 1) {
					expect(Math.abs((rewards.outcome ?? 2) - expected.orm)).toBeLessThan(tolerance);
				}
			}
			times.push(`${steps.length} steps: ${Math.round(performance.now() - began)} ms`);
		}
		console.log(`${runtime.threads} threads; the first with the prompt: ${times.join('; ')}`);
	},
	mostMs,
);
