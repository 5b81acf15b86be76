/**
 * Writes the same solutions with the page's engine and with transformers.js, by turns, in one
 * browser; puts the measurements, or what went wrong, into the page as text.
 */
import { wrap } from 'comlink';
import type { Problem } from '../../../src/domain/problem.ts';
import { shippedModels } from '../../../src/engine/choice.ts';
import { createEngineClient } from '../../../src/inference/client.ts';
import type { RunRequest, RunSettings } from '../../../src/run/ports.ts';
import { anyProblem, freshProblem } from '../../../src/world/fresh-problem.ts';
import type { TransformersService } from './transformers.ts';

export type Speed = { readonly tokens: number; readonly ms: number };

type Speeds = {
	readonly candidates: number;
	/** The page's generator alone; one entry a problem, as in the others. */
	readonly generator: readonly Speed[];
	readonly transformers: readonly Speed[];
	/** The page's whole run: both reward models read what the generator writes. */
	readonly verify: readonly Speed[];
};

export type Measured = {
	readonly threads: number;
	/** Greedy solutions, one pair a problem. */
	readonly greedy: readonly { readonly ours: string; readonly theirs: string }[];
	readonly speeds: readonly Speeds[];
};

const warmUp = freshProblem(1, anyProblem);
const problems = [12, 41, 77, 105, 230].map((seed) => freshProblem(seed, anyProblem));
const sizes = [1, 16];
const sampled = 0.8;

const engine = createEngineClient({
	modelsUrl: new URL('/models/', location.href).href,
	cacheName: 'steplight-yardstick',
});
const theirs = wrap<TransformersService>(
	new Worker(new URL('./transformers.ts', import.meta.url), { type: 'module' }),
);

async function measure(): Promise<Measured> {
	const loaded = await engine.load({ backend: 'wasm', choice: shippedModels }, () => undefined);
	if (!loaded.ok) throw new Error(loaded.error.message);
	const { threads } = loaded.value;
	await theirs.load(threads, { folder: 'test-results/yardstick', dtype: 'fp32' });
	const greedy = [];
	for (const problem of problems) greedy.push(await compareGreedy(problem));
	const speeds = [];
	for (const candidates of sizes) speeds.push(await compareSpeed(candidates));
	return { threads, greedy, speeds };
}

async function compareGreedy(problem: Problem): Promise<{ ours: string; theirs: string }> {
	const ours = await run('complete', problem, 1, 0);
	const [text = ''] = await theirs.write({
		prompt: promptOf(problem),
		rows: 1,
		tokens: ours.tokens,
		temperature: 0,
	});
	return { ours: ours.text, theirs: text };
}

async function compareSpeed(candidates: number): Promise<Speeds> {
	const generator: Speed[] = [];
	const transformers: Speed[] = [];
	const verify: Speed[] = [];
	await comparePair(warmUp, candidates);
	for (const problem of problems) {
		const pair = await comparePair(problem, candidates);
		generator.push(pair.ours);
		transformers.push(pair.theirs);
	}
	// In a round of its own: the engine still knows the question that it read last.
	await run('sample', warmUp, candidates, sampled);
	for (const problem of problems) verify.push(await run('sample', problem, candidates, sampled));
	return { candidates, generator, transformers, verify };
}

function promptOf({ question }: Problem): string {
	return `<|begin|>${question}\n`;
}

/** Transformers.js has no end by text: each row gets the mean length of ours. */
async function comparePair(
	problem: Problem,
	rows: number,
): Promise<{ ours: Speed; theirs: Speed }> {
	const ours = await run('complete', problem, rows, sampled);
	const tokens = Math.round(ours.tokens / rows);
	const prompt = promptOf(problem);
	const startedAt = performance.now();
	await theirs.write({ prompt, rows, tokens, temperature: sampled });
	return { ours, theirs: { tokens: tokens * rows, ms: performance.now() - startedAt } };
}

/** One run of the page's engine, timed on the page: `complete` writes, `verify` scores too. */
async function run(
	kind: 'complete' | 'sample',
	problem: Problem,
	candidates: number,
	temperature: number,
): Promise<Speed & { text: string }> {
	const settings: RunSettings = { candidates, temperature, topP: 1, seed: 1, maxTokens: 256 };
	const request: RunRequest =
		kind === 'sample' ? { kind, problem, settings } : { kind, problem, settings, prefix: [] };
	const startedAt = performance.now();
	let text = '';
	for await (const event of engine.run(request)) {
		if (event.kind === 'step') text += `${event.text}\n`;
		if (event.kind === 'failed') throw new Error(event.failure.message);
		if (event.kind === 'done') {
			return { tokens: event.stats.tokens, ms: performance.now() - startedAt, text };
		}
	}
	throw new Error('the run ended without a word');
}

const output = document.querySelector('output');
if (output === null) throw new Error('the page has no output');
output.textContent = await measure().then(
	(measured) => JSON.stringify(measured),
	(cause) => `failed: ${cause instanceof Error ? cause.stack : cause}`,
);
