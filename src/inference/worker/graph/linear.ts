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
			const { digits, digitScales } = addDigits(graph, x);
			const one = graph.floats('one', 1);
			const inputs = [digits, values, one, scales, graph.bytes('zero.128', 128)];
			const sums = graph.contrib('MatMulIntegerToFloat', inputs, `${name}.sums`);
			const scaled = graph.node('Mul', [sums, digitScales], `${name}.scaled`);
			const digit = graph.ints('int.0', [0]);
			return graph.node('ReduceSum', [scaled, digit], name, { keepdims: 0 });
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
 * x [B,S,n] as whole numbers of 16 bits, a scale a position, in two digits of 8: the high ones and the low ones,
 * [2,B,S,n] around 128, and what each is worth, [2,B,S,1]. One digit is too coarse: a few activations of a language
 * model are a hundred times as large as the rest. DynamicQuantizeMatMul has one, and one scale for all rows; signed
 * digits are ten times slower. At one row a fifth of a step goes into what is not a matrix: few nodes count.
 */
function addDigits(graph: GraphBuilder, x: string) {
	const digits = `${x}.digits`;
	const digitScales = `${x}.digit_scales`;
	if (graph.has(digits)) return { digits, digitScales };
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
	const scale = node('Mul', [some, graph.floats('1/32512', 1 / 32512)], 'scale');
	const pair = (name: string, high: number, low: number): string =>
		graph.floats(name, Float32Array.of(high, low), [2, 1, 1, 1]);
	graph.node('Mul', [scale, pair('digits.worth', 256, 1)], digitScales);
	// w = 256 (high − 128) + low − 128: so much added, both are digits of a positive number, and a half more rounds it.
	const ratio = node('Div', [x, scale], 'ratio');
	const raised = node('Add', [ratio, graph.floats('digits.raise', 32768 + 128 + 0.5)], 'raised');
	const parts = node('Mul', [raised, pair('digits.parts', 1 / 256, 1)], 'parts');
	const whole = graph.node('Cast', [parts], `${x}.whole`, { to: 6 });
	// Of a larger number, its last eight bits.
	graph.node('Cast', [whole], digits, { to: 2 });
	return { digits, digitScales };
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
	const inputs = [values, ids, scales, zeros];
	if (width % blockSize === 0) return graph.contrib('GatherBlockQuantized', inputs, name, sizes);
	// The last block of a row is filled up.
	const blocks = graph.contrib('GatherBlockQuantized', inputs, `${name}.blocks`, sizes);
	const [from, to] = [graph.ints('int.0', [0]), graph.ints(`int.${width}`, [width])];
	return graph.node('Slice', [blocks, from, to, graph.ints('int.last', [-1])], name);
}

/** A vector, or a small table, that stays float32. */
export function addVector(graph: GraphBuilder, sources: readonly string[], size: number): string {
	const request = { sources, rows: 1, columns: size, form: 'rows' } as const;
	return graph.weight(request)[0] as string;
}
