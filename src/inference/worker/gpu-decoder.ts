import {
	type Batch,
	type CacheMeter,
	type Decoder,
	type DecoderShape,
	tokensPerRow,
} from './decoder.ts';
import { createGpuRunner, type GpuRunner, mostSlots } from './gpu-run.ts';
import { GpuStore } from './gpu-store.ts';
import type { GpuSession } from './ort.ts';
import type { Queue } from './queue.ts';

/**
 * A model whose KV cache stays on the GPU: token ids go there, logits or rewards come back.
 * A fanned-out batch decodes in slots that outlive it, by recorded commands; their number is a power
 * of two, so that a recording serves many steps, and rows move together when half the slots will do.
 */
export function createGpuDecoder(
	session: GpuSession,
	shape: DecoderShape,
	queue: Queue,
	meter: CacheMeter,
): Decoder {
	const runner = createGpuRunner(session, shape);
	const bench = new Bench(session.device, shape, meter);
	const { longestRead } = session;
	return {
		begin: () => new GpuBatch({ runner, bench, shape, queue, longestRead }, bench.own(1), 1, 0),
		async release() {
			bench.destroy();
			runner.destroy();
			await queue(() => session.release());
		},
	};
}

/** A store while a batch has it. */
type Seat = {
	readonly store: GpuStore;
	/** The recording for runs over so many slots; null where nothing is recorded. */
	graphOf(slots: number): number | null;
	leave(): void;
};

/**
 * Gives batches their stores. One is kept from run to run, with the recordings made on it: nothing
 * frees a recording, so there must not be new ones for every run.
 */
class Bench {
	readonly #device: GPUDevice;
	readonly #shape: DecoderShape;
	readonly #meter: CacheMeter;
	readonly #live = new Set<GpuStore>();
	#kept: GpuStore | null = null;
	#isTaken = false;
	/** By the kept store's `runKey`. */
	readonly #graphs = new Map<string, number>();
	#graphCount = 0;

	constructor(device: GPUDevice, shape: DecoderShape, meter: CacheMeter) {
		this.#device = device;
		this.#shape = shape;
		this.#meter = meter;
	}

