/**
 * The only file that imports onnxruntime-web; its limits are held here as comments.
 * Everything else speaks of host tensors and sessions.
 */
import type * as Ort from 'onnxruntime-web';

export type RuntimeBackend = 'webgpu' | 'wasm';

/** A tensor in plain memory, row-major. */
export type HostTensor =
	| { readonly type: 'float32'; readonly data: Float32Array; readonly dims: readonly number[] }
	| { readonly type: 'int32'; readonly data: Int32Array; readonly dims: readonly number[] };

export interface GraphSession {
	/** @throws what the runtime throws; no two calls of any sessions may overlap. */
	run(feeds: Readonly<Record<string, HostTensor>>): Promise<Readonly<Record<string, Float32Array>>>;
	release(): Promise<void>;
}

export interface Runtime {
	readonly backend: RuntimeBackend;
	readonly threads: number;
	readonly adapter: string | null;
	/** A GPU that the processor plays: right numbers, many times slower than WebAssembly. */
	readonly isSoftware: boolean;
	/** Most new tokens a row in one run; more give wrong numbers. */
	readonly longestRead: number;
	/** @param weights external data, a whole buffer, under the name that the graph gives it. */
	createSession(
		graph: Uint8Array,
		weights: { readonly path: string; readonly data: Float32Array<ArrayBuffer> },
	): Promise<GraphSession>;
}

/** Beyond four, threads wait for each other more than they compute on models of this size. */
const mostThreads = 4;

/**
 * From 32 new tokens on, 1.30's attention takes another kernel on WebGPU, which is wrong where
 * subgroups are narrow (SwiftShader's are 4 wide: rewards off by up to 0.4); 31 are exact.
 */
const longestGpuRead = 31;

/** @throws Error that says why the backend cannot be had here. */
export async function openRuntime(backend: RuntimeBackend): Promise<Runtime> {
	const adapter = backend === 'webgpu' ? await findAdapter() : null;
	const ort = await importOrt(backend);
	const threads = backend === 'wasm' ? threadCount() : 1;
	// Before the first session: later changes are ignored without a word.
	ort.env.wasm.numThreads = threads;
	return {
		backend,
		threads,
		adapter: adapter?.name ?? null,
		isSoftware: adapter?.isSoftware ?? false,
		longestRead: backend === 'webgpu' ? longestGpuRead : Number.POSITIVE_INFINITY,
		createSession: async (graph, weights) => {
			const session = await ort.InferenceSession.create(graph, {
				executionProviders: [backend],
				externalData: [{ path: weights.path, data: weights.data.buffer }],
				// Errors reach us as rejections; warnings about node placement do not help a visitor.
				logSeverityLevel: 3,
			});
			return wrapSession(ort, session);
		},
	};
}

function wrapSession(ort: typeof Ort, session: Ort.InferenceSession): GraphSession {
	return {
		async run(feeds) {
			const inputs = Object.fromEntries(
				Object.entries(feeds).map(([name, tensor]) => [name, toOrt(ort, tensor)]),
			);
			const outputs = await session.run(inputs);
			return Object.fromEntries(
				Object.entries(outputs).map(([name, { data }]) => {
					if (!(data instanceof Float32Array)) throw new TypeError(`${name} is not float32`);
					return [name, data];
				}),
			);
		},
		release: () => session.release(),
	};
}

function toOrt(ort: typeof Ort, tensor: HostTensor): Ort.Tensor {
	return tensor.type === 'float32'
		? new ort.Tensor('float32', tensor.data, tensor.dims)
		: new ort.Tensor('int32', tensor.data, tensor.dims);
}

/**
 * Literal specifiers, so that the bundler gives each its own chunk and only one is downloaded.
 * Never the package's default entry in a browser: it is the old JSEP backend.
 */
async function importOrt(backend: RuntimeBackend): Promise<typeof Ort> {
	if (isNode()) {
		// Not a literal: the bundler would put the default entry's 26 MB of wasm into the build.
		const nodeEntry = 'onnxruntime-web';
		return (await import(/* @vite-ignore */ nodeEntry)) as typeof Ort;
	}
	if (backend === 'wasm') return import('onnxruntime-web/wasm');
	// JSPI is the smaller and faster way for wasm to wait for the GPU; asyncify works everywhere.
	return 'Suspending' in WebAssembly
		? import('onnxruntime-web/jspi')
		: import('onnxruntime-web/webgpu');
}

async function findAdapter(): Promise<{ name: string; isSoftware: boolean }> {
	const gpu: GPU | undefined = globalThis.navigator?.gpu;
	const adapter = gpu === undefined ? null : await gpu.requestAdapter();
	if (adapter === null) throw new Error('this browser offers no WebGPU adapter');
	const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
	const name = description || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed adapter';
	return { name, isSoftware: isFallbackAdapter || architecture === 'swiftshader' };
}

function threadCount(): number {
	// Threads need SharedArrayBuffer, which pages get only when cross-origin isolated.
	if (isNode() || !globalThis.crossOriginIsolated) return 1;
	return Math.min(mostThreads, globalThis.navigator.hardwareConcurrency);
}

function isNode(): boolean {
	return 'process' in globalThis && !('WorkerGlobalScope' in globalThis);
}
