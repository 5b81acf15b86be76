import type { Bytes } from '../files/bytes.ts';
import type { ModelConfig } from '../model/config.ts';
import type { RuntimeBackend } from '../runtime/ort.ts';
import { addBlock, addNorm, type Stream } from './block.ts';
import { GraphBuilder } from './builder.ts';
import {
	addLayers,
	addLogits,
	addPair,
	addTop,
	type Head,
	type HeadParts,
	widthOf,
} from './heads.ts';
import { addLookUp, type Precision } from './linear.ts';
import { encodeModel, type Graph, type ValueInfo } from './onnx.ts';
import { addRopeTables } from './rope-tables.ts';
import { addStatesHead } from './states-head.ts';
import { addLevel, addSurprise, addSurpriseHead } from './surprise.ts';
import type { WeightPlan } from './weights.ts';

export type GraphRequest = {
	readonly config: ModelConfig;
	readonly heads: readonly Head[];
	readonly precision: Precision;
	/** Longest context in tokens; no more than the model was made for. */
	readonly maxTokens: number;
	/**
	 * On WebGPU a cache's `present` is its `past`, the same buffer. On WebAssembly only the new keys and
	 * values come back, as `added_key_0` and so on, and the past may be longer than what is valid of it.
	 */
	readonly backend: RuntimeBackend;
};

/** The graph's numbers a position on WebGPU: all logits, and those of the heads after them. */
export type TopSizes = {
	readonly vocab: number;
	readonly count: number;
	/** Numbers of the other heads. */
	readonly beside: number;
};

/** A decoder as onnxruntime reads it; weights are external data (weights.ts). */
export type DecoderGraph = {
	/** A serialised ModelProto. */
	readonly proto: Bytes;
	readonly weights: readonly WeightPlan[];
	/** Caches: blocks of the model and of its heads. */
	readonly layers: number;
	/** Width of the state that goes from run to run beside the caches; 0 for none. */
	readonly carried: number;
	/** Numbers a position that is read: those of each head in turn. */
	readonly outputWidth: number;
	/** On WebGPU, whose `output` is all logits then: what is to be found in them (gpu-top.ts). */
	readonly top: TopSizes | null;
};

/**
 * A Llama, Mistral, Qwen2 or Qwen3 decoder with its heads, in operators that WebAssembly and WebGPU both have.
 *
 * Inputs: int32 `input_ids` [B,S], `seqlens_k` [B] (valid tokens − 1, new ones included),
 * `total_sequence_length` [1], `read_at` [R] (positions among the S new ones that are told);
 * `past_key_0` [B,kvHeads,T,headDim] and so on. Outputs: float32 `output` [B,R,outputWidth] and the caches.
 */
export function buildDecoder(request: GraphRequest): DecoderGraph {
	const { graph, ...described } = describeDecoder(request);
	return { proto: encodeModel(graph), ...described };
}

/** The same before it is serialised, for those who wrap it in other names. */
export function describeDecoder(
	request: GraphRequest,
): Omit<DecoderGraph, 'proto'> & { readonly graph: Graph } {
	const { config, heads, precision, maxTokens } = request;
	const graph = new GraphBuilder(request.backend);
	addRopeTables(graph, config, maxTokens);
	const parts: HeadParts = {
		...{ shape: config, vocab: config.vocab, precision, readAt: 'read_at' },
		outputMatrix: config.tied ? embedding : 'lm_head.weight',
	};
	const top = request.backend === 'webgpu' ? topOf(heads, config.vocab) : null;
	const judges = heads.filter(({ kind }) => kind === 'surprise');
	const isOutput =
		config.tied && heads.some(({ kind }) => ['logits', 'top', 'surprise'].includes(kind));
	const table = { source: embedding, vocab: config.vocab, width: config.hidden, isOutput };
	const embedded = addLookUp(graph, precision, 'input_ids', 'embedded', table);
	const { stream: whole, states } = addTrunk(
		...([graph, embedded, request, judges.length > 0 ? null : parts.readAt] as const),
	);

	let layers = config.layers;
	let surprise = '';
	let level = '';
	if (judges.length > 0) {
		surprise = addSurprise(graph, { ...whole, embedded }, parts);
		level = addLevel(graph, whole.residual, parts);
	}
	// Where every position was needed so far, the rest is for those that are told.
	const read =
		judges.length > 0 && judges.length < heads.length
			? graph.node('Gather', [whole.normed, parts.readAt], 'read', { axis: 1 })
			: whole.normed;
	const outputOf = (head: Head): string => {
		switch (head.kind) {
			case 'logits':
				return addLogits(graph, read, 'logits', parts);
			case 'top':
				if (top !== null) return addLogits(graph, read, 'logits', parts);
				return addTop(graph, addLogits(graph, read, 'logits', parts), head.count, parts);
			case 'pair':
				return addPair(graph, read, head, parts);
			case 'layers':
				return addLayers(graph, read, head, parts);
			case 'surprise': {
				layers += head.layers;
				return addSurpriseHead(graph, { level, surprise }, head, layers - head.layers, parts);
			}
			case 'states': {
				const seen = head.layers.map((layer) => states[layer - 1] ?? '');
				return addStatesHead(graph, seen, head, config);
			}
		}
	};
	const outputs = heads.map(outputOf);
	if (outputs.length === 1) graph.node('Identity', outputs, 'output');
	else graph.node('Concat', outputs, 'output', { axis: -1 });

	const carried = judges.length > 0 ? config.hidden : 0;
	const outputWidth = heads.reduce((sum, head) => sum + widthOf(head, config.vocab), 0);
	return {
		graph: finish(graph, request, {
			...{ layers, carried },
			outputWidth: top === null ? outputWidth : top.vocab + top.beside,
		}),
		...{ weights: graph.weights, layers, carried, outputWidth, top },
	};
}

