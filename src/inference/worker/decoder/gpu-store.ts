import type { GpuTensor } from '../runtime/ort.ts';
import { cacheNames, type DecoderShape } from './decoder.ts';

const bytesPerNumber = 4;

/**
 * The KV cache of up to `capacity` rows on the GPU, for whole contexts, so that nothing grows: the
 * same buffer is past and present of a run, which adds to it in place (docs/engine.md, "KV cache"). A row
 * lives in a slot; slots beyond those of a run are not touched.
 */
export class GpuStore {
	readonly capacity: number;
	readonly bytes: number;
	readonly #device: GPUDevice;
	readonly #shape: DecoderShape;
	/** By the name behind `past_`: [capacity, kvHeads, maxTokens, headDim]. */
	readonly #caches: ReadonlyMap<string, GPUBuffer>;
	/** [capacity, 1, carried]: one is read while the other is written. Empty where nothing is carried. */
	#hidden: readonly GPUBuffer[];
	/** Which of the two is read next; 0 where nothing is carried. */
	#side: 0 | 1 = 0;

	constructor(device: GPUDevice, shape: DecoderShape, capacity: number) {
		this.capacity = capacity;
		this.#device = device;
		this.#shape = shape;
		const bufferOf = (name: string, rowBytes: number): GPUBuffer =>
			device.createBuffer({
				label: `steplight ${name}`,
				// onnxruntime-web copies in pieces of 16 bytes.
				size: Math.ceil((capacity * rowBytes) / 16) * 16,
				usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
			});
		this.#caches = new Map(
			cacheNames(shape).map((name) => [name, bufferOf(name, cacheRowBytes(shape))]),
		);
		this.#hidden = (shape.carried > 0 ? [0, 1] : []).map(() =>
			bufferOf('hidden', shape.carried * bytesPerNumber),
		);
		this.bytes = this.#buffers().reduce((sum, { size }) => sum + size, 0);
	}

	/** What a run over the first `slots` slots reads and writes; call `turn` after it. */
	tensors(slots: number): {
		feeds: Record<string, GpuTensor>;
		fetches: Record<string, GpuTensor>;
	} {
		const { kvHeads, maxTokens, headDim, carried } = this.#shape;
		const feeds: Record<string, GpuTensor> = {};
		const fetches: Record<string, GpuTensor> = {};
		for (const [name, buffer] of this.#caches) {
			const dims = [slots, kvHeads, maxTokens, headDim];
			const tensor: GpuTensor = { type: 'float32', buffer, dims };
			feeds[`past_${name}`] = tensor;
			fetches[`present_${name}`] = tensor;
		}
		const [past, present] = this.#hidden;
		if (past !== undefined && present !== undefined) {
			const dims = [slots, 1, carried];
			feeds['past_hidden'] = { type: 'float32', buffer: past, dims };
			fetches['present_hidden'] = { type: 'float32', buffer: present, dims };
		}
		return { feeds, fetches };
	}

	/** What the last run wrote is what the next one reads. */
	turn(): void {
		if (this.#hidden.length === 0) return;
		this.#hidden = this.#hidden.toReversed();
		this.#side = this.#side === 0 ? 1 : 0;
	}

	/** The buffers and shapes of a run over so many slots: what a recording is good for. */
	runKey(slots: number): string {
		return `${slots} slots, side ${this.#side}`;
	}

	/** Copies a slot into the first `count` slots of another store of the same model. */
	fill(target: GpuStore, count: number, from: number): void {
		const encoder = this.#device.createCommandEncoder();
		const targets = target.#rowBuffers();
		for (const [at, { buffer, rowBytes }] of this.#rowBuffers().entries()) {
			const to = targets[at]?.buffer;
			if (to === undefined) throw new TypeError('the stores are of different models');
			for (let slot = 0; slot < count; slot++) {
				encoder.copyBufferToBuffer(buffer, from * rowBytes, to, slot * rowBytes, rowBytes);
			}
		}
		this.#device.queue.submit([encoder.finish()]);
	}

	/** Copies slots over others, [from, to] each; through a spare row, as no buffer copies to itself. */
	move(moves: readonly (readonly [number, number])[]): void {
		if (moves.length === 0) return;
		const encoder = this.#device.createCommandEncoder();
		const spare = this.#device.createBuffer({
			label: 'steplight spare row',
			size: Math.max(...this.#rowBuffers().map(({ rowBytes }) => rowBytes)),
			usage: GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST,
		});
		for (const { buffer, rowBytes } of this.#rowBuffers()) {
			for (const [from, to] of moves) {
				encoder.copyBufferToBuffer(buffer, from * rowBytes, spare, 0, rowBytes);
				encoder.copyBufferToBuffer(spare, 0, buffer, to * rowBytes, rowBytes);
			}
		}
		this.#device.queue.submit([encoder.finish()]);
		spare.destroy();
	}

	destroy(): void {
		for (const buffer of this.#buffers()) buffer.destroy();
	}

	#buffers(): GPUBuffer[] {
		return [...this.#caches.values(), ...this.#hidden];
	}

	/** All that belongs to a row between two runs. */
	#rowBuffers(): { buffer: GPUBuffer; rowBytes: number }[] {
		const caches = [...this.#caches.values()].map((buffer) => ({
			buffer,
			rowBytes: cacheRowBytes(this.#shape),
		}));
		const [past] = this.#hidden;
		const rowBytes = this.#shape.carried * bytesPerNumber;
		return past === undefined ? caches : [...caches, { buffer: past, rowBytes }];
	}
}

function cacheRowBytes({ kvHeads, maxTokens, headDim }: DecoderShape): number {
	return kvHeads * maxTokens * headDim * bytesPerNumber;
}
