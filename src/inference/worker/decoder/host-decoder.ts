import type { HostSession, HostTensor } from '../runtime/ort.ts';
import type { Queue } from '../runtime/queue.ts';
import {
	type Batch,
	type CacheMeter,
	cacheNames,
	countedTokens,
	type Decoder,
	type DecoderShape,
	tokensPerRow,
} from './decoder.ts';

/**
 * A model whose KV cache is plain memory: onnxruntime-web copies it into WebAssembly's with every run
 * in any case (docs/engine.md, "KV cache"). What comes back are the new keys and values alone, which are
 * written behind those that are there.
 *
 * @param roomFor how many rows there is room for.
 */
export function createHostDecoder(
	session: HostSession,
	shape: DecoderShape,
	queue: Queue,
	meter: CacheMeter,
	roomFor: () => number,
): Decoder {
	return {
		rowsAtOnce: async (candidates) => Math.min(candidates, roomFor()),
		begin: () => new HostBatch({ session, shape, queue, meter }, 1),
		release: () => queue(() => session.release()),
	};
}

type HostParts = {
	readonly session: HostSession;
	readonly shape: DecoderShape;
	readonly queue: Queue;
	readonly meter: CacheMeter;
};

/** What a batch has read. */
type Held = {
	readonly caches: ReadonlyMap<string, Float32Array>;
	readonly hidden: Float32Array;
	readonly length: number;
	readonly room: number;
};

/** Tokens that a cache grows by: what is not yet valid travels with every run, what must grow is copied. */
const growth = 32;

class HostBatch implements Batch {
	readonly #parts: HostParts;
	/** By the name behind `past_`: [rows, kvHeads, room, headDim], of which `length` tokens are valid. */
	#caches: ReadonlyMap<string, Float32Array>;
	/** [rows, carried]. */
	#hidden: Float32Array;
	#rows: number;
	#length: number;
	#room: number;

	constructor(parts: HostParts, rows: number, held: Held | null = null) {
		const { carried } = parts.shape;
		const none = new Float32Array(0);
		this.#parts = parts;
		this.#rows = rows;
		this.#length = held?.length ?? 0;
		this.#room = held?.room ?? 0;
		this.#caches = held?.caches ?? new Map(cacheNames(parts.shape).map((name) => [name, none]));
		this.#hidden = held?.hidden ?? new Float32Array(carried);
		parts.meter.add(this.bytes);
	}

	get rows(): number {
		return this.#rows;
	}

	get length(): number {
		return this.#length;
	}

	get bytes(): number {
		const arrays = [...this.#caches.values(), this.#hidden];
		return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
	}

	async read(ids: readonly number[], at?: readonly number[]): Promise<Float32Array> {
		const { session, shape, queue } = this.#parts;
		const tokens = tokensPerRow(this, ids, shape.maxTokens);
		const length = this.#length + tokens;
		const feeds = this.#feeds(ids, tokens, at ?? [tokens - 1]);
		const outputs = await queue(() => session.run(feeds));
		this.#reserve(length);
		for (const [name, cache] of this.#caches)
			this.#append(cache, named(outputs, `added_${name}`), tokens);
		if (shape.carried > 0) this.#hidden = named(outputs, 'present_hidden');
		this.#length = length;
		return named(outputs, 'output');
	}

	copy(row = 0): HostBatch {
		return new HostBatch(this.#parts, 1, this.#taken([row]));
	}

	fanOut(count: number): HostBatch {
		if (this.#rows !== 1) throw new RangeError(`${this.#rows} rows cannot be fanned out: one can`);
		return new HostBatch(this.#parts, count, this.#taken(new Array<number>(count).fill(0)));
	}

	keep(rows: readonly number[]): void {
		this.#hold(this.#taken(rows), rows.length);
	}

	free(): void {
		this.#hold({ caches: new Map(), hidden: new Float32Array(0), length: 0, room: 0 }, 0);
	}

	#hold({ caches, hidden, length, room }: Held, rows: number): void {
		const before = this.bytes;
		this.#caches = caches;
		this.#hidden = hidden;
		this.#rows = rows;
		this.#length = length;
		this.#room = room;
		this.#parts.meter.add(this.bytes - before);
	}

	#taken(rows: readonly number[]): Held {
		const take = (source: Float32Array): Float32Array => {
			const width = source.length / this.#rows;
			const taken = new Float32Array(width * rows.length);
			rows.forEach((row, at) => {
				taken.set(source.subarray(row * width, (row + 1) * width), at * width);
			});
			return taken;
		};
		const caches = new Map([...this.#caches].map(([name, array]) => [name, take(array)]));
		return { caches, hidden: take(this.#hidden), length: this.#length, room: this.#room };
	}

	/** Makes room for so many tokens a row. */
	#reserve(length: number): void {
		if (length <= this.#room) return;
		const { kvHeads, headDim } = this.#parts.shape;
		const room = Math.ceil(length / growth) * growth;
		const grown = (cache: Float32Array): Float32Array => {
			const wider = new Float32Array(this.#rows * kvHeads * room * headDim);
			for (let head = 0; head < this.#rows * kvHeads; head++) {
				const from = head * this.#room * headDim;
				const valid = cache.subarray(from, from + this.#length * headDim);
				wider.set(valid, head * room * headDim);
			}
			return wider;
		};
		const caches = new Map([...this.#caches].map(([name, cache]) => [name, grown(cache)]));
		const [hidden, before] = [this.#hidden, this.#length];
		this.#hold({ caches, hidden, length: before, room }, this.#rows);
	}

	/** Writes `added` [rows, kvHeads, tokens, headDim] behind what is valid. */
	#append(cache: Float32Array, added: Float32Array, tokens: number): void {
		const { kvHeads, headDim } = this.#parts.shape;
		const width = tokens * headDim;
		for (let head = 0; head < this.#rows * kvHeads; head++) {
			const part = added.subarray(head * width, (head + 1) * width);
			cache.set(part, (head * this.#room + this.#length) * headDim);
		}
	}

	#feeds(
		ids: readonly number[],
		tokens: number,
		at: readonly number[],
	): Record<string, HostTensor> {
		const { kvHeads, headDim, carried, counts } = this.#parts.shape;
		const [rows, before] = [this.#rows, this.#length];
		const feeds: Record<string, HostTensor> = {
			input_ids: int32(ids, [rows, tokens]),
			// GroupQueryAttention counts valid tokens minus one, new ones included.
			seqlens_k: int32(new Array<number>(rows).fill(before + tokens - 1), [rows]),
			total_sequence_length: int32([before + tokens], [1]),
			read_at: int32(at, [at.length]),
			added_at: int32(
				Array.from({ length: tokens }, (_, token) => before + token),
				[tokens],
			),
		};
		for (const [name, data] of this.#caches) {
			const dims = [rows, kvHeads, this.#room, headDim];
			feeds[`past_${name}`] = { type: 'float32', data, dims };
		}
		if (counts !== null) {
			const { at: countedAt, from } = countedTokens(counts, ids, rows);
			feeds['counted_at'] = int32(countedAt, [countedAt.length]);
			feeds['counted_from'] = int32(from, [tokens]);
			feeds['past_hidden'] = { type: 'float32', data: this.#hidden, dims: [rows, 1, carried] };
		}
		return feeds;
	}
}

function int32(data: readonly number[], dims: readonly number[]): HostTensor {
	return { type: 'int32', data: Int32Array.from(data), dims };
}

function named(outputs: Readonly<Record<string, Float32Array>>, name: string): Float32Array {
	const output = outputs[name];
	if (output === undefined) throw new Error(`the graph has no output ${name}`);
	return output;
}
