import type { StoredType } from '../model/config.ts';
import { type ByteSource, demandBytes } from './byte-source.ts';
import { blockFormats, ggmlTypeNames } from './gguf-blocks.ts';
import { ModelFileError } from './model-file-error.ts';

type GgufValue = number | boolean | string | readonly GgufValue[];

export type GgufTensor = {
	readonly name: string;
	/** Outermost first: the file lists dimensions innermost first. */
	readonly shape: readonly number[];
	readonly type: StoredType;
	/** Of its first byte in the file. */
	readonly offset: number;
};

export type GgufHeader = {
	readonly metadata: ReadonlyMap<string, GgufValue>;
	readonly tensors: readonly GgufTensor[];
};

/** A vocabulary of 262,144 tokens with its merges takes 16 MB; a header that wants more is lying. */
const largestHeader = 128 * 2 ** 20;
const firstRead = 2 ** 20;
const readableVersions = [2, 3];

/**
 * Reads header, key-values and tensor infos of a GGUF file (version 2 or 3, little-endian); tensors stay
 * where they are. The specification is ggml's docs/gguf.md.
 *
 * Rejects with a ModelFileError: 'not-a-model', 'truncated', 'unsupported-type', 'wrong-shape'.
 */
export async function readGgufHeader(source: ByteSource): Promise<GgufHeader> {
	for (let length = firstRead; ; length *= 4) {
		const whole = Math.min(source.size, largestHeader);
		const prefix = await source.read(0, Math.min(length, whole));
		const header = tryParse(source, prefix);
		if (header !== null) return header;
		if (length < whole) continue;
		if (whole < source.size) {
			throw notGguf(source.name, `its header has more than ${largestHeader} bytes`);
		}
		throw new ModelFileError(
			'truncated',
			`${source.name} ends inside its header: it was not downloaded or copied whole. Get it again.`,
		);
	}
}

/** @returns null where the header goes on after the prefix. */
function tryParse(source: ByteSource, prefix: Uint8Array<ArrayBuffer>): GgufHeader | null {
	try {
		return parse(source, new HeaderReader(prefix, source.name));
	} catch (cause) {
		if (cause instanceof PrefixEnded) return null;
		throw cause;
	}
}

function parse(source: ByteSource, reader: HeaderReader): GgufHeader {
	const { name } = source;
	if (reader.magic() !== 'GGUF') {
		throw notGguf(name, 'it does not begin with "GGUF"');
	}
	const version = reader.uint32();
	if (!readableVersions.includes(version)) throw notGguf(name, `its version is ${version}, not 3`);
	const tensorCount = reader.length();
	const valueCount = reader.length();
	const metadata = new Map<string, GgufValue>();
	for (let at = 0; at < valueCount; at++) {
		const key = reader.text();
		metadata.set(key, reader.value(reader.uint32()));
	}
	const infos = new Map<string, GgufTensor>();
	for (let at = 0; at < tensorCount; at++) {
		const info = tensorInfo(reader, name);
		if (infos.has(info.name)) throw notGguf(name, `it has ${info.name} twice`);
		infos.set(info.name, info);
	}
	const alignment = metadata.get('general.alignment') ?? 32;
	if (typeof alignment !== 'number' || !(alignment >= 1 && alignment <= 2 ** 20)) {
		throw notGguf(name, 'its alignment is no size');
	}
	const dataStart = Math.ceil(reader.at / alignment) * alignment;
	const tensors = Array.from(infos.values(), (info) => ({
		...info,
		offset: dataStart + info.offset,
	}));
	for (const info of tensors) demandBytes(name, source.size, info.offset, storedBytes(info));
	return { metadata, tensors };
}

function tensorInfo(reader: HeaderReader, file: string): GgufTensor {
	const name = reader.text();
	const dimensions = reader.uint32();
	if (dimensions < 1 || dimensions > 4) throw notGguf(file, `${name} has ${dimensions} dimensions`);
	const shape = Array.from({ length: dimensions }, () => reader.length()).reverse();
	const typeId = reader.uint32();
	const offset = reader.length();
	const typeName = ggmlTypeNames[typeId];
	if (typeName === undefined) throw notGguf(file, `${name} has a type ${typeId} that nobody knows`);
	const type = (Object.keys(blockFormats) as StoredType[]).find((known) => known === typeName);
	if (type === undefined) {
		throw new ModelFileError(
			'unsupported-type',
			`${file} stores ${name} as ${typeName}, which is not read here. Take the model's Q8_0, Q6_K, Q5_K_M, Q4_K_M or F16 file.`,
		);
	}
	const row = shape.at(-1) as number;
	const elements = shape.reduce((product, length) => product * length, 1);
	if (row % blockFormats[type].elements !== 0 || !Number.isSafeInteger(elements * 4)) {
		throw new ModelFileError(
			'wrong-shape',
			`${file}: the rows of ${name} (${row} numbers) are no whole blocks of ${type}. The file is damaged, or its converter was wrong: take another.`,
		);
	}
	return { name, shape, type, offset };
}

