/**
 * The only file that imports onnxruntime-web; its limits are held here as comments.
 * Everything else speaks of host tensors and sessions.
 */
import type * as Ort from 'onnxruntime-web';
import { buildFor, findAdapter, type GpuAdapter, type RuntimeBuild } from '../../runtime-files.ts';
import { type Device, toldMemory } from '../decoder/room.ts';
import { isOpen, lazyBytes, type WeightFile } from '../files/open-file.ts';

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

export type GraphSession = HostSession | GpuSession;

/** An open file is read a tensor at a time; a Blob by the JSPI build likewise, and whole by the others. */
type ExternalData = { readonly path: string; readonly data: WeightFile };

export interface Runtime {
	readonly backend: RuntimeBackend;
	readonly threads: number;
	readonly adapter: string | null;
	/** A GPU that the processor plays: right numbers, many times slower than WebAssembly. */
	readonly isSoftware: boolean;
	readonly device: Device;
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
	/** Of the machine, where no browser tells it. */
	readonly memoryBytes?: number | null;
	/** The wasm of a build of this version of the package; null where the one beside its script has to do. */
	readonly wasm?: (build: RuntimeBuild, version: string) => Promise<Blob | null>;
};

/**
 * @throws Error that says why the backend cannot be had here.
 */
export async function openRuntime(
	backend: RuntimeBackend,
	{
		load = importOrt,
		threads: wanted = null,
		memoryBytes = toldMemory(),
		wasm = async () => null,
	}: RuntimeChoice = {},
): Promise<Runtime> {
	const adapter = backend === 'webgpu' ? await demandAdapter() : null;
	const ort = await load(backend);
	const threads = backend === 'wasm' ? (wanted ?? threadCount()) : 1;
	// Before the first session: later changes are ignored without a word.
	ort.env.wasm.numThreads = threads;
	let lose: (reason: string) => void = () => undefined;
	const lost = new Promise<string>((resolve) => {
		lose = resolve;
	});
	return {
		...{ backend, threads, lost },
		adapter: adapter?.name ?? null,
		isSoftware: adapter?.isSoftware ?? false,
		device: { memoryBytes, bufferBytes: adapter?.bufferBytes ?? null },
		createSession: async (graph, weights) => {
			const options = {
				externalData: weights.map(({ path, data }) => ({
					path,
					data: isOpen(data) ? lazyBytes(data) : data,
				})),
				// Errors reach us as rejections; warnings about node placement do not help a visitor.
				logSeverityLevel: 3,
			} as const;
			if (backend === 'wasm') {
				const executionProviders = [backend];
				const session = await started(ort, backend, wasm, () =>
					ort.InferenceSession.create(graph, { ...options, executionProviders }),
				);
				return wrapHostSession(ort, session);
			}
			const session = await started(ort, backend, wasm, () =>
				createRecordingSession(ort, graph, options),
			);
			const device = await ort.env.webgpu.device;
			void device.lost.then(({ message, reason }) => lose(message || reason));
			return wrapGpuSession(ort, session, device);
		},
	};
}

/** Packages whose wasm was brought: the first session of each starts it. */
const startedPackages = new WeakSet<OrtModule>();

async function started<T>(
	ort: OrtModule,
	backend: RuntimeBackend,
	wasm: NonNullable<RuntimeChoice['wasm']>,
	create: () => Promise<T>,
): Promise<T> {
	if (startedPackages.has(ort)) return create();
	startedPackages.add(ort);
	const brought = await wasm(buildFor(backend), ort.env.versions.web ?? '');
	if (brought === null) return create();
	const address = URL.createObjectURL(brought);
	ort.env.wasm.wasmPaths = { wasm: address };
	try {
		return await create();
	} finally {
		// It is compiled by now, and nobody needs it twice.
		URL.revokeObjectURL(address);
	}
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
	switch (buildFor(backend)) {
		case 'wasm':
			return import('onnxruntime-web/wasm');
		case 'jspi':
			return import('onnxruntime-web/jspi');
		case 'asyncify':
			return import('onnxruntime-web/webgpu');
	}
}

/** What is known of the device that a load would run on. */
export async function deviceHere(): Promise<Device> {
	const adapter = await findAdapter().catch(() => null);
	return { memoryBytes: toldMemory(), bufferBytes: adapter?.bufferBytes ?? null };
}

async function demandAdapter(): Promise<GpuAdapter> {
	const adapter = await findAdapter();
	if (adapter === null) throw new Error('this browser offers no WebGPU adapter');
	return adapter;
}

function threadCount(): number {
	// Threads need SharedArrayBuffer, which pages get only when cross-origin isolated.
	if (isNode() || !globalThis.crossOriginIsolated) return 1;
	return Math.min(mostThreads, globalThis.navigator.hardwareConcurrency);
}

function isNode(): boolean {
	return 'process' in globalThis && !('WorkerGlobalScope' in globalThis);
}
