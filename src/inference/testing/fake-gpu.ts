/**
 * As much of a GPUDevice as the worker uses, in plain memory and as strict as the real one: what
 * WebGPU calls a validation error throws here. It counts what lives and what crosses to the host.
 */

const usages = { MAP_READ: 1, COPY_SRC: 4, COPY_DST: 8, STORAGE: 128 };

/** Tests run in Node, which has no WebGPU: the constants are those of the specification. */
Object.assign(globalThis, { GPUBufferUsage: usages, GPUMapMode: { READ: 1 } });

export class FakeBuffer {
	readonly size: number;
	readonly #usage: number;
	readonly #bytes: ArrayBuffer;
	readonly #onDestroy: () => void;
	#state: 'unmapped' | 'mapped' | 'destroyed' = 'unmapped';

	constructor({ size, usage }: GPUBufferDescriptor, onDestroy: () => void) {
		if (size === 0 || size % 4 !== 0) throw new Error(`${size} bytes are no size of a buffer`);
		this.size = size;
		this.#usage = usage;
		this.#bytes = new ArrayBuffer(size);
		this.#onDestroy = onDestroy;
	}

	/** The memory, for a use that the buffer was made for. */
	access(usage: keyof typeof usages): ArrayBuffer {
		if ((this.#usage & usages[usage]) === 0) throw new Error(`the buffer is not for ${usage}`);
		if (this.#state !== 'unmapped') throw new Error(`the buffer is ${this.#state}`);
		return this.#bytes;
	}

	async mapAsync(): Promise<void> {
		this.access('MAP_READ');
		this.#state = 'mapped';
	}

	getMappedRange(offset: number, size: number): ArrayBuffer {
		if (this.#state !== 'mapped') throw new Error(`the buffer is ${this.#state}`);
		return this.#bytes.slice(offset, offset + size);
	}

	unmap(): void {
		this.#state = 'unmapped';
	}

	destroy(): void {
		if (this.#state === 'destroyed') throw new Error('destroyed twice');
		this.#state = 'destroyed';
		this.#onDestroy();
	}
}

type Copy = () => void;

export class FakeGpu {
	liveBuffers = 0;
	liveBytes = 0;
	/** The longest buffer that there is memory for. */
	mostBytes = Number.POSITIVE_INFINITY;
	#isOut = false;
	copies = 0;

	/** The same object under the name that the worker knows. */
	get device(): GPUDevice {
		return this as unknown as GPUDevice;
	}

	readonly queue = {
		writeBuffer(buffer: FakeBuffer, offset: number, data: Int32Array): void {
			new Int32Array(buffer.access('COPY_DST'), offset).set(data);
		},
		submit(commands: readonly Copy[][]): void {
			for (const copy of commands.flat()) copy();
		},
	};

	pushErrorScope(): void {
		this.#isOut = false;
	}

	async popErrorScope(): Promise<object | null> {
		return this.#isOut ? {} : null;
	}

	createBuffer(descriptor: GPUBufferDescriptor): FakeBuffer {
		this.#isOut ||= descriptor.size > this.mostBytes;
		this.liveBuffers += 1;
		this.liveBytes += descriptor.size;
		return new FakeBuffer(descriptor, () => {
			this.liveBuffers -= 1;
			this.liveBytes -= descriptor.size;
		});
	}

	createCommandEncoder() {
		const copies: Copy[] = [];
		return {
			copyBufferToBuffer: (
				from: FakeBuffer,
				fromAt: number,
				to: FakeBuffer,
				toAt: number,
				size: number,
			): void => {
				if (from === to) throw new Error('source and destination are the same buffer');
				this.copies += 1;
				copies.push(() => {
					const source = new Uint8Array(from.access('COPY_SRC'), fromAt, size);
					new Uint8Array(to.access('COPY_DST')).set(source, toAt);
				});
			},
			finish: () => copies,
		};
	}
}
