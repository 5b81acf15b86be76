/** A real model's GGUF file against what `transformers` computes from it (training/scripts/real_vectors.py). */
import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { createCacheMeter } from '../../inference/worker/decoder/decoder.ts';
import { openDecoder } from '../../inference/worker/decoder/open-decoder.ts';
import { diskFolder } from '../../inference/worker/files/model-folder.ts';
import { openModel } from '../../inference/worker/model/open-model.ts';
import { openRuntime } from '../../inference/worker/runtime/ort.ts';
import { createQueue } from '../../inference/worker/runtime/queue.ts';
import { modelPlace } from '../model-place.ts';

type Case = {
	readonly text: string;
	readonly ids: number[];
	/** The likeliest token after the text, after that one, and so on. */
	readonly written: number[];
	readonly logits: number[];
	readonly logSums: number[];
};

/**
 * From ids to logits, in float32: ten prompts, and the 32 likeliest tokens after each.
 *
 * @param vectors name of a file of `vectors/`.
 */
export async function expectAsTransformers(path: string, vectors: string): Promise<void> {
	const file = new URL(`../../inference/testing/vectors/${vectors}`, import.meta.url);
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
}