const embedding = 'model.embed_tokens.weight';

/** @throws RangeError where the likeliest tokens are not asked for first. */
function topOf(heads: readonly Head[], vocab: number): TopSizes | null {
	if (!heads.some(({ kind }) => kind === 'top')) return null;
	const [head, ...others] = heads;
	if (head?.kind !== 'top') throw new RangeError('the likeliest tokens are told first');
	const beside = others.reduce((sum, other) => sum + widthOf(other, vocab), 0);
	return { vocab, count: Math.min(head.count, vocab), beside };
}

type Trunk = {
	/** [B,S,hidden], or [B,R,hidden] where only `readAt` is needed. */
	readonly stream: Stream;
	/** What each block hands on, [B,R,hidden]; only of blocks that a head reads. */
	readonly states: readonly (string | undefined)[];
};

function addTrunk(
	graph: GraphBuilder,
	embedded: string,
	{ config, precision, heads }: GraphRequest,
	readAt: string | null,
): Trunk {
	const seen = new Set(heads.flatMap((head) => (head.kind === 'states' ? head.layers : [])));
	const states: (string | undefined)[] = [];
	const block = (layer: number): string => `model.layers.${layer}`;
	const first = `${block(0)}.input_layernorm`;
	let stream: Stream = { residual: embedded, normed: addNorm(graph, embedded, first, config) };
	for (let layer = 0; layer < config.layers; layer++) {
		const isLast = layer === config.layers - 1;
		stream = addBlock(graph, stream, {
			...{ shape: config, precision, prefix: block(layer), cache: layer },
			nextNorm: isLast ? 'model.norm' : `${block(layer + 1)}.input_layernorm`,
			readAt: isLast ? readAt : null,
		});
		const { residual } = stream;
		if (seen.has(layer + 1)) {
			states[layer] =
				isLast && readAt !== null
					? residual
					: graph.node('Gather', [residual, 'read_at'], `${residual}.read`, { axis: 1 });
		}
	}
	return { stream, states };
}

type Sizes = Pick<DecoderGraph, 'layers' | 'carried' | 'outputWidth'>;

function finish(
	graph: GraphBuilder,
	{ config, backend }: GraphRequest,
	{ layers, carried, outputWidth }: Sizes,
): Graph {
	const { kvHeads, headDim } = config;
	const names = Array.from({ length: layers }, (_, layer) => [
		`key_${layer}`,
		`value_${layer}`,
	]).flat();
	const float = (name: string, ...dims: readonly (number | string)[]): ValueInfo => ({
		...{ name, type: 'float32', dims },
	});
	const int = (name: string, ...dims: readonly (number | string)[]): ValueInfo => ({
		...{ name, type: 'int32', dims },
	});
	if (backend === 'wasm') {
		for (const name of names) {
			graph.node('Gather', [`present_${name}`, 'added_at'], `added_${name}`, { axis: 2 });
		}
	}
	const told = backend === 'wasm' ? 'added' : 'present';
	return {
		name: config.architecture,
		nodes: graph.nodes,
		initializers: graph.initializers,
		inputs: [
			int('input_ids', 'B', 'S'),
			int('seqlens_k', 'B'),
			int('total_sequence_length', 1),
			int('read_at', 'R'),
			...(backend === 'wasm' ? [int('added_at', 'S')] : []),
			...names.map((name) => float(`past_${name}`, 'B', kvHeads, 'T', headDim)),
			...(carried > 0
				? [float('past_hidden', 'B', 1, carried), int('counted_at', 'C'), int('counted_from', 'S')]
				: []),
		],
		outputs: [
			float('output', 'B', 'R', outputWidth),
			...names.map((name) => float(`${told}_${name}`, 'B', kvHeads, 'P', headDim)),
			...(carried > 0 ? [float('present_hidden', 'B', 1, carried)] : []),
		],
	};
}
