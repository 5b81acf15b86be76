/** A worker in which the page's own writer of models that others made writes solutions. */
import { expose } from 'comlink';
import type { Problem } from '../../../src/domain/problem.ts';
import { createCacheMeter } from '../../../src/inference/worker/decoder/decoder.ts';
import { diskFolder } from '../../../src/inference/worker/files/model-folder.ts';
import { openWriter } from '../../../src/inference/worker/model/open-foreign.ts';
import { openModel } from '../../../src/inference/worker/model/open-model.ts';
import { solveMessages } from '../../../src/inference/worker/model/solve-prompt.ts';
import { openRuntime } from '../../../src/inference/worker/runtime/ort.ts';
import { createQueue } from '../../../src/inference/worker/runtime/queue.ts';

async function open(file: File, threads: number) {
	const model = await openModel(diskFolder(file.name, new Map([[file.name, file]])));
	const runtime = await openRuntime('wasm', { threads });
	const place = { runtime, queue: createQueue(), meter: createCacheMeter() };
	const rung = {
		place,
		opened: [],
		openReference: null,
		notes: [],
		release: async () => undefined,
	};
	return { model, writer: (await openWriter(rung, model, null)).port };
}

let opened: ReturnType<typeof open> | null = null;

const service = {
	async load(file: File, threads: number): Promise<void> {
		opened ??= open(file, threads);
		await opened;
	},
	/** What the model reads of a problem, and how many tokens that is. */
	async prompt({ question }: Problem): Promise<{ text: string; tokens: number }> {
		if (opened === null) throw new Error('load comes first');
		const { text } = (await opened).model;
		const prompt = text.chat?.render(solveMessages(question, []), true) ?? '';
		return { text: prompt, tokens: text.vocabulary.encode(prompt).length };
	},
	/** @returns how many tokens all rows wrote. @param maxTokens of a row, its prompt included. */
	async write(
		problem: Problem,
		rows: number,
		maxTokens: number,
		temperature: number,
	): Promise<number> {
		if (opened === null) throw new Error('load comes first');
		const { writer } = await opened;
		const settings = { candidates: rows, temperature, topP: 1, seed: 1, maxTokens };
		let tokens = 0;
		for await (const additions of writer.generate(problem, settings)) {
			for (const added of additions) tokens += added.tokens;
		}
		return tokens;
	},
};

export type OursService = typeof service;

expose(service);
