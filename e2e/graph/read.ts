/**
 * Reads the tiny models of src/inference/testing/vectors with the worker's own code on WebGPU, and puts the
 * largest differences from what `transformers` computes, or what went wrong, into the page as text.
 */
import { typedProblem } from '../../src/domain/problem.ts';
import { type RewardVectors, rewardFolder } from '../../src/inference/testing/reward-folders.ts';
import {
	type Batch,
	createCacheMeter,
	type Decoder,
} from '../../src/inference/worker/decoder/decoder.ts';
import { openDecoder } from '../../src/inference/worker/decoder/open-decoder.ts';
import { blobSource } from '../../src/inference/worker/files/byte-source.ts';
import { openGguf } from '../../src/inference/worker/files/gguf-weights.ts';
import { diskFolder } from '../../src/inference/worker/files/model-folder.ts';
import type { Head } from '../../src/inference/worker/graph/heads.ts';
import type { Precision } from '../../src/inference/worker/graph/linear.ts';
import { headsFor } from '../../src/inference/worker/model/heads/heads-of-base.ts';
import { openWithHeads } from '../../src/inference/worker/model/heads/open-heads.ts';
import { nextTokenReader } from '../../src/inference/worker/model/next-token.ts';
import { openJudge } from '../../src/inference/worker/model/open-foreign.ts';
import { openModel } from '../../src/inference/worker/model/open-model.ts';
import { openRuntime } from '../../src/inference/worker/runtime/ort.ts';
import { createQueue } from '../../src/inference/worker/runtime/queue.ts';

type Vectors = {
	readonly ids: readonly number[];
	readonly logits: readonly (readonly number[])[];
};

export type Read = {
	readonly model: string;
	readonly precision: Precision;
	readonly head: Head['kind'];
	/** Of logits, over all positions that were read. */
	readonly difference: number;
};

const cases: readonly (readonly [string, Precision, Head])[] = [
	['llama', 'float32', { kind: 'logits' }],
	['qwen3', 'float32', { kind: 'logits' }],
	['qwen2', 'float32', { kind: 'top', count: 5 }],
	['qwen2', 'blocks-8', { kind: 'top', count: 5 }],
	['qwen2', 'blocks-4', { kind: 'logits' }],
	['qwen2', 'float32', { kind: 'pair', good: 3, bad: 8 }],
];

async function file(name: string): Promise<Blob> {
	return (await fetch(`/src/inference/testing/vectors/${name}`)).blob();
}

const place = {
	runtime: await openRuntime('webgpu'),
	queue: createQueue(),
	meter: createCacheMeter(),
};

async function read(model: string, precision: Precision, head: Head): Promise<Read> {
	const { config, weights } = await openGguf(blobSource(await file(`${model}.gguf`), model));
	const { ids, logits }: Vectors = JSON.parse(await (await file(`${model}/logits.json`)).text());
	const request = { config, heads: [head], precision, maxTokens: 64 };
	const decoder = await openDecoder(place, request, weights);
	let difference = 0;
	const compare = (output: Float32Array, positions: readonly number[]): void => {
		const width = output.length / positions.length;
		for (const [at, position] of positions.entries()) {
			const row = logits[position] ?? [];
			const said = output.subarray(at * width, (at + 1) * width);
			difference = Math.max(difference, differenceOf(said, row, head, config.vocab));
		}
	};
	const whole = decoder.begin();
	compare(await whole.read(ids, [...ids.keys()]), [...ids.keys()]);
	const question = decoder.begin();
	await question.read(ids.slice(0, 9));
	compare(await question.read(ids.slice(9, 14), [0, 4]), [9, 13]);
	// Three steps: the first is recorded, the others repeat it.
	const batch: Batch = question.fanOut(2);
	for (const at of [14, 15, 16]) {
		const id = ids[at] ?? 0;
		compare(await batch.read([id, id]), [at, at]);
	}
	await decoder.release();
	return { model, precision, head: head.kind, difference };
}

