/**
 * As much of onnxruntime-web 1.30 as ort.ts uses, with what decision 8 and docs/engine.md warn of: how it asks for
 * graph capture, that a session whose JavaScript side knows of it dies on the second run with other buffers, and that
 * threads are fixed by the first session.
 */
import type { OrtModule } from '../worker/runtime/ort.ts';

type Options = {
	readonly enableGraphCapture?: boolean;
	readonly executionProviders?: unknown;
	readonly externalData?: unknown;
};
type Fed = Readonly<Record<string, { readonly location: string }>>;
type RunCall = {
	readonly feeds: Fed;
	readonly fetches: Fed | null;
	readonly graphId: string | undefined;
};

class FakeSession {
	readonly options: Options;
	/** Whether the native side records, and whether the JavaScript side knows of it. */
	readonly native: boolean;
	readonly javascript: boolean;
	readonly runs: RunCall[] = [];
	isReleased = false;
	#bound: unknown = null;

	constructor(options: Options, asked: readonly boolean[]) {
		this.options = options;
		this.native = asked[0] === true;
		this.javascript = asked.at(-1) === true;
	}

	async run(...given: unknown[]): Promise<Record<string, unknown>> {
		const [feeds, fetches = null, options] = given as [
			RunCall['feeds'],
			RunCall['fetches'],
			{ extra?: { gpu_graph_id?: string } } | undefined,
		];
		const buffer = Object.values(feeds)[0]?.location === 'gpu-buffer' ? feeds : null;
		if (this.javascript && this.#bound !== null && this.#bound !== buffer) {
			throw new Error('memory access out of bounds');
		}
		this.#bound = buffer;
		this.runs.push({ feeds, fetches, graphId: options?.extra?.gpu_graph_id });
		return { logits: { data: new Float32Array([1, 2]) } };
	}

	async release(): Promise<void> {
		if (this.isReleased) throw new Error('released twice');
		this.isReleased = true;
	}
}

export type FakeOrt = {
	readonly ort: OrtModule;
	readonly sessions: readonly FakeSession[];
	/** `numThreads` as the first session found it. */
	readonly threads: () => number | null;
	/** `wasmPaths` likewise. */
	readonly wasmPaths: () => unknown;
	readonly loseDevice: (message: string) => void;
};

/** @param reads how often it asks for `enableGraphCapture`; 1.30 does five times. */
export function fakeOrt(reads = 5): FakeOrt {
	const sessions: FakeSession[] = [];
	let threads: number | null = null;
	let wasmPaths: unknown = null;
	let loseDevice: (message: string) => void = () => undefined;
	const lost = new Promise<GPUDeviceLostInfo>((resolve) => {
		loseDevice = (message) => resolve({ message, reason: 'unknown' } as GPUDeviceLostInfo);
	});
	const env = {
		versions: { web: '1.30.0' },
		wasm: { numThreads: 0, wasmPaths: undefined },
		webgpu: { device: Promise.resolve({ lost }) },
	};
	class Tensor {
		readonly location: string = 'cpu';
		readonly type: string;
		readonly data: unknown;
		readonly dims: readonly number[];
		constructor(type: string, data: unknown, dims: readonly number[]) {
			this.type = type;
			this.data = data;
			this.dims = dims;
		}
		static fromGpuBuffer(gpuBuffer: unknown, options: { dataType: string; dims: number[] }) {
			return { location: 'gpu-buffer', gpuBuffer, type: options.dataType, dims: options.dims };
		}
	}
	const InferenceSession = {
		async create(_graph: Uint8Array, options: Options) {
			threads ??= env.wasm.numThreads;
			wasmPaths ??= env.wasm.wasmPaths;
			const asked = Array.from({ length: reads }, () => options.enableGraphCapture === true);
			const session = new FakeSession(options, asked);
			sessions.push(session);
			return session;
		},
	};
	const ort = { env, Tensor, InferenceSession } as unknown as OrtModule;
	return { ort, sessions, threads: () => threads, wasmPaths: () => wasmPaths, loseDevice };
}
