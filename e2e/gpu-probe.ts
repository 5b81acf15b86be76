import type { Page } from '@playwright/test';

export type GpuCounts = {
	/** Bytes that the worker gave to the GPU, and took back from it. */
	readonly toGpu: number;
	readonly toHost: number;
	/** Made by runs that are not repeated from a recording. */
	readonly bindGroups: number;
	/** Buffers of ours that live now, and their bytes. */
	readonly buffers: number;
	readonly bytes: number;
	/** All buffers made and not yet destroyed, the engine's too, and their bytes. */
	readonly live: number;
	readonly liveBytes: number;
};

/** Counts, by wrapping WebGPU in the page's worker before it loads, what crosses and what lives. */
export class GpuProbe {
	readonly #page: Page;

	private constructor(page: Page) {
		this.#page = page;
	}

	/** Before the page is opened. */
	static async install(page: Page): Promise<GpuProbe> {
		await beforeWorkers(page, `(${countGpuUse})()`);
		return new GpuProbe(page);
	}

	async counts(): Promise<GpuCounts> {
		const all = await Promise.all(
			this.#page.workers().map((worker) =>
				worker.evaluate(() => {
					const { gpuCounts } = globalThis as { gpuCounts?: GpuCounts };
					return gpuCounts ?? null;
				}),
			),
		);
		const counts = all.find((each) => each !== null);
		if (counts === undefined) throw new Error('no worker is probed');
		return counts;
	}
}

/** Before the page is opened: each of its workers will run `script` before its own. */
export async function beforeWorkers(page: Page, script: string): Promise<void> {
	await page.addInitScript(`(${wrapWorkers})(${JSON.stringify(script)})`);
}

/** Runs in the page: a worker evaluates `probe` before its own module; messages wait for both. */
function wrapWorkers(probe: string): void {
	const scriptOf = (source: string): string =>
		URL.createObjectURL(new Blob([source], { type: 'text/javascript' }));
	globalThis.Worker = class extends Worker {
		constructor(url: string | URL, options?: WorkerOptions) {
			const modules = [scriptOf(probe), new URL(url, location.href).href];
			const source = modules.map((module) => `import ${JSON.stringify(module)};`).join('\n');
			super(scriptOf(source), options);
		}
	};
}

/** Runs in the worker. */
function countGpuUse(): void {
	const counts = {
		...{ toGpu: 0, toHost: 0, bindGroups: 0 },
		...{ buffers: 0, bytes: 0, live: 0, liveBytes: 0 },
	};
	const alive = new WeakSet<GPUBuffer>();
	Object.assign(globalThis, { gpuCounts: counts });
	const { createBuffer, createBindGroup } = GPUDevice.prototype;
	GPUDevice.prototype.createBuffer = function (descriptor) {
		const buffer = createBuffer.call(this, descriptor);
		if (descriptor.mappedAtCreation === true) counts.toGpu += descriptor.size;
		alive.add(buffer);
		counts.live += 1;
		counts.liveBytes += buffer.size;
		if (buffer.label.startsWith('steplight')) {
			counts.buffers += 1;
			counts.bytes += buffer.size;
		}
		return buffer;
	};
	GPUDevice.prototype.createBindGroup = function (descriptor) {
		counts.bindGroups += 1;
		return createBindGroup.call(this, descriptor);
	};
	const { mapAsync, destroy } = GPUBuffer.prototype;
	GPUBuffer.prototype.mapAsync = function (...args) {
		const [mode, offset = 0, size = this.size - offset] = args;
		if (mode === GPUMapMode.READ) counts.toHost += size;
		else counts.toGpu += size;
		return mapAsync.apply(this, args);
	};
	GPUBuffer.prototype.destroy = function () {
		// It may be destroyed twice.
		if (alive.delete(this)) {
			counts.live -= 1;
			counts.liveBytes -= this.size;
		}
		if (this.label.startsWith('steplight')) {
			counts.buffers -= 1;
			counts.bytes -= this.size;
		}
		return destroy.call(this);
	};
	const { writeBuffer } = GPUQueue.prototype;
	// Assigned, since its overloads have no common signature.
	Object.assign(GPUQueue.prototype, {
		writeBuffer(this: GPUQueue, ...args: Parameters<typeof writeBuffer>) {
			const [, , data, , size = data.byteLength] = args;
			counts.toGpu += size;
			return writeBuffer.apply(this, args);
		},
	});
}
