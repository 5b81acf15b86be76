import { type Multiples, type StoredType, stepGroup } from '../model/config.ts';
import { halfValues } from './f16.ts';

/** ggml's types by their number in a file (ggml.h, enum ggml_type); most are refused by name. */
// biome-ignore format: in rows, not a line each.
export const ggmlTypeNames: readonly (string | undefined)[] = [
	'F32', 'F16', 'Q4_0', 'Q4_1', undefined, undefined, 'Q5_0', 'Q5_1', 'Q8_0', 'Q8_1',
	'Q2_K', 'Q3_K', 'Q4_K', 'Q5_K', 'Q6_K', 'Q8_K', 'IQ2_XXS', 'IQ2_XS', 'IQ3_XXS', 'IQ1_S',
	'IQ4_NL', 'IQ3_S', 'IQ2_S', 'IQ4_XS', 'I8', 'I16', 'I32', 'I64', 'F64', 'IQ1_M', 'BF16',
	undefined, undefined, undefined, 'TQ1_0', 'TQ2_0', undefined, undefined, undefined, 'MXFP4',
];

/**
 * Blocks as ggml-quants.c defines them, taken apart into whole numbers: element = whole · scale + offset of
 * its group. Both products are exact in float32, so that one rounding at the sum gives ggml's floats bit for bit.
 */
export type BlockFormat = {
	readonly elements: number;
	readonly bytes: number;
	/** Elements that share a scale and an offset. */
	readonly group: 16 | 32;
	/** Writes `elements` whole numbers from `at` on, and a scale and an offset a group from `groupAt` on. */
	unpack(
		bytes: Uint8Array,
		from: number,
		into: Unpacked,
		at: number,
		groupAt: number,
		halves: Float32Array,
	): void;
};

type Unpacked = {
	readonly wholes: Int8Array;
	readonly scales: Float32Array;
	/** Of the symmetric types −0, which leaves every number as it is, −0 too. */
	readonly offsets: Float32Array;
};

export type QuantisedType = Exclude<StoredType, 'F32' | 'F16' | 'BF16'>;

/** The types whose elements are whole numbers times a scale. */
export type PlainType = Exclude<StoredType, QuantisedType>;

const plain = (bytes: number) => ({ elements: 1, bytes });

export const blockFormats: Readonly<Record<PlainType, { elements: 1 | number; bytes: number }>> &
	Readonly<Record<QuantisedType, BlockFormat>> = {
	F32: plain(4),
	F16: plain(2),
	BF16: plain(2),
	Q4_0: {
		...{ elements: 32, bytes: 18, group: 32 },
		unpack(bytes, from, { wholes, scales, offsets }, at, groupAt, halves) {
			scales[groupAt] = half(bytes, from, halves);
			offsets[groupAt] = -0;
			nibbles(bytes, from + 2, 16, wholes, at, -8);
		},
	},
	Q4_1: {
		...{ elements: 32, bytes: 20, group: 32 },
		unpack(bytes, from, { wholes, scales, offsets }, at, groupAt, halves) {
			scales[groupAt] = half(bytes, from, halves);
			offsets[groupAt] = half(bytes, from + 2, halves);
			nibbles(bytes, from + 4, 16, wholes, at, 0);
		},
	},
	Q5_0: {
		...{ elements: 32, bytes: 22, group: 32 },
		unpack(bytes, from, { wholes, scales, offsets }, at, groupAt, halves) {
			scales[groupAt] = half(bytes, from, halves);
			offsets[groupAt] = -0;
			nibbles(bytes, from + 6, 16, wholes, at, -16);
			fifthBits(bytes, from + 2, wholes, at);
		},
	},
	Q5_1: {
		...{ elements: 32, bytes: 24, group: 32 },
		unpack(bytes, from, { wholes, scales, offsets }, at, groupAt, halves) {
			scales[groupAt] = half(bytes, from, halves);
			offsets[groupAt] = half(bytes, from + 2, halves);
			nibbles(bytes, from + 8, 16, wholes, at, 0);
			fifthBits(bytes, from + 4, wholes, at);
		},
	},
	Q8_0: {
		...{ elements: 32, bytes: 34, group: 32 },
		unpack(bytes, from, { wholes, scales, offsets }, at, groupAt, halves) {
			scales[groupAt] = half(bytes, from, halves);
			offsets[groupAt] = -0;
			// An Int8Array takes a byte's two's complement.
			for (let i = 0; i < 32; i++) wholes[at + i] = bytes[from + 2 + i] as number;
		},
	},
	Q4_K: {
		...{ elements: 256, bytes: 144, group: 32 },
		unpack(bytes, from, into, at, groupAt, halves) {
			sharedScales(bytes, from, into, groupAt, halves);
			for (let pair = 0; pair < 4; pair++) {
				nibbles(bytes, from + 16 + pair * 32, 32, into.wholes, at + pair * 64, 0);
			}
		},
	},
	Q5_K: {
		...{ elements: 256, bytes: 176, group: 32 },
		unpack(bytes, from, into, at, groupAt, halves) {
			sharedScales(bytes, from, into, groupAt, halves);
			const { wholes } = into;
			for (let pair = 0; pair < 4; pair++) {
				nibbles(bytes, from + 48 + pair * 32, 32, wholes, at + pair * 64, 0);
			}
			for (let i = 0; i < 256; i++) {
				const high = ((bytes[from + 16 + (i & 31)] as number) >> (i >> 5)) & 1;
				wholes[at + i] = (wholes[at + i] as number) + (high << 4);
			}
		},
	},
	Q6_K: {
		...{ elements: 256, bytes: 210, group: 16 },
		unpack(bytes, from, { wholes, scales, offsets }, at, groupAt, halves) {
			const scale = half(bytes, from + 208, halves);
			for (let group = 0; group < 16; group++) {
				const signed = ((bytes[from + 192 + group] as number) << 24) >> 24;
				scales[groupAt + group] = scale * signed;
				offsets[groupAt + group] = -0;
			}
			// 128 elements a half: 64 bytes of low nibbles, 32 bytes of two high bits four times.
			for (let i = 0; i < 256; i++) {
				const quarter = (i >> 5) & 3;
				const low = bytes[from + (i >> 7) * 64 + (i & 63)] as number;
				const high = bytes[from + 128 + (i >> 7) * 32 + (i & 31)] as number;
				const nibble = quarter < 2 ? low & 15 : low >> 4;
				wholes[at + i] = (nibble | (((high >> (2 * quarter)) & 3) << 4)) - 32;
			}
		},
	},
};

