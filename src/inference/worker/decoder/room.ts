import { ModelFileError } from '../files/model-file-error.ts';
import type { RuntimeBackend } from '../runtime/ort.ts';

/** What is known of a device before anything large is asked of it. */
export type Device = {
	/** Its memory as the browser tells it, rounded and capped; null where it does not. */
	readonly memoryBytes: number | null;
	/** The longest buffer that a program of the GPU reads; null without a GPU. */
	readonly bufferBytes: number | null;
};

export const unknownDevice: Device = { memoryBytes: null, bufferBytes: null };

/** Chrome tells a power of two; others tell nothing. */
export function toldMemory(): number | null {
	const { deviceMemory } = (globalThis.navigator ?? {}) as { readonly deviceMemory?: number };
	return deviceMemory === undefined ? null : deviceMemory * 2 ** 30;
}

/** What a model takes on a backend. */
export type ModelCost = {
	readonly weightBytes: number;
	/** Of the largest matrix, which is one buffer on a GPU. */
	readonly largestBytes: number;
	readonly layers: number;
	/** Keys and values of one token of one candidate, in all layers. */
	readonly cacheBytesPerToken: number;
	/** Longest context in tokens. */
	readonly maxTokens: number;
};

/** Rows of one batch; more candidates are written in waves. */
export const mostRows = 64;

/** What WebAssembly can address. */
const heapBytes = 4 * 2 ** 30;
/** Of it: the runtime, activations, and one layer's keys and values on their way out. */
const spareBytes = 2 ** 29;
/** Taken where a browser does not tell: Firefox, Safari, Node. */
const usualMemory = 4 * 2 ** 30;
/** Of the device's memory that one tab may have. */
const shareOfTab = 0.5;
/** Phones and tablets tell these sizes as they are; what is told of larger devices is a lower bound. */
const largestTold = 8 * 2 ** 30;

/** On WebAssembly a row grows as it is written, and few are longer than this. */
const usualTokens = 1024;

/** Tokens that memory is reckoned for; on the GPU a row has its whole context from the start. */
function reckonedTokens(backend: RuntimeBackend, { maxTokens }: ModelCost): number {
	return backend === 'webgpu' ? maxTokens : Math.min(maxTokens, usualTokens);
}

/** What a row of a batch takes. WebAssembly works on a copy of it (docs/engine.md, "KV cache"). */
export function rowBytes(backend: RuntimeBackend, cost: ModelCost): number {
	const copies = backend === 'wasm' ? 2 : 1;
	return copies * cost.cacheBytesPerToken * reckonedTokens(backend, cost);
}

/**
 * How many rows have room beside the weights of all models: one at least, `mostRows` at most, on the GPU a power of two.
 *
 * @param weightBytes of all models that are loaded.
 */
export function rowsThatFit(
	backend: RuntimeBackend,
	device: Device,
	weightBytes: number,
	cost: ModelCost,
): number {
	const { layers, cacheBytesPerToken, maxTokens } = cost;
	const tab = shareOfTab * (device.memoryBytes ?? usualMemory) - weightBytes;
	const byMemory = tab / rowBytes(backend, cost);
	const wholeRow = cacheBytesPerToken * maxTokens;
	const byPlace =
		backend === 'wasm'
			? (heapBytes - spareBytes - weightBytes) / wholeRow
			: ((device.bufferBytes ?? Number.POSITIVE_INFINITY) * 2 * layers) / wholeRow;
	const rows = Math.max(1, Math.min(mostRows, Math.floor(Math.min(byMemory, byPlace))));
	return backend === 'webgpu' ? 2 ** Math.floor(Math.log2(rows)) : rows;
}

/**
 * Told before the weights are read.
 *
 * @param weightBytes of all models, this one included.
 * @throws ModelFileError 'too-large', or 'unsupported' where another backend may do.
 */
export function demandRoom(
	name: string,
	backend: RuntimeBackend,
	device: Device,
	weightBytes: number,
	cost: ModelCost,
): void {
	const { bufferBytes } = device;
	if (backend === 'webgpu' && bufferBytes !== null && cost.largestBytes > bufferBytes) {
		throw new ModelFileError(
			'unsupported',
			`${name} has a matrix of ${megabytes(cost.largestBytes)}, and the graphics device takes ${megabytes(bufferBytes)} at once. Choose WebAssembly, or a smaller model.`,
		);
	}
	const row = rowBytes(backend, cost);
	const needed = weightBytes + row;
	if (backend === 'wasm' && needed > heapBytes - spareBytes) {
		throw new ModelFileError(
			'too-large',
			`${name} takes ${megabytes(needed)}, and WebAssembly has no more than ${megabytes(heapBytes - spareBytes)} for models. Choose WebGPU where there is a graphics device, or a smaller model.`,
		);
	}
	const memory = device.memoryBytes ?? largestTold;
	if (memory < largestTold && needed > memory * mostOfDevice) {
		throw new ModelFileError(
			'too-large',
			`${name} takes ${megabytes(needed)} of memory, and this device has about ${megabytes(memory)}. Take a smaller model, or a device with more memory.`,
		);
	}
}

/** Whether a second copy of the weights may stand beside the first for a moment. */
export function hasRoomForTwo({ memoryBytes }: Device, { weightBytes }: ModelCost): boolean {
	return 2 * weightBytes <= shareOfTab * (memoryBytes ?? usualMemory);
}

/** Beyond it the system ends the tab. */
const mostOfDevice = 0.75;

function megabytes(bytes: number): string {
	return `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;
}
