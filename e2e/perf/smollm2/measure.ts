/**
 * Solutions of SmolLM2-135M-Instruct by the page's writer, by wllama and by transformers.js, by turns, in one browser
 * on WebAssembly with the same threads; puts the measurements, or what went wrong, into the page as text.
 */

import { Wllama } from '@wllama/wllama';
import wllamaWasm from '@wllama/wllama/esm/wasm/wllama.wasm?url';
import { type Remote, wrap } from 'comlink';
import type { Problem } from '../../../src/domain/problem.ts';
import { anyProblem, freshProblem } from '../../../src/world/fresh-problem.ts';
import type { Model, TransformersService } from '../yardstick/transformers.ts';
import type { OursService } from './ours.ts';

declare global {
	/** Processor time of the browser's processes in milliseconds, told by the test. */
	function processorMs(): Promise<number>;
}

/** Each row writes so many tokens after its prompt, or fewer where ours has answered. */
const newTokens = 48;
const temperature = 0.8;
const warmUp = freshProblem(1, anyProblem);
const problems = [12, 41, 77].map((seed) => freshProblem(seed, anyProblem));

export type Effort = { readonly tokens: number; readonly ms: number; readonly processorMs: number };

export type Beside = readonly {
	readonly candidates: number;
	/** By engine; one entry a problem. */
	readonly engines: Readonly<Record<string, readonly Effort[]>>;
}[];

/** Writes `tokens` tokens in each row, and says how many it wrote in all. */
type Writer = (prompt: string, rows: number, tokens: number) => Promise<number>;

async function openTransformers(threads: number, model: Model): Promise<Writer> {
	const worker = new Worker(new URL('../yardstick/transformers.ts', import.meta.url), {
		type: 'module',
	});
	const theirs: Remote<TransformersService> = wrap(worker);
	await theirs.load(threads, model);
	return async (prompt, rows, tokens) => {
		await theirs.write({ prompt, rows, tokens, temperature });
		return tokens * rows;
	};
}

async function openWllama(file: File, threads: number, slots: number): Promise<Writer> {
	const wllama = new Wllama({ default: wllamaWasm }, { suppressNativeLog: true });
	const size = { n_ctx: 512 * slots, n_parallel: slots, n_gpu_layers: 0 };
	await wllama.loadModel([file], { ...size, n_threads: threads });
	return async (prompt, rows, tokens) => {
		// A slot a row: `n` gives one completion.
		const asked = { prompt, max_tokens: tokens, temperature, ignore_eos: true };
		const write = () => wllama.createCompletion({ ...asked, stream: false });
		const written = await Promise.all(Array.from({ length: rows }, write));
		return written.reduce((sum, { usage }) => sum + usage.completion_tokens, 0);
	};
}

async function timed(write: () => Promise<number>): Promise<Effort> {
	const [startedAt, before] = [performance.now(), await processorMs()];
	const tokens = await write();
	const after = await processorMs();
	return { tokens, ms: performance.now() - startedAt, processorMs: after - before };
}

async function measure(file: File, sizes: readonly number[], threads: number): Promise<Beside> {
	const ours: Remote<OursService> = wrap(
		new Worker(new URL('./ours.ts', import.meta.url), { type: 'module' }),
	);
	await ours.load(file, threads);
	const folder = 'test-results/smollm2';
	const others: Readonly<Record<string, Writer>> = {
		wllama: await openWllama(file, threads, Math.max(...sizes)),
		'transformers.js fp32': await openTransformers(threads, { folder, dtype: 'fp32' }),
		'transformers.js q8': await openTransformers(threads, { folder, dtype: 'q8' }),
	};
	const found = [];
	for (const candidates of sizes) {
		const engines: Record<string, Effort[]> = {};
		for (const problem of [warmUp, ...problems]) {
			const measured = await measureAll(problem, candidates, ours, others);
			console.log(candidates, JSON.stringify(measured));
			if (problem === warmUp) continue;
			for (const [name, effort] of Object.entries(measured)) {
				engines[name] = [...(engines[name] ?? []), effort];
			}
		}
		found.push({ candidates, engines });
	}
	return found;
}

async function measureAll(
	problem: Problem,
	rows: number,
	ours: Remote<OursService>,
	others: Readonly<Record<string, Writer>>,
): Promise<Record<string, Effort>> {
	const prompt = await ours.prompt(problem);
	const longest = prompt.tokens + newTokens;
	const steplight = await timed(() => ours.write(problem, rows, longest, temperature));
	const measured: Record<string, Effort> = { steplight };
	const tokens = Math.round(steplight.tokens / rows);
	for (const [name, write] of Object.entries(others)) {
		measured[name] = await timed(() => write(prompt.text, rows, tokens));
	}
	return measured;
}

const [output, input] = [document.querySelector('output'), document.querySelector('input')];
if (output === null || input === null) throw new Error('the page has no output');
const asked = new URL(location.href).searchParams;
const sizes = (asked.get('sizes') ?? '1,8,16').split(',').map(Number);
const threads = Number(asked.get('threads') ?? 1);
input.addEventListener('change', async () => {
	const [file] = input.files ?? [];
	if (file === undefined) return;
	output.textContent = await measure(file, sizes, threads).then(
		(measured) => JSON.stringify(measured),
		(cause) => `failed: ${cause instanceof Error ? cause.stack : cause}`,
	);
});
