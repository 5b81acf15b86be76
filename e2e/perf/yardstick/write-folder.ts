/**
 * The shipped generator as a folder that transformers.js loads: the yardstick of `npm run perf`. Same nodes, same
 * numbers; around them stand only the names and kinds that transformers.js feeds: int64 `input_ids` and
 * `attention_mask`, `past_key_values.<layer>.key`.
 */
import { openAsBlob } from 'node:fs';
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { blobSource } from '../../../src/inference/worker/files/byte-source.ts';
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
import { configFromJson } from '../../../src/inference/worker/model/config-json.ts';

const maxTokens = 256;

/** Dimensions by transformers.js's names. */
const dimNames: Readonly<Record<string, string>> = {
	B: 'batch_size',
	S: 'sequence_length',
	T: 'past_sequence_length',
	P: 'total_sequence_length',
};

export async function writeFolder(from: string, to: string): Promise<void> {
	const json: Record<string, unknown> = JSON.parse(await readFile(`${from}/config.json`, 'utf8'));
	const config = configFromJson(json, 'config.json');
	const blob = await openAsBlob(`${from}/model.safetensors`);
	const source = await openSafetensors([blobSource(blob, 'model.safetensors')]);
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
	await writeFile(`${to}/onnx/model.onnx`, encodeModel(wrapped(graph, data)));
	await cp(`${from}/tokenizer.json`, `${to}/tokenizer.json`);
	const write = (name: string, value: object) => writeFile(`${to}/${name}`, JSON.stringify(value));
	await write('config.json', json);
	await write('generation_config.json', { max_length: maxTokens });
	await write('tokenizer_config.json', {
		...{ tokenizer_class: 'PreTrainedTokenizerFast', clean_up_tokenization_spaces: false },
	});
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
