/**
 * The only file that imports onnxruntime-web; its limits are held here as comments.
 * Everything else speaks of host tensors and sessions.
 */
import type * as Ort from 'onnxruntime-web';

/** The package, or a test's stand-in. */
export type OrtModule = typeof Ort;

export type RuntimeBackend = 'webgpu' | 'wasm';

/** A tensor in plain memory, row-major. */
export type HostTensor =
	| { readonly type: 'float32'; readonly data: Float32Array; readonly dims: readonly number[] }
	| { readonly type: 'int32'; readonly data: Int32Array; readonly dims: readonly number[] };

/** A tensor on the GPU, row-major from the buffer's start; the buffer may be longer. */
export type GpuTensor = {
	readonly type: HostTensor['type'];
	readonly buffer: GPUBuffer;
	readonly dims: readonly number[];
};

/** No two calls of any sessions may overlap; each throws what the runtime throws. */
export interface HostSession {
	readonly kind: 'host';
	run(feeds: Readonly<Record<string, HostTensor>>): Promise<Readonly<Record<string, Float32Array>>>;
	release(): Promise<void>;
}

/** As HostSession, with every input and output in a GPU buffer that the caller owns. */
export interface GpuSession {
	readonly kind: 'gpu';
	readonly device: GPUDevice;
	/** Most new tokens a row in one run; more give wrong numbers. */
	readonly longestRead: number;
	/**
	 * Resolves when the work is submitted, not when it is done.
	 *
	 * @param graph the first run under an id is recorded, and every later one repeats its commands,
	 * whatever it is given: one id per set of buffers and shapes. null runs anew. Nothing frees a
	 * recording but `release`.
	 */
	run(
		feeds: Readonly<Record<string, GpuTensor>>,
		fetches: Readonly<Record<string, GpuTensor>>,
		graph: number | null,
	): Promise<void>;
	release(): Promise<void>;
}

type GraphSession = HostSession | GpuSession;

/** A Blob, such as a file on disk, is read a tensor at a time by the JSPI build, and whole by the others. */
type ExternalData = { readonly path: string; readonly data: Uint8Array<ArrayBuffer> | Blob };

export interface Runtime {
	readonly backend: RuntimeBackend;
	readonly threads: number;
	readonly adapter: string | null;
	/** A GPU that the processor plays: right numbers, many times slower than WebAssembly. */
	readonly isSoftware: boolean;
	/** Resolves with the browser's words when the GPU device is lost; never on WebAssembly. */
	readonly lost: Promise<string>;
	/** @param weights external data under the names that the graph gives it. */
	createSession(graph: Uint8Array, weights: readonly ExternalData[]): Promise<GraphSession>;
}

/** Beyond four, threads wait for each other more than they compute on models of this size. */
const mostThreads = 4;

/**
 * From 32 new tokens on, 1.30's attention takes another kernel on WebGPU, which is wrong where
 * subgroups are narrow (SwiftShader's are 4 wide: rewards off by up to 0.4); 31 are exact.
 */
const longestGpuRead = 31;

type RuntimeChoice = {
	/** Brings the package; tests give a fake. */
	readonly load?: (backend: RuntimeBackend) => Promise<OrtModule>;
	/** null for as many as help. */
	readonly threads?: number | null;
};

/**
 * @throws Error that says why the backend cannot be had here.
 */
export async function openRuntime(
	backend: RuntimeBackend,
	{ load = importOrt, threads: wanted = null }: RuntimeChoice = {},
): Promise<Runtime> {
	const adapter = backend === 'webgpu' ? await findAdapter() : null;
	const ort = await load(backend);
	const threads = backend === 'wasm' ? (wanted ?? threadCount()) : 1;
	// Before the first session: later changes are ignored without a word.
	ort.env.wasm.numThreads = threads;
	// In a frame without an origin 1.30 takes its own script for a stranger's, unless it is told where its wasm is.
	if (!isNode() && globalThis.origin === 'null') {
		ort.env.wasm.wasmPaths = { wasm: await wasmAddress(backend) };
	}
	let lose: (reason: string) => void = () => undefined;
	const lost = new Promise<string>((resolve) => {
		lose = resolve;
	});
	return {
		...{ backend, threads, lost },
		adapter: adapter?.name ?? null,
		isSoftware: adapter?.isSoftware ?? false,
		createSession: async (graph, weights) => {
			const options = {
				externalData: weights.map(({ path, data }) => ({ path, data })),
				// Errors reach us as rejections; warnings about node placement do not help a visitor.
				logSeverityLevel: 3,
			} as const;
			if (backend === 'wasm') {
				const executionProviders = [backend];
				const session = await ort.InferenceSession.create(graph, {
					...options,
					executionProviders,
				});
				return wrapHostSession(ort, session);
			}
			const session = await createRecordingSession(ort, graph, options);
			const device = await ort.env.webgpu.device;
			void device.lost.then(({ message, reason }) => lose(message || reason));
			return wrapGpuSession(ort, session, device);
		},
	};
}

