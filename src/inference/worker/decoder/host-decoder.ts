import type { HostSession, HostTensor } from '../runtime/ort.ts';
import type { Queue } from '../runtime/queue.ts';
import {
	type Batch,
	type CacheMeter,
	cacheNames,
	type Decoder,
	type DecoderShape,
	tokensPerRow,
} from './decoder.ts';

/**
 * A model whose KV cache is plain memory of its actual length, given and taken back whole with every
 * run: what onnxruntime-web does on WebAssembly in any case (ENGINE.md, KV cache).
 */
export function createHostDecoder(
	session: HostSession,
	shape: DecoderShape,
	queue: Queue,
	meter: CacheMeter,
): Decoder {
	return {
		begin() {
			const arrays = new Map(cacheNames(shape).map((name) => [name, new Float32Array(0)]));
			if (shape.carried > 0) arrays.set('hidden', new Float32Array(shape.carried));
			return new HostBatch({ session, shape, queue, meter }, arrays, 1, 0);
		},
		release: () => queue(() => session.release()),
	};
}

type HostParts = {
	readonly session: HostSession;
	readonly shape: DecoderShape;
	readonly queue: Queue;
	readonly meter: CacheMeter;
};

class HostBatch implements Batch {
	readonly #parts: HostParts;
	/** By the name behind `past_`: [rows, kvHeads, length, headDim], and [rows, 1, carried] for `hidden`. */
	#arrays: ReadonlyMap<string, Float32Array>;
	#rows: number;
	#length: number;

	constructor(
		parts: HostParts,
		arrays: ReadonlyMap<string, Float32Array>,
		rows: number,
		length: number,
	) {
		this.#parts = parts;
		this.#arrays = arrays;
		this.#rows = rows;
		this.#length = length;
		parts.meter.add(bytesOf(arrays));
	}

	get rows(): number {
		return this.#rows;
	}

	get length(): number {
		return this.#length;
	}

	async read(ids: readonly number[]): Promise<Float32Array> {
		const { session, shape, queue } = this.#parts;
		const length = this.#length + tokensPerRow(this, ids, shape.maxTokens);
		const outputs = await queue(() => session.run(this.#feeds(ids, length)));
		const present = [...this.#arrays.keys()].map(
			(name) => [name, named(outputs, `present_${name}`)] as const,
		);
		this.#hold(new Map(present), this.#rows, length);
		return named(outputs, shape.outputName);
	}

	copy(): HostBatch {
		return this.fanOut(1);
	}

	fanOut(count: number): HostBatch {
		if (this.#rows !== 1) throw new RangeError(`${this.#rows} rows cannot be fanned out: one can`);
		const rows = new Array<number>(count).fill(0);
		return new HostBatch(this.#parts, this.#taken(rows), count, this.#length);
	}

	keep(rows: readonly number[]): void {
		this.#hold(this.#taken(rows), rows.length, this.#length);
	}

	free(): void {
		this.#hold(new Map(), 0, 0);
	}

	#hold(arrays: ReadonlyMap<string, Float32Array>, rows: number, length: number): void {
		this.#parts.meter.add(bytesOf(arrays) - bytesOf(this.#arrays));
		this.#arrays = arrays;
		this.#rows = rows;
		this.#length = length;
	}

	#taken(rows: readonly number[]): ReadonlyMap<string, Float32Array> {
		const take = (source: Float32Array): Float32Array => {
			const width = source.length / this.#rows;
			const taken = new Float32Array(width * rows.length);
			rows.forEach((row, at) => {
				taken.set(source.subarray(row * width, (row + 1) * width), at * width);
			});
			return taken;
		};
		return new Map([...this.#arrays].map(([name, array]) => [name, take(array)]));
	}

	#feeds(ids: readonly number[], length: number): Record<string, HostTensor> {
		const { kvHeads, headDim, carried } = this.#parts.shape;
		const rows = this.#rows;
		const feeds: Record<string, HostTensor> = {
			input_ids: int32(ids, [rows, ids.length / rows]),
			// GroupQueryAttention counts valid tokens minus one, new ones included.
			seqlens_k: int32(new Array<number>(rows).fill(length - 1), [rows]),
			total_sequence_length: int32([length], [1]),
		};
		for (const [name, data] of this.#arrays) {
			const dims = name === 'hidden' ? [rows, 1, carried] : [rows, kvHeads, this.#length, headDim];
			feeds[`past_${name}`] = { type: 'float32', data, dims };
		}
		return feeds;
	}
}

function int32(data: readonly number[], dims: readonly number[]): HostTensor {
	return { type: 'int32', data: Int32Array.from(data), dims };
}

function bytesOf(arrays: ReadonlyMap<string, Float32Array>): number {
	return [...arrays.values()].reduce((sum, { byteLength }) => sum + byteLength, 0);
}

function named(outputs: Readonly<Record<string, Float32Array>>, name: string): Float32Array {
	const output = outputs[name];
	if (output === undefined) throw new Error(`the graph has no output ${name}`);
	return output;
}
