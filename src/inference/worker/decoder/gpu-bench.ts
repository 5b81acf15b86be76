import type { CacheMeter, DecoderShape } from './decoder.ts';
import { GpuStore } from './gpu-store.ts';
import { mostRows } from './room.ts';

/** A store while a batch has it. */
export type Seat = {
	readonly store: GpuStore;
	/** The recording for runs over so many slots; null where nothing is recorded. */
	graphOf(slots: number): number | null;
	leave(): void;
};

/**
 * Gives batches their stores. One is kept from run to run, with the recordings made on it: nothing
 * frees a recording, so there must not be new ones for every run.
 */
export class Bench {
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
		const isLarge = this.#kept !== null && this.#kept.capacity >= rows;
		const store = this.#kept !== null && isLarge ? this.#kept : this.#keep(rows);
		this.#isTaken = true;
		const leave = (): void => {
			this.#isTaken = false;
		};
		return { store, graphOf: (slots) => this.#graphOf(store.runKey(slots)), leave };
	}

	/** Makes the kept store large enough; false where the GPU has no memory for that. */
	async reserve(rows: number): Promise<boolean> {
		if (this.#isTaken || (this.#kept !== null && this.#kept.capacity >= rows)) return true;
		this.#device.pushErrorScope('out-of-memory');
		this.#keep(rows);
		if ((await this.#device.popErrorScope()) === null) return true;
		if (this.#kept !== null) this.#destroy(this.#kept);
		this.#kept = null;
		return false;
	}

	/** Ends every store, whoever has it. */
	destroy(): void {
		for (const store of this.#live) this.#destroy(store);
	}

	#keep(rows: number): GpuStore {
		if (this.#kept !== null) this.#destroy(this.#kept);
		this.#graphs.clear();
		this.#kept = this.#create(rows);
		return this.#kept;
	}

	#graphOf(runKey: string): number {
		const known = this.#graphs.get(runKey);
		if (known !== undefined) return known;
		this.#graphCount += 1;
		this.#graphs.set(runKey, this.#graphCount);
		return this.#graphCount;
	}

	#create(rows: number): GpuStore {
		if (rows > mostRows) throw new RangeError(`${rows} rows are more than ${mostRows}`);
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

/** The power of two that holds so many rows. */
export function slotsFor(rows: number): number {
	return 2 ** Math.ceil(Math.log2(rows));
}