/** How often 1.30 reads `enableGraphCapture` while it creates a session. */
const knownReads = 5;

/**
 * A session that records and repeats its commands (graph capture). Only the native side may know:
 * it asks first, and the JavaScript side, which would bind the first run's buffers for good and
 * crash on the second run, sees no such option (docs/engine.md, "Recorded commands").
 *
 * @throws Error where the package asks otherwise than 1.30 does.
 */
async function createRecordingSession(
	ort: typeof Ort,
	graph: Uint8Array,
	options: Ort.InferenceSession.SessionOptions,
): Promise<Ort.InferenceSession> {
	let reads = 0;
	const session = await ort.InferenceSession.create(graph, {
		...options,
		// As an object: a mere name has no options of its own.
		executionProviders: [{ name: 'webgpu' }],
		get enableGraphCapture() {
			reads += 1;
			return reads === 1;
		},
	});
	if (reads !== knownReads) {
		await session.release();
		throw new Error(
			`onnxruntime-web read enableGraphCapture ${reads} times instead of ${knownReads}`,
		);
	}
	return session;
}

function wrapHostSession(ort: typeof Ort, session: Ort.InferenceSession): HostSession {
	return {
		kind: 'host',
		async run(feeds) {
			const inputs = mapValues(feeds, (tensor) => hostTensor(ort, tensor));
			const outputs = await session.run(inputs);
			return mapValues(outputs, ({ data }, name) => {
				if (!(data instanceof Float32Array)) throw new TypeError(`${name} is not float32`);
				return data;
			});
		},
		release: () => session.release(),
	};
}

function wrapGpuSession(
	ort: typeof Ort,
	session: Ort.InferenceSession,
	device: GPUDevice,
): GpuSession {
	const bind = ({ buffer, type, dims }: GpuTensor) =>
		ort.Tensor.fromGpuBuffer(buffer, { dataType: type, dims });
	return {
		kind: 'gpu',
		device,
		longestRead: longestGpuRead,
		async run(feeds, fetches, graph) {
			// -1: any shapes and buffers, nothing recorded.
			const extra = { gpu_graph_id: String(graph ?? -1) };
			await session.run(mapValues(feeds, bind), mapValues(fetches, bind), { extra });
		},
		release: () => session.release(),
	};
}

function mapValues<From, To>(
	record: Readonly<Record<string, From>>,
	convert: (value: From, key: string) => To,
): Record<string, To> {
	return Object.fromEntries(
		Object.entries(record).map(([key, value]) => [key, convert(value, key)]),
	);
}

function hostTensor(ort: typeof Ort, tensor: HostTensor): Ort.Tensor {
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
	return hasJspi() ? import('onnxruntime-web/jspi') : import('onnxruntime-web/webgpu');
}

/** JSPI is the smaller and faster way for wasm to wait for the GPU; asyncify works everywhere. */
const hasJspi = (): boolean => 'Suspending' in WebAssembly;

/** The wasm of the same entries. */
async function wasmAddress(backend: RuntimeBackend): Promise<string> {
	const file =
		backend === 'wasm'
			? import('onnxruntime-web/ort-wasm-simd-threaded.wasm?url')
			: hasJspi()
				? import('onnxruntime-web/ort-wasm-simd-threaded.jspi.wasm?url')
				: import('onnxruntime-web/ort-wasm-simd-threaded.asyncify.wasm?url');
	return (await file).default;
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
