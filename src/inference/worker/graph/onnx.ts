import { type Bytes, joinBytes } from '../files/bytes.ts';

/**
 * ONNX's protobuf messages (onnx/onnx.proto), as far as a decoder needs them: written, never read.
 * Field numbers and enum values are those of the schema.
 */

/** TensorProto.DataType. */
const dataTypes = { float32: 1, uint8: 2, int8: 3, int32: 6, int64: 7 } as const;
export type DataType = keyof typeof dataTypes;
export const bytesPerElement = { float32: 4, uint8: 1, int8: 1, int32: 4, int64: 8 } as const;

/** A size, or the name of one that differs from run to run. */
type Dim = number | string;

export type ValueInfo = {
	readonly name: string;
	readonly type: DataType;
	readonly dims: readonly Dim[];
};

/** Whole numbers are ints, alone or in a list; `{ float }` is a float whatever its value. */
export type Attribute = number | readonly number[] | { readonly float: number };

export type GraphNode = {
	readonly kind: string;
	/** '' for the standard operators. */
	readonly domain: string;
	/** '' leaves an optional one out. */
	readonly inputs: readonly string[];
	readonly outputs: readonly string[];
	readonly attributes: Readonly<Record<string, Attribute>>;
};

export type Initializer = {
	readonly name: string;
	readonly type: DataType;
	readonly dims: readonly number[];
	/** Little endian, or where the numbers are in a file beside the graph. */
	readonly data:
		| Bytes
		| { readonly location: string; readonly offset: number; readonly length: number };
};

export type Graph = {
	readonly name: string;
	readonly nodes: readonly GraphNode[];
	readonly initializers: readonly Initializer[];
	readonly inputs: readonly ValueInfo[];
	readonly outputs: readonly ValueInfo[];
};

const irVersion = 10;
const opsets = { '': 21, 'com.microsoft': 1 };

/** @returns a serialised ModelProto. */
export function encodeModel(graph: Graph): Bytes {
	return joinBytes([
		int(1, irVersion),
		text(2, 'steplight'),
		message(7, encodeGraph(graph)),
		...Object.entries(opsets).map(([domain, version]) =>
			message(8, [text(1, domain), int(2, version)]),
		),
	]);
}

function encodeGraph({ name, nodes, initializers, inputs, outputs }: Graph): Bytes[] {
	return [
		...nodes.map((node) => message(1, encodeNode(node))),
		text(2, name),
		...initializers.map((tensor) => message(5, encodeInitializer(tensor))),
		...inputs.map((value) => message(11, encodeValue(value))),
		...outputs.map((value) => message(12, encodeValue(value))),
	];
}

function encodeNode({ kind, domain, inputs, outputs, attributes }: GraphNode): Bytes[] {
	return [
		...inputs.map((name) => text(1, name)),
		...outputs.map((name) => text(2, name)),
		text(3, outputs[0] ?? kind),
		text(4, kind),
		...Object.entries(attributes).map(([name, value]) =>
			message(5, [text(1, name), ...encodeAttribute(value)]),
		),
		text(7, domain),
	];
}

function encodeAttribute(value: Attribute): Bytes[] {
	if (typeof value === 'number') return [int(3, value), int(20, 2)];
	if ('float' in value) return [float(2, value.float), int(20, 1)];
	return [...value.map((each) => int(8, each)), int(20, 7)];
}

function encodeInitializer({ name, type, dims, data }: Initializer): Bytes[] {
	const head = [...dims.map((dim) => int(1, dim)), int(2, dataTypes[type]), text(8, name)];
	if (data instanceof Uint8Array) return [...head, bytes(9, data)];
	const entries = Object.entries(data).map(([key, value]) =>
		message(13, [text(1, key), text(2, String(value))]),
	);
	return [...head, ...entries, int(14, 1)];
}

function encodeValue({ name, type, dims }: ValueInfo): Bytes[] {
	const shape = dims.map((dim) =>
		message(1, [typeof dim === 'number' ? int(1, dim) : text(2, dim)]),
	);
	return [text(1, name), message(2, [message(1, [int(1, dataTypes[type]), message(2, shape)])])];
}

/** Wire types (protobuf.dev, Encoding): varint, length-delimited, 32-bit. */
function tag(field: number, wireType: 0 | 2 | 5): Bytes {
	return varint(BigInt((field << 3) | wireType));
}

function int(field: number, value: number): Bytes {
	// A negative int64 is its two's complement.
	return joinBytes([tag(field, 0), varint(BigInt.asUintN(64, BigInt(value)))]);
}

function float(field: number, value: number): Bytes {
	const four = new DataView(new ArrayBuffer(4));
	four.setFloat32(0, value, true);
	return joinBytes([tag(field, 5), new Uint8Array(four.buffer)]);
}

function bytes(field: number, value: Bytes): Bytes {
	return joinBytes([tag(field, 2), varint(BigInt(value.byteLength)), value]);
}

function text(field: number, value: string): Bytes {
	return bytes(field, new TextEncoder().encode(value));
}

function message(field: number, parts: readonly Bytes[]): Bytes {
	return bytes(field, joinBytes(parts));
}

function varint(value: bigint): Bytes {
	const groups: number[] = [];
	let rest = value;
	do {
		const group = Number(rest & 0x7fn);
		rest >>= 7n;
		groups.push(rest === 0n ? group : group | 0x80);
	} while (rest !== 0n);
	return Uint8Array.from(groups);
}
