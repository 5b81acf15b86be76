import type { BlockShape } from './block.ts';
import type { GraphBuilder } from './builder.ts';
import { addLinear, addVector, type Precision } from './linear.ts';
import type { StatesHead } from './states-head.ts';

/** A layer of a head: names in the source. */
type Layer = { readonly weight: string; readonly bias: string | null };

/** What a graph says of the positions that are read. */
export type Head =
	/** Logits of the whole vocabulary: for small ones. */
	| { readonly kind: 'logits' }
	/** The largest logits, their ids, the log of the sum of all exponentials, and the log-probability of the next token. */
	| { readonly kind: 'top'; readonly count: number }
	/** The share of `good` in the softmax of two tokens' logits, `+` and `-` (Math-Shepherd section 3.3), and both logits. */
	| { readonly kind: 'pair'; readonly good: number; readonly bad: number }
	/**
	 * Layers with ReLU between them; one class goes through a sigmoid, of two the second counts by softmax. The reward,
	 * and each class as it came.
	 */
	| { readonly kind: 'layers'; readonly layers: readonly Layer[]; readonly classes: 1 | 2 }
	/** Blocks of the project's own on the frozen model's states and their surprise (surprise.ts). */
	| { readonly kind: 'surprise'; readonly prefix: string; readonly layers: number }
	/** What reward heads take of the states of some of the model's blocks (states-head.ts). */
	| StatesHead;

/** Numbers a position. */
export function widthOf(head: Head, vocab: number): number {
	switch (head.kind) {
		case 'logits':
			return vocab;
		case 'top':
			return 2 * Math.min(head.count, vocab) + 2;
		case 'pair':
			return 3;
		case 'layers':
			return 1 + head.classes;
		case 'surprise':
			return 1;
		case 'states':
			return head.outputs;
	}
}

export type HeadParts = {
	readonly shape: BlockShape;
	readonly vocab: number;
	readonly precision: Precision;
	/** The source's name of the output matrix: the embedding's where they are tied. */
	readonly outputMatrix: string;
	/** Positions that are told, an int32 input [R]. */
	readonly readAt: string;
};

/** normed [B,R,hidden] of the positions read → logits [B,R,vocab]. */
export function addLogits(
	graph: GraphBuilder,
	normed: string,
	name: string,
	{ shape, vocab, precision, outputMatrix }: HeadParts,
): string {
	const matrix = { sources: [outputMatrix], inputs: shape.hidden, outputs: vocab };
	// The matrix that every token's probability hangs on keeps its 8 bits.
	const finer = precision === 'blocks-4' ? 'blocks-8' : precision;
	return addLinear(graph, finer, normed, name, matrix);
}

/** logits [B,R,vocab] → [B,R,2·count + 2]; ids as float32, exact below 2²⁴. */
export function addTop(
	graph: GraphBuilder,
	logits: string,
	count: number,
	{ vocab, readAt }: HeadParts,
): string {
	const kept = graph.ints('top.count', [Math.min(count, vocab)]);
	graph.node('TopK', [logits, kept], ['top.values', 'top.ids'], { axis: -1 });
	const ids = graph.node('Cast', ['top.ids'], 'top.ids_float', { to: 1 });
	const logSum = addLogSumExp(graph, logits, 'top');
	const next = addNextIds(graph, readAt);
	const chosen = graph.node('GatherElements', [logits, next], 'top.chosen', { axis: -1 });
	const share = graph.node('Sub', [chosen, logSum], 'top.next');
	return graph.node('Concat', ['top.values', ids, logSum, share], 'top', { axis: -1 });
}

/** [B,R,1]: the id after each position that is read, within what this run reads; 0 after the last. */
function addNextIds(graph: GraphBuilder, readAt: string): string {
	const [one, end, axis] = [
		graph.ints('int.1', [1]),
		graph.ints('int.end', [2 ** 31 - 1]),
		graph.ints('int.axis1', [1]),
	];
	const rest = graph.node('Slice', ['input_ids', one, end, axis], 'next.rest');
	const first = graph.node(
		'Slice',
		['input_ids', graph.ints('int.0', [0]), one, axis],
		'next.first',
	);
	const none = graph.node('Sub', [first, first], 'next.none');
	const all = graph.node('Concat', [rest, none], 'next.all', { axis: 1 });
	const read = graph.node('Gather', [all, readAt], 'next.read', { axis: 1 });
	return graph.node('Unsqueeze', [read, graph.ints('int.last', [-1])], 'next');
}

/** Written out: not every backend has ReduceLogSumExp. [...,n] → [...,1]. */
export function addLogSumExp(graph: GraphBuilder, logits: string, name: string): string {
	const last = graph.ints('int.last', [-1]);
	const highest = graph.node('ReduceMax', [logits, last], `${name}.highest`, { keepdims: 1 });
	const lowered = graph.node('Sub', [logits, highest], `${name}.lowered`);
	const shares = graph.node('Exp', [lowered], `${name}.shares`);
	const sum = graph.node('ReduceSum', [shares, last], `${name}.sum`, { keepdims: 1 });
	return graph.node('Add', [graph.node('Log', [sum], `${name}.log`), highest], `${name}.log_sum`);
}

/** normed [B,R,hidden] → [B,R,3]. */
export function addPair(
	graph: GraphBuilder,
	normed: string,
	{ good, bad }: Extract<Head, { kind: 'pair' }>,
	{ shape, outputMatrix }: HeadParts,
): string {
	const picked = [good, bad];
	const request = { sources: [outputMatrix], picked, rows: 2, columns: shape.hidden } as const;
	const [columns = ''] = graph.weight({ ...request, form: 'columns' });
	const logits = graph.node('MatMul', [normed, columns], 'pair.logits');
	return withValues(graph, addShare(graph, logits, 'pair', [1, -1]), logits);
}

/** normed [B,R,hidden] → [B,R,1 + classes]. */
export function addLayers(
	graph: GraphBuilder,
	normed: string,
	{ layers, classes }: Extract<Head, { kind: 'layers' }>,
	{ shape: { hidden } }: HeadParts,
): string {
	let x = normed;
	for (const [at, { weight, bias }] of layers.entries()) {
		const isLast = at === layers.length - 1;
		const outputs = isLast ? classes : hidden;
		const name = `head.${at}`;
		x = addLinear(graph, 'float32', x, name, { sources: [weight], inputs: hidden, outputs });
		if (bias !== null)
			x = graph.node('Add', [x, addVector(graph, [bias], outputs)], `${name}.biased`);
		if (!isLast) x = graph.node('Relu', [x], `${name}.relu`);
	}
	const reward =
		classes === 1 ? graph.node('Sigmoid', [x], 'head.reward') : addShare(graph, x, 'head', [-1, 1]);
	return withValues(graph, reward, x);
}

/** The doctor shows what a reward was made of. */
function withValues(graph: GraphBuilder, reward: string, values: string): string {
	return graph.node('Concat', [reward, values], `${reward}.values`, { axis: -1 });
}

/** The softmax of two logits is the sigmoid of their difference. */
function addShare(
	graph: GraphBuilder,
	logits: string,
	name: string,
	signs: readonly [number, number],
): string {
	const weights = graph.floats(`${name}.signs`, Float32Array.from(signs), [2, 1]);
	return graph.node(
		'Sigmoid',
		[graph.node('MatMul', [logits, weights], `${name}.difference`)],
		`${name}.reward`,
	);
}
