import type { StoredType, WeightTensor } from '../model/config.ts';
import type { ByteSource } from './byte-source.ts';
import type { Bytes } from './bytes.ts';
import { widenFloat16 } from './f16.ts';
import { blockFormats, dequantise, isScaled, multiplesOf } from './gguf-blocks.ts';

export type StoredTensor = {
	readonly name: string;
	/** Outermost first. */
	readonly shape: readonly number[];
	readonly type: StoredType;
	readonly source: ByteSource;
	/** Of its first byte in the source. */
	readonly offset: number;
	/**
	 * Heads whose rows llama.cpp's converter has put in the order of interleaved RoPE: rows (i, 0), (i, 1) of a
	 * head are rows i and i + headDim / 2 of rotate-half. Null where rows lie as they are asked for.
	 */
	readonly interleavedHeads: number | null;
};

/** A tensor that is read by rows, from wherever its file is. */
export function storedTensor(stored: StoredTensor): WeightTensor {
	const { name, shape, type, source, offset, interleavedHeads } = stored;
	const { elements, bytes } = blockFormats[type];
	const rowLength = shape.at(-1) ?? 1;
	const rowBytes = (rowLength / elements) * bytes;
	const rows = shape.slice(0, -1).reduce((product, length) => product * length, 1);

	async function read(from: number, to: number): Promise<Bytes> {
		if (from < 0 || to > rows || from > to) throw new RangeError(`${name} has ${rows} rows`);
		if (interleavedHeads === null) return readRows(from, to);
		// A vector (a bias) is one row of numbers that are rows of its matrix.
		const [units, unitBytes] = rows === 1 ? [rowLength, bytes] : [rows, rowBytes];
		const headRows = units / interleavedHeads;
		const [first, end] = rows === 1 ? [0, units] : [from, to];
		const headFrom = Math.floor(first / headRows) * headRows;
		const headTo = Math.ceil(end / headRows) * headRows;
		const stored = await (rows === 1 ? readRows(0, 1) : readRows(headFrom, headTo));
		const ordered = new Uint8Array((end - first) * unitBytes);
		for (let row = first; row < end; row++) {
			const at = (interleavedRow(row, headRows) - headFrom) * unitBytes;
			ordered.set(stored.subarray(at, at + unitBytes), (row - first) * unitBytes);
		}
		return ordered;
	}

	function readRows(from: number, to: number): Promise<Bytes> {
		return source.read(offset + from * rowBytes, (to - from) * rowBytes);
	}

	return {
		name,
		shape,
		type,
		async floats(from, to) {
			return floatsOf(await read(from, to), type);
		},
		...(isScaled(type) && {
			multiples: async (from: number, to: number) => multiplesOf(await read(from, to), type),
		}),
	};
}

/** Where row `row` of rotate-half lies in a head that was interleaved. */
function interleavedRow(row: number, headRows: number): number {
	const within = row % headRows;
	const half = headRows / 2;
	const isSecond = within >= half;
	return row - within + 2 * (isSecond ? within - half : within) + (isSecond ? 1 : 0);
}

function floatsOf(bytes: Bytes, type: StoredType): Float32Array<ArrayBuffer> {
	switch (type) {
		case 'F32':
			return new Float32Array(aligned(bytes, 4).buffer);
		case 'F16':
			return widenFloat16(bytes);
		case 'BF16':
			return widenBrainFloat(bytes);
		default:
			return dequantise(bytes, type);
	}
}

/** A bfloat16 is the upper half of a float32. */
function widenBrainFloat(bytes: Bytes): Float32Array<ArrayBuffer> {
	const halves = new Uint16Array(aligned(bytes, 2).buffer);
	const wide = new Uint32Array(halves.length);
	for (let at = 0; at < wide.length; at++) wide[at] = (halves[at] as number) << 16;
	return new Float32Array(wide.buffer);
}

/** The same bytes in a buffer of their own, where a view may begin. */
function aligned(bytes: Bytes, size: number): Bytes {
	const isWhole = bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength;
	return isWhole && bytes.byteLength % size === 0 ? bytes : bytes.slice();
}