function storedBytes({ shape, type }: GgufTensor): number {
	const { elements, bytes } = blockFormats[type];
	return (shape.reduce((product, length) => product * length, 1) / elements) * bytes;
}

function notGguf(name: string, reason: string): ModelFileError {
	return new ModelFileError(
		'not-a-model',
		`${name} is no GGUF file that can be read: ${reason}. Choose a .gguf file of version 3, or a folder with config.json.`,
	);
}

/** The part of the file at hand is too short; more of it may not be. */
class PrefixEnded extends Error {}

/** Bytes of the fixed-size kinds by their number in the file: u8 i8 u16 i16 u32 i32 f32 bool – – u64 i64 f64. */
const kindBytes = [1, 1, 2, 2, 4, 4, 4, 1, 0, 0, 8, 8, 8];
const stringKind = 8;
const arrayKind = 9;
const deepestArray = 4;

class HeaderReader {
	at = 0;
	readonly #bytes: Uint8Array<ArrayBuffer>;
	readonly #view: DataView;
	readonly #file: string;
	readonly #decoder = new TextDecoder();

	constructor(bytes: Uint8Array<ArrayBuffer>, file: string) {
		this.#bytes = bytes;
		this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
		this.#file = file;
	}

	/** Moves on by `count` bytes. @returns where they begin. */
	#take(count: number): number {
		const from = this.at;
		if (from + count > this.#bytes.length) throw new PrefixEnded();
		this.at = from + count;
		return from;
	}

	magic(): string {
		const from = this.#take(4);
		return this.#decoder.decode(this.#bytes.subarray(from, from + 4));
	}

	uint32(): number {
		return this.#view.getUint32(this.#take(4), true);
	}

	/** A count, a dimension or an offset. */
	length(): number {
		const value = Number(this.#view.getBigUint64(this.#take(8), true));
		if (!Number.isSafeInteger(value))
			throw notGguf(this.#file, 'a number in its header is too large');
		return value;
	}

	text(): string {
		const length = this.length();
		if (length > largestHeader) throw notGguf(this.#file, 'a text in its header is too long');
		const from = this.#take(length);
		return this.#decoder.decode(this.#bytes.subarray(from, from + length));
	}

	value(kind: number, depth = 0): GgufValue {
		if (kind === stringKind) return this.text();
		if (kind === arrayKind) return this.#array(depth);
		const bytes = kindBytes[kind];
		if (bytes === undefined) throw notGguf(this.#file, `it has a value of kind ${kind}`);
		const from = this.#take(bytes);
		const view = this.#view;
		switch (kind) {
			case 0:
				return view.getUint8(from);
			case 1:
				return view.getInt8(from);
			case 2:
				return view.getUint16(from, true);
			case 3:
				return view.getInt16(from, true);
			case 4:
				return view.getUint32(from, true);
			case 5:
				return view.getInt32(from, true);
			case 6:
				return view.getFloat32(from, true);
			case 7:
				return view.getUint8(from) !== 0;
			case 10:
				return Number(view.getBigUint64(from, true));
			case 11:
				return Number(view.getBigInt64(from, true));
			default:
				return view.getFloat64(from, true);
		}
	}

	/** Grows as it reads: a count that lies runs out of bytes, not of memory. */
	#array(depth: number): readonly GgufValue[] {
		const kind = this.uint32();
		const length = this.length();
		if (depth === deepestArray) throw notGguf(this.#file, 'its arrays are nested too deep');
		const leastBytes = kindBytes[kind] || 8;
		if (length * leastBytes > largestHeader)
			throw notGguf(this.#file, 'an array in its header is too long');
		if (this.at + length * leastBytes > this.#bytes.length) throw new PrefixEnded();
		const values: GgufValue[] = [];
		for (let at = 0; at < length; at++) values.push(this.value(kind, depth + 1));
		return values;
	}
}
