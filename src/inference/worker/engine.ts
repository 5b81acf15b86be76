import { failure, type Result, success } from '../../domain/result.ts';
import type { EngineFailure } from '../../engine/failure.ts';
import type { Backend, EngineInfo, LoadProgress } from '../../engine/info.ts';
import type { RunPorts } from '../../run/ports.ts';
import { filesOf, type Role } from '../manifest.ts';
import { type CacheMeter, createCacheMeter, type Decoder } from './decoder/decoder.ts';
import { createGpuDecoder } from './decoder/gpu-decoder.ts';
import { createHostDecoder } from './decoder/host-decoder.ts';
import { widenFloat16 } from './files/f16.ts';
import type { FileCache } from './files/file-cache.ts';
import {
	loadModelFiles,
	type ModelFiles,
	parseJson,
	type ReadFile,
	reasonOf,
} from './files/files.ts';
import { createGenerator } from './model/generator.ts';
import { findDifference, type Golden, type GoldenSubject, parseGolden } from './model/golden.ts';
import { createRewarder } from './model/rewarder.ts';
import { createCodec, type TextCodec } from './model/tokenizer.ts';
import { DeviceLost, endOnLoss } from './runtime/device-lost.ts';
import type { Runtime, RuntimeBackend } from './runtime/ort.ts';
import { createQueue, type Queue } from './runtime/queue.ts';

/** Three models that passed the golden check, ready to run. */
export type Engine = {
	readonly info: EngineInfo;
	readonly ports: RunPorts;
	readonly golden: Golden;
	readonly subject: GoldenSubject;
	release(): Promise<void>;
};

export type EngineRequest = {
	readonly read: ReadFile;
	/** Where downloaded files are kept between visits; nowhere when left out. */
	readonly cache?: FileCache;
	readonly openRuntime: (backend: RuntimeBackend) => Promise<Runtime>;
	/** Folder name; null takes the first of index.json. */
	readonly model: string | null;
	readonly backend: Backend;
	readonly onProgress: (progress: LoadProgress) => void;
};

/** Enough to find a wrong kernel; the tests replay all of them. */
const goldenCasesAtLoad = 2;

/** Downloads, compiles and checks, and moves down the ladder WebGPU → WebAssembly where that fails. */
export async function openEngine(request: EngineRequest): Promise<Result<Engine, EngineFailure>> {
	const loaded = await loadModelFiles(
		request.read,
		request.model,
		(loadedBytes, totalBytes) => request.onProgress({ loadedBytes, totalBytes, phase: 'download' }),
		request.cache,
	);
	if (!loaded.ok) return loaded;
	const texts = readTexts(loaded.value);
	if (!texts.ok) return texts;

	const ladder: readonly RuntimeBackend[] =
		request.backend === 'auto' ? ['webgpu', 'wasm'] : [request.backend];
	const notes: string[] = [];
	let last: EngineFailure | null = null;
	for (const backend of ladder) {
		const built = await buildOn(backend, request, loaded.value, texts.value, notes);
		if (built.ok) return built;
		last = built.error;
		notes.push(`${nameOf(backend)} is not used: ${last.message}`);
	}
	return failure(last ?? { code: 'internal', message: 'There was no backend to try.' });
}

type Texts = { readonly codec: TextCodec; readonly golden: Golden };

function readTexts({ manifest, contents }: ModelFiles): Result<Texts, EngineFailure> {
	const { tokenizer, golden, text } = manifest;
	const codec = parseJson(bytesOf(contents, tokenizer.path), tokenizer.path, (value) => {
		if (typeof value !== 'object' || value === null) throw new TypeError('not an object');
		return createCodec(value, text);
	});
	if (!codec.ok) return codec;
	const cases = parseJson(bytesOf(contents, golden.path), golden.path, parseGolden);
	return cases.ok ? success({ codec: codec.value, golden: cases.value }) : cases;
}

