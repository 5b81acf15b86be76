import type { Bytes } from '../files/bytes.ts';
import { type Multiples, stepGroup, type WeightTensor } from '../model/config.ts';
import type { DataType } from './onnx.ts';

/**
 * How a matrix [rows, columns] = [out, in] lies in the file of weights:
 * `rows` float32 as the source has it; `columns` float32 [in, out], what MatMul multiplies with;
 * `int8-rows` a scale a row, for look-ups; `int8-columns` the same numbers as [in, out], for MatMulInteger;
 * `blocks-8` and `blocks-4` for MatMulNBits; `table-8` blocks of 8 bits with their zero points, for
 * GatherBlockQuantized, which takes no default there.
 */
export type WeightForm =
	| 'rows'
	| 'columns'
	| 'int8-rows'
	| 'int8-columns'
	| 'blocks-8'
	| 'blocks-4'
	| 'table-8';

/** One tensor of a form: values, scales, zero points. */
export type WeightPart = {
	readonly suffix: string;
	readonly type: DataType;
	readonly dims: readonly number[];
};

/** What a conversion asks of a tensor. */
export type RowReader = Pick<WeightTensor, 'name' | 'shape' | 'floats' | 'multiples'>;

type Shape = { readonly rows: number; readonly columns: number };

/** Numbers converted at once, so that a large matrix is never whole in memory as float32. */
const numbersAtOnce = 1 << 22;

export const blockSize = 32;

/** The tensors that a form consists of, in the order of the file. */
export function partsOf(form: WeightForm, { rows, columns }: Shape): WeightPart[] {
	const bits = form === 'blocks-4' ? 4 : 8;
	const blocks = Math.ceil(columns / blockSize);
	switch (form) {
		case 'rows':
			// A vector has one dimension: norms insist.
			return [{ suffix: '', type: 'float32', dims: rows === 1 ? [columns] : [rows, columns] }];
		case 'columns':
			return [{ suffix: '', type: 'float32', dims: [columns, rows] }];
		case 'int8-rows':
			return [
				{ suffix: '', type: 'int8', dims: [rows, columns] },
				{ suffix: '.scales', type: 'float32', dims: [rows, 1] },
			];
		case 'int8-columns':
			return [
				{ suffix: '', type: 'int8', dims: [columns, rows] },
				{ suffix: '.scales', type: 'float32', dims: [rows] },
			];
		case 'table-8':
			return [
				{ suffix: '', type: 'uint8', dims: [rows, blocks * blockSize] },
				{ suffix: '.scales', type: 'float32', dims: [rows, blocks] },
				{ suffix: '.zeros', type: 'uint8', dims: [rows, blocks] },
			];
		case 'blocks-8':
		case 'blocks-4':
			return [
				{ suffix: '', type: 'uint8', dims: [rows, blocks, (blockSize * bits) / 8] },
				{ suffix: '.scales', type: 'float32', dims: [rows, blocks] },
			];
	}
}

/** The bytes of one form in pieces, gapless. */
export async function* convertRows(
	tensors: readonly RowReader[],
	plan: Shape & { readonly form: WeightForm },
): AsyncGenerator<Bytes> {
	switch (plan.form) {
		case 'rows':
			for await (const { values } of floatRows(tensors)) yield bytesOf(values);
			return;
		case 'columns': {
			const turned = new Float32Array(plan.rows * plan.columns);
			for await (const { from, values } of floatRows(tensors)) {
				transpose(values, plan.columns, from, plan.rows, turned);
			}
			yield bytesOf(turned);
			return;
		}
		case 'int8-rows':
		case 'int8-columns':
			yield* convertInt8(tensors, plan, plan.form === 'int8-columns');
			return;
		case 'blocks-8':
		case 'blocks-4':
			yield* convertBlocks(tensors, plan, plan.form === 'blocks-8' ? 8 : 4);
			return;
		case 'table-8':
			yield* convertBlocks(tensors, plan, 8);
			yield new Uint8Array(plan.rows * Math.ceil(plan.columns / blockSize)).fill(128);
			return;
	}
}

type FloatRows = Pick<Multiples, 'values'> & {
	readonly from: number;
	/** As `Multiples` has them; none where the numbers are of no step. */
	readonly steps?: Float32Array;
};

/** Rows of all tensors, numbered through, some at once. */
async function* floatRows(tensors: readonly RowReader[]): AsyncGenerator<FloatRows> {
	let before = 0;
	for (const tensor of tensors) {
		const columns = tensor.shape.at(-1) ?? 1;
		const rows = tensor.shape.length < 2 ? 1 : (tensor.shape[0] as number);
		const step = Math.max(1, Math.floor(numbersAtOnce / columns));
		for (let from = 0; from < rows; from += step) {
			const to = Math.min(rows, from + step);
			const read = await (tensor.multiples?.(from, to) ??
				tensor.floats(from, to).then((values) => ({ values })));
			yield { from: before + from, ...read };
		}
		before += rows;
	}
}

