/**
 * A model as a folder that transformers.js loads: the yardsticks of `npm run perf`. Same nodes, same numbers; around them stand only the names and kinds that transformers.js feeds: int64 `input_ids` and
 * `attention_mask`, `past_key_values.<layer>.key`.
 */
import { openAsBlob } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { blobSource } from '../../../src/inference/worker/files/byte-source.ts';
import { openGguf } from '../../../src/inference/worker/files/gguf-weights.ts';
import { openSafetensors } from '../../../src/inference/worker/files/safetensors.ts';
import { describeDecoder } from '../../../src/inference/worker/graph/decoder-graph.ts';
import {
	encodeModel,
	type Graph,
	type GraphNode,
	type Initializer,
	type ValueInfo,
} from '../../../src/inference/worker/graph/onnx.ts';
import { convertWeights, fileSizes } from '../../../src/inference/worker/graph/weights.ts';
import type { ModelConfig, WeightSource } from '../../../src/inference/worker/model/config.ts';
import { configFromJson } from '../../../src/inference/worker/model/config-json.ts';
import { tokenizerJsonFromGguf } from '../../../src/inference/worker/model/tokenizer-gguf.ts';

/** Dimensions by transformers.js's names. */
const dimNames: Readonly<Record<string, string>> = {
	B: 'batch_size',
	S: 'sequence_length',
	T: 'past_sequence_length',
	P: 'total_sequence_length',
};

/** What transformers.js needs to know of a model beside its weights: config.json and tokenizer.json. */
type FolderParts = {
	readonly config: ModelConfig;
	readonly source: WeightSource;
	readonly description: object;
	readonly tokenizer: object;
};

/** The shipped generator, from its Hugging Face folder. */
export async function writeShipped(from: string, to: string): Promise<void> {
	const json = async (name: string): Promise<Record<string, unknown>> =>
		JSON.parse(await readFile(`${from}/${name}`, 'utf8'));
	const description = await json('config.json');
	const blob = await openAsBlob(`${from}/model.safetensors`);
	const source = await openSafetensors([blobSource(blob, 'model.safetensors')]);
	const config = configFromJson(description, 'config.json');
	const tokenizer = await json('tokenizer.json');
	await writeFolder({ config, source, description, tokenizer }, 256, 'fp32', to);
}

/** A llama's GGUF file. */
export async function writeGguf(path: string, dtype: Dtype, to: string): Promise<void> {
	const gguf = await openGguf(blobSource(await openAsBlob(path), path));
	const { config, weights: source, metadata } = gguf;
	const description = {
		...{ model_type: 'llama', architectures: ['LlamaForCausalLM'], vocab_size: config.vocab },
		...{ hidden_size: config.hidden, num_hidden_layers: config.layers },
		...{ num_attention_heads: config.heads, num_key_value_heads: config.kvHeads },
	};
	const tokenizer = tokenizerJsonFromGguf(metadata, path);
	await writeFolder({ config, source, description, tokenizer }, 512, dtype, to);
}

/** `q8` is what ONNX Runtime's quantize_dynamic makes: 8 bits a column, activations of 8 bits with one scale. */
export type Dtype = 'fp32' | 'q8';

async function writeFolder(
	{ config, source, description, tokenizer }: FolderParts,
	maxTokens: number,
	dtype: Dtype,
	to: string,
): Promise<void> {
	const heads = [{ kind: 'logits' }] as const;
	// The graph with whole caches, as transformers.js keeps them.
	const request = { config, heads, precision: 'float32', maxTokens, backend: 'webgpu' } as const;
	const { graph, weights } = describeDecoder(request);
	const [size = 0] = fileSizes(weights);
	const data = new Uint8Array(size);
	let filled = 0;
	for await (const { bytes } of convertWeights(weights, source)) {
		data.set(bytes, filled);
		filled += bytes.byteLength;
	}
	await mkdir(`${to}/onnx`, { recursive: true });
	const inner = wrapped(graph, data);
	const name = dtype === 'q8' ? 'model_quantized' : 'model';
	await writeFile(
		`${to}/onnx/${name}.onnx`,
		encodeModel(dtype === 'q8' ? quantised(inner) : inner),
	);
	const write = (name: string, value: object) => writeFile(`${to}/${name}`, JSON.stringify(value));
	await write('tokenizer.json', tokenizer);
	await write('config.json', description);
	await write('generation_config.json', { max_length: maxTokens });
	await write('tokenizer_config.json', {
		...{ tokenizer_class: 'PreTrainedTokenizerFast', clean_up_tokenization_spaces: false },
	});
}

