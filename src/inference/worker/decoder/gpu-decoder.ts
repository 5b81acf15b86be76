import type { GpuSession } from '../runtime/ort.ts';
import type { Queue } from '../runtime/queue.ts';
import {
	type Batch,
	type CacheMeter,
	type Decoder,
	type DecoderShape,
	tokensPerRow,
} from './decoder.ts';
import { Bench, type Seat, slotsFor } from './gpu-bench.ts';
import { createGpuRunner, type GpuRunner } from './gpu-run.ts';

/**
 * A model whose KV cache stays on the GPU: token ids go there, logits or rewards come back.
 * A fanned-out batch decodes in slots that outlive it, by recorded commands; their number is a power
 * of two, so that a recording serves many steps, and rows move together when half the slots will do.
 *
 * @param roomFor how many rows there is room for, as far as it is known before.
 */
export function createGpuDecoder(
	session: GpuSession,
	shape: DecoderShape,
	queue: Queue,
	meter: CacheMeter,
	roomFor: () => number,
): Decoder {
	const runner = createGpuRunner(session, shape);
	const bench = new Bench(session.device, shape, meter);
	const { longestRead } = session;
	return {
		begin: () => new GpuBatch({ runner, bench, shape, queue, longestRead }, bench.own(1), 1, 0),
		async rowsAtOnce(candidates) {
			for (let rows = Math.min(candidates, roomFor()); rows > 1; rows = Math.floor(rows / 2)) {
				if (await bench.reserve(rows)) return rows;
			}
			return 1;
		},
		async release() {
			bench.destroy();
			runner.destroy();
			await queue(() => session.release());
		},
	};
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

	get bytes(): number {
		return this.#seat.store.bytes;
	}

	async read(ids: readonly number[], at?: readonly number[]): Promise<Float32Array> {
		const { shape, longestRead } = this.#parts;
		const tokens = tokensPerRow(this, ids, shape.maxTokens);
		const wanted = at ?? [tokens - 1];
		if (tokens <= longestRead) return this.#readAtOnce(ids, wanted);
		const output = new Float32Array(wanted.length * shape.outputWidth);
		let told = 0;
		for (let from = 0; from < tokens; from += longestRead) {
			const piece = ids.slice(from, from + longestRead);
			const here = wanted
				.map((position) => position - from)
				.filter((position) => position >= 0 && position < piece.length);
			// A run tells one position at least.
			const said = await this.#readAtOnce(piece, here.length > 0 ? here : [0]);
			output.set(said.subarray(0, here.length * shape.outputWidth), told * shape.outputWidth);
			told += here.length;
		}
		return output;
	}

	copy(row = 0): GpuBatch {
		return this.#copied(row, 1, this.#parts.bench.own(1));
	}

	fanOut(count: number): GpuBatch {
		if (this.rows !== 1) throw new RangeError(`${this.rows} rows cannot be fanned out: one can`);
		return this.#copied(0, count, this.#parts.bench.kept(count));
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

	#copied(row: number, count: number, seat: Seat): GpuBatch {
		const slot = this.#slots[row];
		if (slot === undefined) throw new RangeError(`there is no row ${row} to copy`);
		this.#seat.store.fill(seat.store, count, slot);
		return new GpuBatch(this.#parts, seat, count, this.#length);
	}

	/** One token a row, or at most `longestRead` tokens of the only row. */
	async #readAtOnce(ids: readonly number[], at: readonly number[]): Promise<Float32Array> {
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
			runner.run({ store, ids: placed, slots, length, wanted, at, graph }),
		);
		this.#length = length;
		return takeSlots(output, this.#slots, at.length * shape.outputWidth);
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