/** Writes rows [n, columns] as columns `from` and on of `turned` [columns, rows]. */
function transpose<T extends Float32Array | Int8Array>(
	values: T,
	columns: number,
	from: number,
	rows: number,
	turned: T,
): void {
	const count = values.length / columns;
	for (let column = 0; column < columns; column++) {
		const at = column * rows + from;
		for (let row = 0; row < count; row++) {
			turned[at + row] = values[row * columns + column] as number;
		}
	}
}

/** Symmetric, a scale for each row of the source: the largest weight of a row is ±127. */
async function* convertInt8(
	tensors: readonly RowReader[],
	{ rows, columns }: Shape,
	isTurned: boolean,
): AsyncGenerator<Bytes> {
	const scales = new Float32Array(rows);
	const turned = isTurned ? new Int8Array(rows * columns) : null;
	for await (const { from, values } of floatRows(tensors)) {
		const whole = new Int8Array(values.length);
		for (let row = 0; row * columns < values.length; row++) {
			const slice = values.subarray(row * columns, (row + 1) * columns);
			let most = 0;
			for (const value of slice) most = Math.max(most, Math.abs(value));
			const scale = most / 127;
			scales[from + row] = scale;
			if (scale === 0) continue;
			for (let at = 0; at < columns; at++) {
				whole[row * columns + at] = Math.round((slice[at] as number) / scale);
			}
		}
		if (turned === null) yield bytesOf(whole);
		else transpose(whole, columns, from, rows, turned);
	}
	if (turned !== null) yield bytesOf(turned);
	yield bytesOf(scales);
}

/**
 * Symmetric blocks of 32 along a row: w = (q − zero point) · scale, zero point 8 or 128, by ggml's rules
 * for Q4_0 and Q8_0, so that these come back as they were: in 8 bits the largest weight is ±127, in 4 bits
 * it is −8 and the scale takes its sign. In 8 bits a scale is taken that the source's own step is a multiple of
 * where that rounds less: Q5_0 comes back as it was, and one half of each block of Q6_K, whose halves have two steps.
 */
async function* convertBlocks(
	tensors: readonly RowReader[],
	{ rows, columns }: Shape,
	bits: 4 | 8,
): AsyncGenerator<Bytes> {
	const blocks = Math.ceil(columns / blockSize);
	const zero = 2 ** (bits - 1);
	const scales = new Float32Array(rows * blocks);
	for await (const { from, values, steps } of floatRows(tensors)) {
		const count = values.length / columns;
		const packed = new Uint8Array((count * blocks * blockSize * bits) / 8);
		for (let block = 0; block < count * blocks; block++) {
			const start = Math.floor(block / blocks) * columns + (block % blocks) * blockSize;
			const end = Math.min(start + blockSize, (Math.floor(block / blocks) + 1) * columns);
			let most = 0;
			for (let at = start; at < end; at++) {
				if (Math.abs(values[at] as number) > Math.abs(most)) most = values[at] as number;
			}
			const usual = Math.fround(bits === 8 ? Math.abs(most) / 127 : most / -zero);
			const [first, second] = [0, 1].map((half) => steps?.[start / stepGroup + half]);
			const scale =
				bits === 8 && first !== undefined && second !== undefined
					? closestScale(values.subarray(start, end), [first, second], usual)
					: usual;
			scales[from * blocks + block] = scale;
			for (let at = 0; at < blockSize; at++) {
				const value = start + at < end && scale !== 0 ? (values[start + at] as number) / scale : 0;
				const q = Math.min(2 * zero - 1, Math.round(value) + zero);
				const to = block * blockSize + at;
				if (bits === 8) packed[to] = q;
				else packed[to >> 1] = (packed[to >> 1] as number) | (to % 2 === 0 ? q : q << 4);
			}
		}
		yield packed;
	}
	yield bytesOf(scales);
}

/** The scale that rounds a block of 8 bits least: the usual one, or the largest number of which a step is a multiple. */
function closestScale(
	block: Float32Array,
	steps: readonly [number, number],
	usual: number,
): number {
	const [first, second] = steps.map(Math.abs) as [number, number];
	// Multiples of 8 bits at the most.
	if (first === second) return first;
	let [closest, least] = [usual, Number.POSITIVE_INFINITY];
	for (const step of [usual, first, second]) {
		const scale = Math.fround(step / Math.max(1, Math.floor(step / usual)));
		// The other half may be out of the range of so small a step.
		if (scale < usual) continue;
		let error = 0;
		for (const value of block) {
			const off = value / scale - Math.round(value / scale);
			error += off * off;
		}
		error *= scale * scale;
		if (error < least) [closest, least] = [scale, error];
	}
	return closest;
}

function bytesOf(numbers: Float32Array<ArrayBuffer> | Int8Array<ArrayBuffer>): Bytes {
	return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.byteLength);
}
