import type { ModelConfig } from '../model/config.ts';
import type { GraphBuilder } from './builder.ts';
import { addLinear, addVector, type Precision } from './linear.ts';

/** What a decoder block depends on; blocks of a reward head take their model's. */
export type BlockShape = Pick<
	ModelConfig,
	'hidden' | 'heads' | 'kvHeads' | 'headDim' | 'ffn' | 'rmsEps' | 'biases' | 'qkNorm'
>;

/** [B,S,hidden] each: the residual stream, and the same after the norm of what comes next. */
export type Stream = { readonly residual: string; readonly normed: string };

export type BlockParts = {
	readonly shape: BlockShape;
	readonly precision: Precision;
	/** Of the weights: `<prefix>.self_attn.q_proj.weight`. */
	readonly prefix: string;
	/** Of the norm that comes next: the next block's, or the last. */
	readonly nextNorm: string;
	/** Which of the graph's caches is this block's. */
	readonly cache: number;
	/** Positions that anything after the attention is for, or null for all: an int32 input [R]. */
	readonly readAt: string | null;
};

/** Llama's block: grouped-query attention with rotate-half RoPE, and a gated MLP. Reads `cos` and `sin`. */
export function addBlock(graph: GraphBuilder, stream: Stream, parts: BlockParts): Stream {
	const { shape, precision, prefix, readAt } = parts;
	const { hidden, heads, headDim, ffn } = shape;
	let { residual } = stream;
	let mixed = addAttention(graph, stream.normed, parts);
	if (readAt !== null) {
		mixed = graph.node('Gather', [mixed, readAt], `${prefix}.mixed_read`, { axis: 1 });
		residual = graph.node('Gather', [residual, readAt], `${prefix}.residual_read`, { axis: 1 });
	}
	const linear = (x: string, name: string, inputs: number, outputs: number): string => {
		const sources = [`${prefix}.${name}.weight`];
		return addLinear(graph, precision, x, `${prefix}.${name}`, { sources, inputs, outputs });
	};
	const attended = linear(mixed, 'self_attn.o_proj', heads * headDim, hidden);
	const middle = addAndNorm(
		...([graph, residual, attended, `${prefix}.post_attention_layernorm`, shape] as const),
	);
	const gate = linear(middle.normed, 'mlp.gate_proj', hidden, ffn);
	const up = linear(middle.normed, 'mlp.up_proj', hidden, ffn);
	const sigmoid = graph.node('Sigmoid', [gate], `${prefix}.sigmoid`);
	const silu = graph.node('Mul', [gate, sigmoid], `${prefix}.silu`);
	const inner = graph.node('Mul', [silu, up], `${prefix}.inner`);
	const down = linear(inner, 'mlp.down_proj', ffn, hidden);
	return addAndNorm(graph, middle.residual, down, parts.nextNorm, shape);
}

export function addNorm(
	graph: GraphBuilder,
	x: string,
	norm: string,
	{ hidden, rmsEps }: Pick<BlockShape, 'hidden' | 'rmsEps'>,
): string {
	const weight = addVector(graph, [`${norm}.weight`], hidden);
	const attributes = { axis: -1, epsilon: { float: rmsEps } };
	return graph.node('SimplifiedLayerNormalization', [x, weight], norm, attributes);
}

function addAndNorm(
	graph: GraphBuilder,
	x: string,
	delta: string,
	norm: string,
	{ hidden, rmsEps }: BlockShape,
): Stream {
	const weight = addVector(graph, [`${norm}.weight`], hidden);
	const residual = `${norm}.sum`;
	const normed = graph.contrib(
		'SkipSimplifiedLayerNormalization',
		[x, delta, weight],
		[norm, '', '', residual],
		{ epsilon: { float: rmsEps } },
	);
	return { residual, normed };
}

function addAttention(
	graph: GraphBuilder,
	normed: string,
	{ shape, precision, prefix, cache }: BlockParts,
): string {
	const { hidden, heads, kvHeads, headDim } = shape;
	const name = `${prefix}.self_attn`;
	const outputs = (heads + 2 * kvHeads) * headDim;
	const projections = ['q_proj', 'k_proj', 'v_proj'].map((part) => `${name}.${part}`);
	const sources = projections.map((part) => `${part}.weight`);
	let qkv = addLinear(graph, precision, normed, `${name}.qkv`, {
		...{ sources, inputs: hidden },
		outputs,
	});
	if (shape.biases) {
		const bias = addVector(
			graph,
			projections.map((part) => `${part}.bias`),
			outputs,
		);
		qkv = graph.node('Add', [qkv, bias], `${name}.biased`);
	}
	const [q, k, v] = shape.qkNorm ? splitAndNorm(graph, qkv, name, shape) : [qkv, '', ''];
	// Of 1.30's two kernels for WebAssembly, the one that knows sinks is up to ten times as fast where several
	// tokens are read. A sink of next to −∞ takes no share.
	const sinks = new Float32Array(heads).fill(-1e30);
	const sink = graph.backend === 'wasm' ? graph.floats(`sinks.${heads}`, sinks, [heads]) : '';
	return graph.contrib(
		'GroupQueryAttention',
		[
			q,
			k,
			v,
			`past_key_${cache}`,
			`past_value_${cache}`,
			'seqlens_k',
			'total_sequence_length',
			'cos',
			'sin',
			...(sink === '' ? [] : ['', '', sink]),
		],
		[name, `present_key_${cache}`, `present_value_${cache}`],
		{ num_heads: heads, kv_num_heads: kvHeads, do_rotary: 1, rotary_interleaved: 0 },
	);
}

/** Qwen3: each head of q and k has unit size, times one vector for all heads, before RoPE. */
function splitAndNorm(
	graph: GraphBuilder,
	qkv: string,
	name: string,
	{ heads, kvHeads, headDim, rmsEps }: BlockShape,
): [string, string, string] {
	const split = ['q', 'k', 'v'].map((part) => `${name}.${part}`);
	const widths = [heads, kvHeads, kvHeads].map((count) => count * headDim);
	graph.node('Split', [qkv, graph.ints(`${name}.widths`, widths)], split, { axis: -1 });
	const normed = ([part, norm, count]: readonly [string, string, number]): string => {
		const perHead = graph.ints(`shape.${count}x${headDim}`, [0, 0, count, headDim]);
		const flat = graph.ints(`shape.${count * headDim}`, [0, 0, count * headDim]);
		const cut = graph.node('Reshape', [`${name}.${part}`, perHead], `${name}.${part}.heads`);
		const sized = { hidden: headDim, rmsEps };
		const whole = addNorm(graph, cut, `${name}.${norm}`, sized);
		return graph.node('Reshape', [whole, flat], `${name}.${part}.flat`);
	};
	return [normed(['q', 'q_norm', heads]), normed(['k', 'k_norm', kvHeads]), `${name}.v`];
}