function quantised(graph: Graph): Graph {
	const eights = new Map<string, Initializer[]>();
	for (const initializer of graph.initializers) {
		const { name, dims, data } = initializer;
		if (!name.endsWith(' columns') || !(data instanceof Uint8Array)) continue;
		const [inputs = 0, outputs = 0] = dims;
		const floats = new Float32Array(data.buffer, data.byteOffset, inputs * outputs);
		const scales = new Float32Array(outputs);
		for (const [at, value] of floats.entries()) {
			const column = at % outputs;
			scales[column] = Math.max(scales[column] as number, Math.abs(value) / 127);
		}
		const whole = Int8Array.from(floats, (value, at) =>
			Math.round(value / ((scales[at % outputs] as number) || 1)),
		);
		eights.set(name, [
			{ name, type: 'int8', dims, data: new Uint8Array(whole.buffer) },
			...[{ name: `${name}.scales`, type: 'float32', dims: [outputs] } as const].map((head) => ({
				...head,
				data: new Uint8Array(scales.buffer),
			})),
		]);
	}
	return {
		...graph,
		initializers: graph.initializers.flatMap((each) => eights.get(each.name) ?? [each]),
		nodes: graph.nodes.map((node) => {
			const [x = '', matrix = ''] = node.inputs;
			if (node.kind !== 'MatMul' || !eights.has(matrix)) return node;
			const inputs = [x, matrix, `${matrix}.scales`];
			return { ...node, kind: 'DynamicQuantizeMatMul', domain: 'com.microsoft', inputs };
		}),
	};
}

function wrapped(graph: Graph, weights: Uint8Array<ArrayBuffer>): Graph {
	const renamed = (name: string): string => {
		if (name === 'input_ids') return 'ids';
		if (name === 'output') return 'logits';
		// What it is a copy of.
		if (name === 'logits') return 'own_logits';
		const [, kind, part, layer] = /^(past|present)_(key|value)_(\d+)$/u.exec(name) ?? [];
		if (kind === undefined) return name;
		return `${kind === 'past' ? 'past_key_values' : 'present'}.${layer}.${part}`;
	};
	const named = (value: ValueInfo): ValueInfo => ({
		...value,
		name: renamed(value.name),
		dims: value.dims.map((dim) => (typeof dim === 'string' ? (dimNames[dim] ?? dim) : dim)),
	});
	const int64 = (name: string, sequence: string): ValueInfo => ({
		...{ name, type: 'int64', dims: ['batch_size', sequence] },
	});
	return {
		name: graph.name,
		nodes: [
			...borderNodes,
			...graph.nodes.map((node) => ({
				...node,
				inputs: node.inputs.map(renamed),
				outputs: node.outputs.map(renamed),
			})),
		],
		initializers: [...constants, ...graph.initializers.map((each) => inside(each, weights))],
		inputs: [
			int64('input_ids', 'sequence_length'),
			int64('attention_mask', 'total_sequence_length'),
			...graph.inputs.filter(({ name }) => name.startsWith('past_')).map(named),
		],
		outputs: graph.outputs.map(named),
	};
}

/** transformers.js draws from the last position alone. */
const borderNodes: readonly GraphNode[] = [
	node('Cast', ['input_ids'], 'ids', { to: 6 }),
	node('Cast', ['attention_mask'], 'mask', { to: 6 }),
	node('ReduceSum', ['mask', 'yardstick.axis'], 'lengths', { keepdims: 0 }),
	node('Sub', ['lengths', 'yardstick.one'], 'seqlens_k'),
	node('Shape', ['attention_mask'], 'mask_width', { start: 1, end: 2 }),
	node('Cast', ['mask_width'], 'total_sequence_length', { to: 6 }),
	node('Shape', ['input_ids'], 'ids_width', { start: 1, end: 2 }),
	node('Cast', ['ids_width'], 'ids_count', { to: 6 }),
	node('Sub', ['ids_count', 'yardstick.one'], 'read_at'),
];

const constants: readonly Initializer[] = [
	{
		...{ name: 'yardstick.axis', type: 'int64', dims: [1] },
		data: new Uint8Array(BigInt64Array.of(1n).buffer),
	},
	{
		...{ name: 'yardstick.one', type: 'int32', dims: [] },
		data: new Uint8Array(Int32Array.of(1).buffer),
	},
];

function node(
	kind: string,
	inputs: readonly string[],
	output: string,
	attributes: GraphNode['attributes'] = {},
): GraphNode {
	return { kind, domain: '', inputs, outputs: [output], attributes };
}

/** The weights come inside the file: transformers.js asks for no other. */
function inside(initializer: Initializer, weights: Uint8Array<ArrayBuffer>): Initializer {
	const { data } = initializer;
	if (data instanceof Uint8Array) return initializer;
	return { ...initializer, data: weights.slice(data.offset, data.offset + data.length) };
}
