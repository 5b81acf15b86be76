import { addBlock, addNorm, type Stream } from './block.ts';
import type { GraphBuilder } from './builder.ts';
import { addLogits, addLogSumExp, type Head, type HeadParts } from './heads.ts';
import { addLinear, addVector } from './linear.ts';

/** training/shepherd/reward_model.py. */
const leastLogProbability = -12;
const surpriseScale = 3;

/** What the frozen model says of every token read: [B,S,hidden] each. */
export type Reading = Stream & { readonly embedded: string };

/**
 * [B,S,2]: the log-probability that the model gave to each token before it was written, scaled, and its
 * improbability; 0 for tokens that are no digits or signs. The state before the first token comes in
 * as `past_hidden` [B,1,hidden] and goes out as `present_hidden`. The output matrix is the embedding.
 *
 * A whole vocabulary's logits are a tenth of the model's work: they are computed at the positions
 * `counted_at` [P] alone, and `counted_from` [S] says which of these is each position's, from 1, or 0 for none.
 */
export function addSurprise(graph: GraphBuilder, reading: Reading, parts: HeadParts): string {
	const last = graph.ints('int.last', [-1]);
	const [first, one, end, axis] = [
		graph.ints('int.0', [0]),
		graph.ints('int.1', [1]),
		graph.ints('int.end', [2 ** 31 - 1]),
		graph.ints('int.axis1', [1]),
	];
	const counted = (x: string, name: string): string =>
		graph.node('Gather', [x, 'counted_at'], name, { axis: 1 });
	graph.node('Slice', [reading.normed, last, end, axis], 'present_hidden');
	const longer = graph.node('Concat', ['past_hidden', reading.normed], 'longer', { axis: 1 });
	const before = counted(graph.node('Slice', [longer, first, last, axis], 'all_before'), 'before');
	const product = graph.node('Mul', [before, counted(reading.embedded, 'written')], 'product');
	const chosen = graph.node('ReduceSum', [product, last], 'chosen', { keepdims: 1 });
	const logSum = addLogSumExp(graph, addLogits(graph, before, 'before.logits', parts), 'before');
	const share = graph.node('Sub', [chosen, logSum], 'log_probability');
	const clamped = graph.node('Max', [share, graph.floats('least', leastLogProbability)], 'clamped');
	const request = { sources: ['numeric'], rows: parts.vocab, columns: 1, form: 'rows' } as const;
	const [numeric = ''] = graph.weight(request);
	const isNumeric = graph.node('Gather', [numeric, counted('input_ids', 'ids')], 'is_numeric');
	const weighed = graph.node('Mul', [clamped, isNumeric], 'weighed');
	const scaled = graph.node('Mul', [weighed, graph.floats('scale', 1 / surpriseScale)], 'scaled');
	const probability = graph.node('Exp', [weighed], 'probability');
	const improbable = graph.node('Sub', [graph.floats('one', 1), probability], 'improbability');
	const features = graph.node('Concat', [scaled, improbable], 'features', { axis: -1 });
	const some = graph.node('Slice', [features, first, one, axis], 'some');
	const none = graph.node('Sub', [some, some], 'none');
	const listed = graph.node('Concat', [none, features], 'listed', { axis: 1 });
	return graph.node('Gather', [listed, 'counted_from'], 'surprise', { axis: 1 });
}

/** The residual brought to unit size, [B,S,hidden]: what the blocks of every head read, beside the surprise. */
export function addLevel(graph: GraphBuilder, residual: string, { shape }: HeadParts): string {
	const { hidden, rmsEps } = shape;
	const ones = graph.floats('ones', new Float32Array(hidden).fill(1), [hidden]);
	const attributes = { axis: -1, epsilon: { float: rmsEps } };
	return graph.node('SimplifiedLayerNormalization', [residual, ones], 'level', attributes);
}

/** @param firstCache of the head's blocks. @returns rewards [B,R,1]. */
export function addSurpriseHead(
	graph: GraphBuilder,
	{ level, surprise }: { readonly level: string; readonly surprise: string },
	{ prefix, layers }: Extract<Head, { kind: 'surprise' }>,
	firstCache: number,
	{ shape, precision, readAt }: HeadParts,
): string {
	const { hidden } = shape;
	const matrix = { sources: [`${prefix}.surprise.weight`], inputs: 2, outputs: hidden };
	const seen = addLinear(graph, 'float32', surprise, `${prefix}.surprise`, matrix);
	const residual = graph.node('Add', [level, seen], `${prefix}.judged`);
	const block = (layer: number): string => `${prefix}.layers.${layer}`;
	let stream: Stream = {
		residual,
		normed: addNorm(graph, residual, `${block(0)}.input_layernorm`, shape),
	};
	for (let layer = 0; layer < layers; layer++) {
		const isLast = layer === layers - 1;
		stream = addBlock(graph, stream, {
			...{ shape, precision, prefix: block(layer), cache: firstCache + layer },
			nextNorm: isLast ? `${prefix}.norm` : `${block(layer + 1)}.input_layernorm`,
			readAt: isLast ? readAt : null,
		});
	}
	const head = { sources: [`${prefix}.head.weight`], inputs: hidden, outputs: 1 };
	const raw = addLinear(graph, 'float32', stream.normed, `${prefix}.head`, head);
	const biased = graph.node(
		'Add',
		[raw, addVector(graph, [`${prefix}.head.bias`], 1)],
		`${prefix}.logit`,
	);
	return graph.node('Sigmoid', [biased], `${prefix}.reward`);
}
