import type { BlockShape } from './block.ts';
import type { GraphBuilder } from './builder.ts';
import { addLinear } from './linear.ts';

/** A linear layer on the states of some blocks, each at unit size, one after another. */
export type StatesHead = {
	readonly kind: 'states';
	/** The first block is 1; its state is what it hands on. */
	readonly layers: readonly number[];
	/** Matrices in the source, stacked: each [rows, layers · hidden]. */
	readonly weights: readonly string[];
	/** Rows of all matrices. */
	readonly outputs: number;
};

/** training/shepherd/reading.py: `unit`. */
const epsilon = 1e-6;

/** @param states [B,R,hidden] of the head's layers, in their order. @returns [B,R,outputs]. */
export function addStatesHead(
	graph: GraphBuilder,
	states: readonly string[],
	{ weights, outputs }: StatesHead,
	{ hidden }: Pick<BlockShape, 'hidden'>,
): string {
	const ones = graph.floats('states.ones', new Float32Array(hidden).fill(1), [hidden]);
	const attributes = { axis: -1, epsilon: { float: epsilon } };
	const units = states.map((state) =>
		graph.node('SimplifiedLayerNormalization', [state, ones], `${state}.unit`, attributes),
	);
	const side = graph.node('Concat', units, 'states.units', { axis: -1 });
	const matrix = { sources: weights, inputs: hidden * states.length, outputs };
	return addLinear(graph, 'float32', side, 'states.seen', matrix);
}
