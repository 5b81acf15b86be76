import type { GraphBuilder } from './builder.ts';
import { blockSize, type WeightForm } from './forms.ts';

/** How a model's matrices are stored and multiplied: norms, biases and activations are float32 in each. */
export type Precision = 'float32' | 'int8' | 'blocks-8' | 'blocks-4';

const matrixForms: Readonly<Record<Precision, WeightForm>> = {
	float32: 'columns',
	int8: 'int8-columns',
	'blocks-8': 'blocks-8',
	'blocks-4': 'blocks-4',
};

type Matrix = {
	/** Names in the source, stacked: each [rows, inputs]. */
	readonly sources: readonly string[];
	readonly inputs: number;
	/** Rows of all sources. */
	readonly outputs: number;
};

/** x [B,S,inputs] times the transpose of a PyTorch weight [outputs, inputs] → [B,S,outputs]. */
export function addLinear(
	graph: GraphBuilder,
	precision: Precision,
	x: string,
	name: string,
	{ sources, inputs, outputs }: Matrix,
): string {
	const form = matrixForms[precision];
	const request = { sources, rows: outputs, columns: inputs, form };
	const [values = '', scales = ''] = graph.weight(request);
	switch (precision) {
		case 'float32':
			return graph.node('MatMul', [x, values], name);
		case 'int8': {
			const { digits, scale, zero } = addDigits(graph, x);
			const sums = graph.node('MatMulInteger', [digits, values, zero], `${name}.sums`);
			const floats = graph.node('Cast', [sums], `${name}.float`, { to: 1 });
			const parts = [`${name}.high`, `${name}.low`];
			graph.node('Split', [floats], parts, { axis: 0, num_outputs: 2 });
			const high = graph.node(
				'Mul',
				[parts[0] ?? '', graph.floats('256', 256)],
				`${name}.high_256`,
			);
			const whole = graph.node('Add', [high, parts[1] ?? ''], `${name}.whole`);
			const scaled = graph.node('Mul', [whole, scale], `${name}.scaled`);
			return graph.node('Mul', [scaled, scales], name);
		}
		case 'blocks-8':
		case 'blocks-4': {
			const bits = precision === 'blocks-8' ? 8 : 4;
			const sizes = { K: inputs, N: outputs, bits, block_size: blockSize };
			return graph.contrib('MatMulNBits', [x, values, scales], name, sizes);
		}
	}
}

/**
 * x [B,S,n] as whole numbers of 16 bits, a scale a position, in two digits of 8: the high ones and then the low
 * ones, [2B,S,n] around 128. One digit is too coarse: a few activations of a language model are a hundred times as large as
 * the rest. DynamicQuantizeMatMul has one, and one scale for all rows; signed digits are ten times slower.
 */
function addDigits(graph: GraphBuilder, x: string) {
	const zero = graph.bytes('zero.128', 128);
	const digits = `${x}.digits`;
	const scale = `${x}.scale`;
	if (graph.has(digits)) return { digits, scale, zero };
	const node = (kind: string, inputs: readonly string[], part: string): string =>
		graph.node(kind, inputs, `${x}.${part}`);
	const most = graph.node(
		'ReduceMax',
		[node('Abs', [x], 'sizes'), graph.ints('int.last', [-1])],
		`${x}.most`,
		{ keepdims: 1 },
	);
	// A row of zeros has no scale.
	const some = node('Max', [most, graph.floats('tiny', 1e-12)], 'some');
	graph.node('Mul', [some, graph.floats('1/32512', 1 / 32512)], scale);
	const rounded = node('Round', [node('Div', [x, scale], 'ratio')], 'rounded');
	const shift = graph.floats('128', 128);
	const shifted = node('Add', [rounded, shift], 'shifted');
	const quotient = node('Mul', [shifted, graph.floats('1/256', 1 / 256)], 'quotient');
	const high = node('Floor', [quotient], 'high');
	const low = node(
		'Sub',
		[shifted, node('Mul', [high, graph.floats('256', 256)], 'high_256')],
		'low',
	);
	const both = [node('Add', [high, shift], 'high_shifted'), low];
	const stacked = graph.node('Concat', both, `${x}.stacked`, { axis: 0 });
	graph.node('Cast', [stacked], digits, { to: 2 });
	return { digits, scale, zero };
}

type Table = {
	readonly source: string;
	readonly vocab: number;
	readonly width: number;
	/** Whether `addLinear` multiplies with it too. */
	readonly isOutput: boolean;
};

/** ids [B,S] of a table [vocab, width] → [B,S,width]. */
export function addLookUp(
	graph: GraphBuilder,
	precision: Precision,
	ids: string,
	name: string,
	{ source, vocab, width, isOutput }: Table,
): string {
	const request = { sources: [source], rows: vocab, columns: width };
	if (precision === 'float32') {
		const [values = ''] = graph.weight({ ...request, form: 'rows' });
		return graph.node('Gather', [values, ids], name);
	}
	if (precision === 'int8' && isOutput) {
		// A quarter of a small model: once in memory, though a token's numbers lie far apart there.
		const [values = '', scales = ''] = graph.weight({ ...request, form: 'int8-columns' });
		const whole = graph.node('Gather', [values, ids], `${name}.int8`, { axis: 1 });
		const floats = graph.node('Cast', [whole], `${name}.float`, { to: 1 });
		const rows = graph.node('Transpose', [floats], `${name}.rows`, { perm: [1, 2, 0] });
		const scale = graph.node('Gather', [scales, ids], `${name}.scale`);
		const last = graph.ints('int.last', [-1]);
		return graph.node('Mul', [rows, graph.node('Unsqueeze', [scale, last], `${name}.by`)], name);
	}
	if (precision === 'int8') {
		const [values = '', scales = ''] = graph.weight({
			...request,
			form: 'int8-rows',
		});
		const whole = graph.node('Gather', [values, ids], `${name}.int8`);
		const floats = graph.node('Cast', [whole], `${name}.float`, { to: 1 });
		const scale = graph.node('Gather', [scales, ids], `${name}.scale`);
		return graph.node('Mul', [floats, scale], name);
	}
	// A look-up reads few rows: 8 bits cost no time.
	const [values = '', scales = '', zeros = ''] = graph.weight({
		...request,
		form: 'table-8',
	});
	const sizes = { bits: 8, block_size: blockSize, gather_axis: 0, quantize_axis: 1 };
	return graph.contrib('GatherBlockQuantized', [values, ids, scales, zeros], name, sizes);
}

/** A vector, or a small table, that stays float32. */
export function addVector(graph: GraphBuilder, sources: readonly string[], size: number): string {
	const request = { sources, rows: 1, columns: size, form: 'rows' } as const;
	return graph.weight(request)[0] as string;
}