async function buildOn(
	backend: RuntimeBackend,
	{ openRuntime, onProgress, backend: choice }: EngineRequest,
	files: ModelFiles,
	{ codec, golden }: Texts,
	notes: readonly string[],
): Promise<Result<Engine, EngineFailure>> {
	const { manifest } = files;
	const modelBytes = filesOf(manifest).reduce((sum, { bytes }) => sum + bytes, 0);
	const report = (phase: LoadProgress['phase']): void =>
		onProgress({ loadedBytes: modelBytes, totalBytes: modelBytes, phase });
	const opened: Decoder[] = [];
	const release = releaserOf(opened);
	try {
		report('compile');
		const runtime = await openRuntime(backend);
		if (runtime.isSoftware && choice === 'auto') {
			const message = `${runtime.adapter} is no hardware, and WebAssembly is faster.`;
			return failure({ code: 'unsupported', message });
		}
		const queue = endOnLoss(createQueue(), runtime.lost);
		const memory = createCacheMeter();
		const open = async (role: Role): Promise<Decoder> => {
			const decoder = await openDecoder(runtime, queue, memory, files, role);
			opened.push(decoder);
			return decoder;
		};
		const { maxTokens, beginId, familiarFrom } = manifest.text;
		const generatorDecoder = await open('generator');
		const stepRewarder = createRewarder(await open('prm'), codec, maxTokens);
		const outcomeRewarder = createRewarder(await open('orm'), codec, maxTokens);
		const subject = { codec, generatorDecoder, stepRewarder, outcomeRewarder };

		report('check');
		const difference = await findDifference(subject, golden, goldenCasesAtLoad);
		if (difference !== null) {
			await release();
			return failure({
				code: 'check-failed',
				message: `it computes wrong numbers (${difference}).`,
			});
		}
		const generator = createGenerator(generatorDecoder, codec, { maxTokens, beginId });
		const { threads, adapter } = runtime;
		const model = manifest.id;
		const { verdictOnSteps } = manifest;
		return success({
			info: {
				...{ model, backend, threads, adapter, modelBytes, maxTokens, verdictOnSteps },
				...{ familiarFrom, notes: [...notes], unkept: files.unkept },
			},
			ports: { generator, stepRewarder, solutionRewarder: stepRewarder, outcomeRewarder, memory },
			golden,
			subject,
			release,
		});
	} catch (cause) {
		// A half-built engine holds memory; what fails while it is given back adds nothing.
		await release().catch(() => undefined);
		const code = cause instanceof DeviceLost ? 'device-lost' : 'unsupported';
		return failure({ code, message: `${reasonOf(cause)}.` });
	}
}

/** Made out here: a closure of buildOn would keep the downloaded files in memory with it. */
function releaserOf(decoders: readonly Decoder[]): () => Promise<void> {
	return async () => {
		for (const decoder of decoders) await decoder.release();
	};
}

async function openDecoder(
	runtime: Runtime,
	queue: Queue,
	meter: CacheMeter,
	{ manifest, contents }: ModelFiles,
	role: Role,
): Promise<Decoder> {
	const record = manifest.models[role];
	const data = widenFloat16(bytesOf(contents, record.weights.path));
	const graph = bytesOf(contents, record.graph.path);
	const session = await queue(() => runtime.createSession(graph, { path: `${role}.bin`, data }));
	const { layers, kvHeads, headDim, carried, vocab } = record;
	const { maxTokens } = manifest.text;
	const output =
		role === 'generator'
			? ({ outputName: 'logits', outputWidth: vocab } as const)
			: ({ outputName: 'rewards', outputWidth: 1 } as const);
	const shape = { layers, kvHeads, headDim, carried, maxTokens, ...output };
	return session.kind === 'gpu'
		? createGpuDecoder(session, shape, queue, meter)
		: createHostDecoder(session, shape, queue, meter);
}

function bytesOf(contents: ModelFiles['contents'], path: string): Uint8Array<ArrayBuffer> {
	const bytes = contents.get(path);
	if (bytes === undefined) throw new Error(`${path} was not loaded`);
	return bytes;
}

function nameOf(backend: RuntimeBackend): string {
	return backend === 'webgpu' ? 'WebGPU' : 'WebAssembly';
}
