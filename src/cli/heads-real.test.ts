/**
 * The shipped reward heads on their real base, 491 MB, against PyTorch's float32, and how long they take. Left out where
 * the base is not there: training/README.md, "Heads on a public model", says where it comes from.
 */
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { typedProblem } from '../domain/problem.ts';
import { createCacheMeter, type Decoder } from '../inference/worker/decoder/decoder.ts';
import { openDecoder } from '../inference/worker/decoder/open-decoder.ts';
import { diskFolder } from '../inference/worker/files/model-folder.ts';
import { headsFor } from '../inference/worker/model/heads/heads-of-base.ts';
import { createHeadsJudge, nothingJudged } from '../inference/worker/model/heads/judge.ts';
import { openWithHeads } from '../inference/worker/model/heads/open-heads.ts';
import { headsLayout, surpriseReader } from '../inference/worker/model/heads/reading.ts';
import { nextTokenReader } from '../inference/worker/model/next-token.ts';
import { writes } from '../inference/worker/model/open-foreign.ts';
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

		// What the heads add to a decode step of four candidates: step by step in turn with the model alone.
		const { config, weights, text } = model;
		const request = { config, precision: 'int8', maxTokens: 512 } as const;
		const alone = await openDecoder(rung.place, { ...request, heads: [writes] }, weights);
		const [joint] = rung.opened as Decoder[];
		if (joint === undefined) throw new Error('nothing was opened');
		const judge = createHeadsJudge(found);
		const reader = nextTokenReader(writes, config.vocab);
		const surpriseAfter = surpriseReader(text.vocabulary, reader);
		const ids = cases[0]?.prompt_ids ?? [];
		const batches = await Promise.all(
			[alone, joint].map(async (decoder) => {
				const question = decoder.begin();
				await question.read(ids);
				return question.fanOut(rows);
			}),
		);
		const spent: [number[], number[]] = [[], []];
		const judged = nothingJudged();
		for (let step = 0; step < steps; step++) {
			for (const which of [0, 1] as const) {
				const began = performance.now();
				const tokens = new Array<number>(rows).fill(ids[step] ?? 0);
				const output = (await batches[which]?.read(tokens)) ?? new Float32Array(0);
				const width = output.length / rows;
				for (let row = 0; which === 1 && row < rows; row++) {
					const own = output.subarray(row * width, (row + 1) * width);
					judge.add(judged, own.subarray(reader.width), surpriseAfter(own, tokens[row] ?? 0));
				}
				spent[which].push(performance.now() - began);
			}
		}
		const [without, withHeads] = spent.map(median) as [number, number];
		const added = (100 * (withHeads / without - 1)).toFixed(1);
		console.log(
			`decode step of ${rows}: ${without.toFixed(0)} ms, heads ${withHeads.toFixed(0)} ms (${added} % more)`,
		);
		expect(withHeads / without).toBeLessThan(1.1);
	},
	mostMs,
);

const rows = 4;
const steps = 40;

function median(values: readonly number[]): number {
	return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
