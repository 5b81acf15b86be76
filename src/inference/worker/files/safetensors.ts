import type { StoredType, WeightSource, WeightTensor } from '../model/config.ts';
import type { ByteSource } from './byte-source.ts';
import { demandBytes } from './byte-source.ts';
import { ModelFileError } from './model-file-error.ts';
import { storedTensor } from './tensor.ts';

/** The format's own limit. */
const largestHeader = 100_000_000;
const typeBytes: Readonly<Record<string, number>> = { F32: 4, F16: 2, BF16: 2 };

/**
 * The tensors of one safetensors file, or of all shards of a model: each names its own tensors, so that
 * `model.safetensors.index.json` adds nothing. Tensors stay where they are.
 *
 * Rejects with a ModelFileError: 'not-a-model', 'truncated', 'unsupported-type', 'wrong-shape'.
 */
export async function openSafetensors(shards: readonly ByteSource[]): Promise<WeightSource> {
	const tensors = new Map<string, WeightTensor>();
	for (const shard of shards) {
		for (const tensor of await readShard(shard)) tensors.set(tensor.name, tensor);
	}
	return weightSource(tensors, shards[0]?.name ?? 'the model');
}

/** Tensors by their canonical names. @param file what a message calls their file. */
export function weightSource(
	tensors: ReadonlyMap<string, WeightTensor>,
	file: string,
): WeightSource {
	return {
		names: [...tensors.keys()],
		has: (name) => tensors.has(name),
		tensor(name) {
			const found = tensors.get(name);
			if (found !== undefined) return found;
			throw new ModelFileError(
				'missing-tensor',
				`${file} has no ${name}, which its config promises. A shard may be missing: take all files of the model.`,
			);
		},
	};
}

async function readShard(source: ByteSource): Promise<WeightTensor[]> {
	demandBytes(source.name, source.size, 0, 8);
	const head = await source.read(0, 8);
	const length = Number(new DataView(head.buffer, head.byteOffset).getBigUint64(0, true));
	if (length > largestHeader) throw notSafetensors(source.name, 'its header has no possible size');
	demandBytes(source.name, source.size, 8, length);
	const header = parseHeader(await source.read(8, length), source.name);
	return Object.entries(header)
		.filter(([name]) => name !== '__metadata__')
		.map(([name, info]) => readTensor(source, 8 + length, name, info));
}

function parseHeader(bytes: Uint8Array, file: string): Record<string, unknown> {
	try {
		const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) return { ...value };
	} catch {
		// Told below.
	}
	throw notSafetensors(file, 'its header is no JSON object');
}

function readTensor(
	source: ByteSource,
	dataStart: number,
	name: string,
	info: unknown,
): WeightTensor {
	const { dtype, shape, data_offsets: range } = { ...(info as Record<string, unknown>) };
	if (typeof dtype !== 'string' || !isLengths(shape) || !isLengths(range) || range.length !== 2) {
		throw notSafetensors(source.name, `${name} has no type, shape or place`);
	}
	const size = typeBytes[dtype];
	if (size === undefined) {
		throw new ModelFileError(
			'unsupported-type',
			`${source.name} stores ${name} as ${dtype}, which is not read here. Take the model's BF16, F16 or F32 weights, or a GGUF file of it.`,
		);
	}
	const [from, to] = range as [number, number];
	const bytes = shape.reduce((product, length) => product * length, size);
	if (to - from !== bytes) {
		throw new ModelFileError(
			'wrong-shape',
			`${source.name}: ${name} has ${to - from} bytes and its shape [${shape}] wants ${bytes}. The file is damaged: get it again.`,
		);
	}
	demandBytes(source.name, source.size, dataStart + from, bytes);
	const type = dtype as StoredType;
	const stored = { name, shape, type, source, offset: dataStart + from, interleavedHeads: null };
	return storedTensor(stored);
}

function isLengths(value: unknown): value is readonly number[] {
	return (
		Array.isArray(value) &&
		value.every((item) => typeof item === 'number' && Number.isSafeInteger(item) && item >= 0)
	);
}

function notSafetensors(name: string, reason: string): ModelFileError {
	return new ModelFileError(
		'not-a-model',
		`${name} is no safetensors file that can be read: ${reason}. Choose model.safetensors, or all of its shards, beside config.json.`,
	);
}
