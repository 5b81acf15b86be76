/** What a model reads and what it keeps of it, whatever runs it: host-decoder.ts, gpu-decoder.ts. */

import type { TopSizes } from '../graph/decoder-graph.ts';

export type DecoderShape = {
	readonly layers: number;
	readonly kvHeads: number;
	readonly headDim: number;
	/** Width of the state that a reward model hands on beside its keys and values; 0 for none. */
	readonly carried: number;
	/** Whether a token's surprise counts, by its id; null where nothing is carried. */
	readonly counts: Float32Array | null;
	/** Numbers a position that is read: logits, rewards, or what else the graph's heads say. */
	readonly outputWidth: number;
	/** Where the graph gives all logits and the likeliest are found afterwards (gpu-top.ts); else null. */
	readonly top: TopSizes | null;
	/** Longest context in tokens. */
	readonly maxTokens: number;
};

/** Sequences of equal length that one model has read, a row each, with their keys and values (KV cache). */
export interface Batch {
	readonly rows: number;
	/** Tokens a row. */
	readonly length: number;
	/** What its keys and values take. */
	readonly bytes: number;
	/**
	 * Reads `ids` ([rows, S], row-major) after what has been read. S > 1 needs one row: the kernel's
	 * rule (docs/engine.md, "Batches"). One call at a time.
	 *
	 * @param at which of the S positions are told, in rising order; the last where left out. Of the
	 * others the graph computes no output.
	 * @returns [rows, at.length, outputWidth].
	 */
	read(ids: readonly number[], at?: readonly number[]): Promise<Float32Array>;
	/** A row again, the first where none is named, in a batch of its own, to read on from here and from there. */
	copy(row?: number): Batch;
	/** `count` copies of the only row in one batch, for candidates that go on token by token. */
	fanOut(count: number): Batch;
	/** Keeps the given rows, each once, in the given order; this is how finished candidates leave. */
	keep(rows: readonly number[]): void;
	/** Gives the memory back; call it once, and nothing else afterwards. */
	free(): void;
}

export interface Decoder {
	/** One row that has read nothing. */
	begin(): Batch;
	/** How many of so many candidates can be written at once (room.ts); the room for them is there or taken now. */
	rowsAtOnce(candidates: number): Promise<number>;
	release(): Promise<void>;
}

/** Counts the bytes of all KV caches of one engine, and of its weights. */
export type CacheMeter = {
	/** Bytes that were taken, or given back where negative. */
	add(bytes: number): void;
	readonly bytes: number;
	/** The most at once since `begin`. */
	readonly peakBytes: number;
	begin(): void;
	/** Of a model that was loaded. */
	addWeights(bytes: number): void;
	readonly weightBytes: number;
};

export function createCacheMeter(): CacheMeter {
	let bytes = 0;
	let peakBytes = 0;
	let weightBytes = 0;
	return {
		add(change) {
			bytes += change;
			peakBytes = Math.max(peakBytes, bytes);
		},
		get bytes() {
			return bytes;
		},
		get peakBytes() {
			return peakBytes;
		},
		begin() {
			peakBytes = bytes;
		},
		addWeights(more) {
			weightBytes += more;
		},
		get weightBytes() {
			return weightBytes;
		},
	};
}

/** Names of the KV cache's tensors behind `past_` and `present_`. */
export function cacheNames({ layers }: DecoderShape): string[] {
	return Array.from({ length: layers }, (_, layer) => [`key_${layer}`, `value_${layer}`]).flat();
}

/** @returns S. @throws RangeError where the kernel would give wrong numbers or fail. */
export function tokensPerRow(
	{ rows, length }: Pick<Batch, 'rows' | 'length'>,
	ids: readonly number[],
	maxTokens: number,
): number {
	const tokens = ids.length / rows;
	if (!Number.isInteger(tokens) || tokens === 0 || (tokens > 1 && rows > 1)) {
		throw new RangeError(`${ids.length} ids cannot be read by ${rows} rows: give one a row`);
	}
	if (length + tokens > maxTokens) {
		throw new RangeError(`${length + tokens} tokens are more than the context of ${maxTokens}`);
	}
	return tokens;
}

/**
 * Where among new tokens a surprise has to be computed (graph/surprise.ts): `at` positions, one at least, and
 * for each token which of these is its own, from 1, or 0. Rows of a batch differ, and have one token each.
 */
export function countedTokens(
	counts: Float32Array,
	ids: readonly number[],
	rows: number,
): { readonly at: number[]; readonly from: number[] } {
	if (rows > 1) return { at: [0], from: [1] };
	const at: number[] = [];
	const from = ids.map((id, position) => (counts[id] === 0 ? 0 : at.push(position)));
	return { at: at.length > 0 ? at : [0], from };
}
