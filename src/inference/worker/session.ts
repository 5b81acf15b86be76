import type { GraphSession, HostTensor } from './ort.ts';
import type { Queue } from './queue.ts';

/** What the KV cache of one model looks like. */
export type DecoderShape = {
	readonly layers: number;
	readonly kvHeads: number;
	readonly headDim: number;
	/** Width of the state that a reward model hands on beside its KV cache; 0 for a generator. */
	readonly carried: number;
};

/**
 * Keys and values of `length` tokens for `rows` sequences of equal length; one array
 * [rows, kvHeads, length, headDim] a layer. Never changed in place, so that one question's cache
 * can serve every candidate.
 */
export type KvCache = {
	readonly rows: number;
	readonly length: number;
	readonly keys: readonly Float32Array[];
	readonly values: readonly Float32Array[];
	/** [rows, carried]: the language model's state at the last token, in which a reward model finds the next one's surprise. */
	readonly carried: Float32Array;
};

type DecoderOutput = {
	/** [rows, tokensPerRow, width]; width is the vocabulary of a generator, 1 of a reward model. */
	readonly output: Float32Array;
	readonly cache: KvCache;
};

/** One model with its KV cache outside: give it new tokens and the cache of those before. */
export interface Decoder {
	readonly empty: KvCache;
	/**
	 * Reads `ids` ([cache.rows, S], row-major) after what the cache holds.
	 * S > 1 with a non-empty cache needs one row: the kernel's rule (ENGINE.md, Batching).
	 */
	read(cache: KvCache, ids: readonly number[]): Promise<DecoderOutput>;
	release(): Promise<void>;
}

/** @param longestRead most new tokens a row in one run; longer texts are read in pieces. */
export function createDecoder(
	session: GraphSession,
	shape: DecoderShape,
	outputName: 'logits' | 'rewards',
	queue: Queue,
	longestRead = Number.POSITIVE_INFINITY,
): Decoder {
	const layers = Array.from({ length: shape.layers }, (_, layer) => layer);

	async function readAtOnce(cache: KvCache, ids: readonly number[]): Promise<DecoderOutput> {
		const length = cache.length + ids.length / cache.rows;
		const outputs = await queue(() => session.run(feedsFor(shape, cache, ids, length)));
		return {
			output: named(outputs, outputName),
			cache: {
				rows: cache.rows,
				length,
				keys: layers.map((layer) => named(outputs, `present_key_${layer}`)),
				values: layers.map((layer) => named(outputs, `present_value_${layer}`)),
				carried: shape.carried === 0 ? cache.carried : named(outputs, 'present_hidden'),
			},
		};
	}

	return {
		empty: {
			rows: 1,
			length: 0,
			keys: layers.map(() => new Float32Array(0)),
			values: layers.map(() => new Float32Array(0)),
			carried: new Float32Array(shape.carried),
		},

		async read(cache, ids) {
			if (cache.rows > 1 || ids.length <= longestRead) return readAtOnce(cache, ids);
			const pieces: Float32Array[] = [];
			let past = cache;
			for (let at = 0; at < ids.length; at += longestRead) {
				const piece = await readAtOnce(past, ids.slice(at, at + longestRead));
				pieces.push(piece.output);
				past = piece.cache;
			}
			return { output: join(pieces), cache: past };
		},

		release: () => queue(() => session.release()),
	};
}

/** `count` copies of the only row: the question is read once and serves every candidate. */
export function fanOut(cache: KvCache, count: number): KvCache {
	return takeRows(
		cache,
		Array.from({ length: count }, () => 0),
	);
}

/** The given rows in the given order; this is how finished candidates leave the batch. */
export function takeRows(cache: KvCache, rows: readonly number[]): KvCache {
	const take = (source: Float32Array): Float32Array => {
		const width = source.length / cache.rows;
		const taken = new Float32Array(width * rows.length);
		rows.forEach((row, at) => {
			taken.set(source.subarray(row * width, (row + 1) * width), at * width);
		});
		return taken;
	};
	return {
		rows: rows.length,
		length: cache.length,
		keys: cache.keys.map(take),
		values: cache.values.map(take),
		carried: take(cache.carried),
	};
}

function feedsFor(
	shape: DecoderShape,
	cache: KvCache,
	ids: readonly number[],
	length: number,
): Record<string, HostTensor> {
	const { rows } = cache;
	const int32 = (data: readonly number[], dims: readonly number[]): HostTensor => ({
		type: 'int32',
		data: Int32Array.from(data),
		dims,
	});
	const float32 = (data: Float32Array, dims: readonly number[]): HostTensor => ({
		type: 'float32',
		data,
		dims,
	});
	const pastDims = [rows, shape.kvHeads, cache.length, shape.headDim];
	const feeds: Record<string, HostTensor> = {
		input_ids: int32(ids, [rows, ids.length / rows]),
		// GroupQueryAttention counts valid tokens minus one, new ones included.
		seqlens_k: int32(new Array<number>(rows).fill(length - 1), [rows]),
		total_sequence_length: int32([length], [1]),
	};
	cache.keys.forEach((data, layer) => {
		feeds[`past_key_${layer}`] = float32(data, pastDims);
	});
	cache.values.forEach((data, layer) => {
		feeds[`past_value_${layer}`] = float32(data, pastDims);
	});
	if (shape.carried > 0) feeds['past_hidden'] = float32(cache.carried, [rows, 1, shape.carried]);
	return feeds;
}

function named(outputs: Readonly<Record<string, Float32Array>>, name: string): Float32Array {
	const output = outputs[name];
	if (output === undefined) throw new Error(`the graph has no output ${name}`);
	return output;
}

function join(pieces: readonly Float32Array[]): Float32Array {
	const joined = new Float32Array(pieces.reduce((sum, { length }) => sum + length, 0));
	let at = 0;
	for (const piece of pieces) {
		joined.set(piece, at);
		at += piece.length;
	}
	return joined;
}
