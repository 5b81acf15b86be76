/**
 * A worker in which `@huggingface/transformers` writes solutions, from this server's files alone.
 * package.json overrides what it depends on: onnxruntime-web is the page's, so that both sides run on
 * one version, and the parts for Node, one of which downloads while it is installed, are left out.
 */
import { AutoModelForCausalLM, AutoTokenizer, env, Tensor } from '@huggingface/transformers';
import { expose } from 'comlink';
import wasmUrl from 'onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url';

/** A folder of this server and the kind of its weights. */
export type Model = { readonly folder: string; readonly dtype: 'fp32' | 'q8' };

type Task = {
	/** What the model reads first, its special tokens included. */
	readonly prompt: string;
	readonly rows: number;
	/** Tokens that each row gets: there is no end token. */
	readonly tokens: number;
	/** 0 takes the likeliest token. */
	readonly temperature: number;
};

env.allowLocalModels = true;
env.allowRemoteModels = false;
env.localModelPath = '/';
env.useBrowserCache = false;

async function open(threads: number, { folder, dtype }: Model) {
	const wasm = env.backends.onnx.wasm;
	if (wasm === undefined) throw new Error('transformers.js has no WebAssembly backend here');
	// Set by the library to an address of a CDN.
	wasm.wasmPaths = { wasm: wasmUrl };
	wasm.numThreads = threads;
	const tokenizer = await AutoTokenizer.from_pretrained(folder);
	const model = await AutoModelForCausalLM.from_pretrained(folder, { dtype, device: 'wasm' });
	return { tokenizer, model };
}

let opened: ReturnType<typeof open> | null = null;

const service = {
	async load(threads: number, model: Model): Promise<void> {
		opened ??= open(threads, model);
		await opened;
	},
	/** The text of every row, without the question. */
	async write({ prompt, rows, tokens, temperature }: Task): Promise<string[]> {
		if (opened === null) throw new Error('load comes first');
		const { tokenizer, model } = await opened;
		// Equal rows have no padding, which GroupQueryAttention would read as text.
		const prompts = new Array<string>(rows).fill(prompt);
		const inputs = tokenizer(prompts, { add_special_tokens: false });
		const output = await model.generate({
			...inputs,
			...{ max_new_tokens: tokens, do_sample: temperature > 0, temperature, top_k: 0 },
		});
		if (!(output instanceof Tensor)) throw new TypeError('generate gave no tensor');
		const [, read = 0] = inputs.input_ids.dims;
		const [, end = 0] = output.dims;
		const written = output.slice(null, [read, end]);
		return tokenizer.batch_decode(written, { skip_special_tokens: true });
	},
};

export type TransformersService = typeof service;

expose(service);