function half(bytes: Uint8Array, at: number, halves: Float32Array): number {
	return halves[(bytes[at] as number) | ((bytes[at + 1] as number) << 8)] as number;
}

/** Byte i holds elements i (low) and i + `count` (high). */
function nibbles(
	bytes: Uint8Array,
	from: number,
	count: number,
	wholes: Int8Array,
	at: number,
	shift: number,
): void {
	for (let i = 0; i < count; i++) {
		const byte = bytes[from + i] as number;
		wholes[at + i] = (byte & 15) + shift;
		wholes[at + count + i] = (byte >> 4) + shift;
	}
}

/** 32 bits, little-endian: bit i is worth 16 in element i. */
function fifthBits(bytes: Uint8Array, from: number, wholes: Int8Array, at: number): void {
	for (let i = 0; i < 32; i++) {
		const high = ((bytes[from + (i >> 3)] as number) >> (i & 7)) & 1;
		wholes[at + i] = (wholes[at + i] as number) + (high << 4);
	}
}

/** Two halves, then eight scales and eight minima of 6 bits each in 12 bytes (get_scale_min_k4). */
function sharedScales(
	bytes: Uint8Array,
	from: number,
	{ scales, offsets }: Unpacked,
	groupAt: number,
	halves: Float32Array,
): void {
	const scale = half(bytes, from, halves);
	const least = half(bytes, from + 2, halves);
	const packed = (at: number): number => bytes[from + 4 + at] as number;
	for (let group = 0; group < 8; group++) {
		const isFirst = group < 4;
		const sixBits = isFirst
			? packed(group) & 63
			: (packed(group + 4) & 15) | ((packed(group - 4) >> 6) << 4);
		const leastBits = isFirst
			? packed(group + 4) & 63
			: (packed(group + 4) >> 4) | ((packed(group) >> 6) << 4);
		scales[groupAt + group] = scale * sixBits;
		offsets[groupAt + group] = -(least * leastBits);
	}
}

/** Takes whole blocks apart. @param bytes a multiple of the format's `bytes`. */
function unpackBlocks(bytes: Uint8Array, type: QuantisedType): Unpacked {
	const format = blockFormats[type];
	const blocks = bytes.length / format.bytes;
	const groups = (blocks * format.elements) / format.group;
	const into = {
		wholes: new Int8Array(blocks * format.elements),
		scales: new Float32Array(groups),
		offsets: new Float32Array(groups),
	};
	const halves = halfValues();
	const groupsPerBlock = format.elements / format.group;
	for (let block = 0; block < blocks; block++) {
		const at = block * format.elements;
		format.unpack(bytes, block * format.bytes, into, at, block * groupsPerBlock, halves);
	}
	return into;
}

/** Types without offsets: their numbers are whole multiples of a scale. */
const scaledTypes: readonly StoredType[] = ['Q4_0', 'Q5_0', 'Q8_0', 'Q6_K'];

export function isScaled(type: StoredType): type is QuantisedType {
	return scaledTypes.includes(type);
}

/** Whole blocks of a scaled type, with the scale of every 16 numbers. */
export function multiplesOf(bytes: Uint8Array, type: QuantisedType): Multiples {
	const unpacked = unpackBlocks(bytes, type);
	const values = floatsOf(unpacked, type);
	const { group } = blockFormats[type];
	const steps = Float32Array.from(
		{ length: values.length / stepGroup },
		(_, at) => unpacked.scales[Math.floor((at * stepGroup) / group)] as number,
	);
	return { values, steps };
}

/** Whole blocks as float32, bit for bit as ggml gives them. */
export function dequantise(bytes: Uint8Array, type: QuantisedType): Float32Array<ArrayBuffer> {
	return floatsOf(unpackBlocks(bytes, type), type);
}

function floatsOf({ wholes, scales, offsets }: Unpacked, type: QuantisedType) {
	const { group } = blockFormats[type];
	const floats = new Float32Array(wholes.length);
	for (let at = 0; at < floats.length; ) {
		const scale = scales[at / group] as number;
		const offset = offsets[at / group] as number;
		for (const end = at + group; at < end; at++) {
			floats[at] = (wholes[at] as number) * scale + offset;
		}
	}
	return floats;
}