	/** A store that ends with the batch. */
	own(rows: number): Seat {
		const store = this.#create(rows);
		return { store, graphOf: () => null, leave: () => this.#destroy(store) };
	}

	/** The kept store, made larger if need be; one that ends with the batch while another has it. */
	kept(rows: number): Seat {
		if (this.#isTaken) return this.own(rows);
		if (this.#kept === null || this.#kept.capacity < rows) {
			if (this.#kept !== null) this.#destroy(this.#kept);
			this.#graphs.clear();
			this.#kept = this.#create(rows);
		}
		this.#isTaken = true;
		const leave = (): void => {
			this.#isTaken = false;
		};
		const store = this.#kept;
		return { store, graphOf: (slots) => this.#graphOf(store.runKey(slots)), leave };
	}

	/** Ends every store, whoever has it. */
	destroy(): void {
		for (const store of this.#live) this.#destroy(store);
	}

	#graphOf(runKey: string): number {
		const known = this.#graphs.get(runKey);
		if (known !== undefined) return known;
		this.#graphCount += 1;
		this.#graphs.set(runKey, this.#graphCount);
		return this.#graphCount;
	}

	#create(rows: number): GpuStore {
		if (rows > mostSlots) throw new RangeError(`${rows} rows are more than ${mostSlots}`);
		const store = new GpuStore(this.#device, this.#shape, slotsFor(rows));
		this.#meter.add(store.bytes);
		this.#live.add(store);
		return store;
	}

	#destroy(store: GpuStore): void {
		if (!this.#live.delete(store)) return;
		this.#meter.add(-store.bytes);
		store.destroy();
	}
}

type GpuParts = {
	readonly runner: GpuRunner;
	readonly bench: Bench;
	readonly shape: DecoderShape;
	readonly queue: Queue;
	readonly longestRead: number;
};

class GpuBatch implements Batch {
	readonly #parts: GpuParts;
	readonly #seat: Seat;
	/** The slot of each row; those between them hold rows that have left, and compute for nothing. */
	#slots: readonly number[];
	#length: number;

	constructor(parts: GpuParts, seat: Seat, rows: number, length: number) {
		this.#parts = parts;
		this.#seat = seat;
		this.#slots = Array.from({ length: rows }, (_, row) => row);
		this.#length = length;
	}

	get rows(): number {
		return this.#slots.length;
	}

	get length(): number {
		return this.#length;
	}

	async read(ids: readonly number[]): Promise<Float32Array> {
		const { shape, longestRead } = this.#parts;
		const tokens = tokensPerRow(this, ids, shape.maxTokens);
		if (tokens <= longestRead) return this.#readAtOnce(ids);
		const output = new Float32Array(tokens * shape.outputWidth);
		for (let at = 0; at < tokens; at += longestRead) {
			const piece = await this.#readAtOnce(ids.slice(at, at + longestRead));
			output.set(piece, at * shape.outputWidth);
		}
		return output;
	}

	copy(): GpuBatch {
		return this.#copied(1, this.#parts.bench.own(1));
	}

	fanOut(count: number): GpuBatch {
		return this.#copied(count, this.#parts.bench.kept(count));
	}

	keep(rows: readonly number[]): void {
		const slots = rows.map((row) => this.#slots[row] as number);
		const count = slotsFor(rows.length);
		if (count === slotsFor(this.rows)) {
			this.#slots = slots;
			return;
		}
		const taken = new Set(slots);
		const empty = Array.from({ length: count }, (_, slot) => slot).filter((at) => !taken.has(at));
		const moves: [number, number][] = [];
		this.#slots = slots.map((slot) => {
			if (slot < count) return slot;
			const to = empty.shift() as number;
			moves.push([slot, to]);
			return to;
		});
		this.#seat.store.move(moves);
	}

	free(): void {
		this.#seat.leave();
	}

	#copied(count: number, seat: Seat): GpuBatch {
		if (this.rows !== 1) throw new RangeError(`${this.rows} rows cannot be fanned out: one can`);
		this.#seat.store.fill(seat.store, count);
		return new GpuBatch(this.#parts, seat, count, this.#length);
	}

	/** One token a row, or at most `longestRead` tokens of the only row. */
	async #readAtOnce(ids: readonly number[]): Promise<Float32Array> {
		const { runner, queue, shape } = this.#parts;
		const { store, graphOf } = this.#seat;
		const slots = slotsFor(this.rows);
		const tokens = ids.length / this.rows;
		const placed = new Int32Array(slots * tokens);
		for (const [row, slot] of this.#slots.entries()) {
			placed.set(ids.slice(row * tokens, (row + 1) * tokens), slot * tokens);
		}
		const length = this.#length + tokens;
		const wanted = Math.max(...this.#slots) + 1;
		const graph = tokens === 1 ? graphOf(slots) : null;
		const output = await queue(() =>
			runner.run({ store, ids: placed, slots, length, wanted, graph }),
		);
		this.#length = length;
		return takeSlots(output, this.#slots, tokens * shape.outputWidth);
	}
}

/** [wanted, width] to [rows, width]; no copy where the rows are in their slots. */
function takeSlots(output: Float32Array, slots: readonly number[], width: number): Float32Array {
	if (slots.every((slot, row) => slot === row)) return output;
	const taken = new Float32Array(slots.length * width);
	for (const [row, slot] of slots.entries()) {
		taken.set(output.subarray(slot * width, (slot + 1) * width), row * width);
	}
	return taken;
}

/** The power of two that holds so many rows. */
function slotsFor(rows: number): number {
	return 2 ** Math.ceil(Math.log2(rows));
}