function differenceOf(
	said: Float32Array,
	row: readonly number[],
	head: Head,
	vocab: number,
): number {
	const logit = (id: number): number => row[id] ?? Number.NaN;
	switch (head.kind) {
		case 'pair':
			return Math.abs((said[0] ?? 0) - 1 / (1 + Math.exp(logit(head.bad) - logit(head.good))));
		case 'logits':
		case 'top': {
			const { logits, ids, logSum } = nextTokenReader(head, vocab).next(said);
			const mass = Math.log(row.reduce((sum, value) => sum + Math.exp(value), 0));
			if (logSum !== null && Math.abs(logSum - mass) > 0.01) return Number.POSITIVE_INFINITY;
			const differences = Array.from(logits, (value, at) =>
				Math.abs(value - logit(ids?.[at] ?? at)),
			);
			return Math.max(...differences);
		}
		default:
			throw new TypeError(`${head.kind} is not compared`);
	}
}

/** Where nothing else is open. */
function newRung() {
	const opened: Decoder[] = [];
	return { place, opened, openReference: null, notes: [], release: async () => undefined };
}

/** Reward heads beside the likeliest tokens, against PyTorch (training/scripts/head_vectors.py). */
async function readHeads(): Promise<Read> {
	const names = ['config.json', 'tokenizer.json', 'tokenizer_config.json', 'model.safetensors'];
	const files = new Map<string, File>();
	for (const name of names) {
		files.set(name, new File([await file(`heads/base/${name}`)], name));
	}
	const model = await openModel(diskFolder('base', files));
	const heads = await headsFor(model, null, async (path) => {
		const own = await file(`heads/${path.split('/').at(-1)}`);
		return { from: 0, chunks: [new Uint8Array(await own.arrayBuffer())] };
	});
	if (heads === null) throw new Error('the heads do not know their base');
	const rung = newRung();
	const { port } = await openWithHeads(rung, model, heads, null);
	const golden = JSON.parse(await (await file('heads/golden.json')).text());
	let difference = 0;
	for (const { question, steps, prm, orm } of golden.cases) {
		const problem = typedProblem(question);
		for (const at of steps.keys()) {
			const { process, outcome } = await port.rewarder.reward(problem, steps.slice(0, at + 1));
			const isLast = at === steps.length - 1;
			difference = Math.max(
				...[difference, Math.abs((process ?? 2) - prm[at])],
				isLast ? Math.abs((outcome ?? 2) - orm) : 0,
			);
		}
	}
	for (const decoder of rung.opened) await decoder.release();
	return { model: 'heads', precision: 'float32', head: 'states', difference };
}

/** What a family of reward models says of the steps of a solution. */
export type Judged = {
	readonly family: string;
	/** Of rewards. */
	readonly difference: number;
};

const text = async (path: string): Promise<string> => (await file(path)).text();

async function judge(family: string, { question, steps, cases }: RewardVectors): Promise<Judged> {
	const known = cases[family];
	if (known === undefined) throw new Error(`there are no vectors of ${family}`);
	const model = await openModel(await rewardFolder(family, known, text));
	const rung = newRung();
	const { port } = await openJudge(rung, model, null, null);
	const problem = typedProblem(question);
	let difference = 0;
	for (const [at, expected] of known.rewards.entries()) {
		const { process } = await port.rewarder.reward(problem, steps.slice(0, at + 1));
		difference = Math.max(difference, Math.abs((process ?? Number.NaN) - expected));
	}
	for (const decoder of rung.opened) await decoder.release();
	return { family, difference };
}

async function readAll(): Promise<{ reads: Read[]; judged: Judged[] }> {
	const reads: Read[] = [await readHeads()];
	console.log(JSON.stringify(reads.at(-1)));
	for (const each of cases) {
		reads.push(await read(...each));
		console.log(JSON.stringify(reads.at(-1)));
	}
	const vectors: RewardVectors = JSON.parse(await text('layouts.json'));
	const judged: Judged[] = [];
	for (const family of Object.keys(vectors.cases)) {
		judged.push(await judge(family, vectors));
		console.log(JSON.stringify(judged.at(-1)));
	}
	return { reads, judged };
}

const output = document.querySelector('output');
if (output === null) throw new Error('the page has no output');
output.textContent = await readAll().then(
	(found) => JSON.stringify(found),
	(cause) => `failed: ${cause instanceof Error ? cause.stack : cause}`,
);
