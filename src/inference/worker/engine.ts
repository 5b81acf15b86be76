import { failure, type Result, success } from '../../domain/result.ts';
import type { EngineFailure } from '../../engine/failure.ts';
import type { Backend, EngineInfo, LoadProgress } from '../../engine/info.ts';
import type { RunPorts } from '../../run/ports.ts';
import type { ForeignModels } from '../contract.ts';
import { filesOf } from '../manifest.ts';
import { createCacheMeter, type Decoder } from './decoder/decoder.ts';
import type { FileCache } from './files/file-cache.ts';
import {
	loadModelFiles,
	type ModelFiles,
	parseJson,
	type ReadFile,
	reasonOf,
} from './files/files.ts';
import { ModelFileError } from './files/model-file-error.ts';
import { type DescribedModels, describeModels, withForeign } from './model/foreign-models.ts';
import { findDifference, type Golden, type GoldenSubject, parseGolden } from './model/golden.ts';
import { openFamily } from './model/open-family.ts';
import { longestContext } from './model/open-foreign.ts';
import { createCodec, type TextCodec } from './model/tokenizer.ts';
import { DeviceLost, endOnLoss } from './runtime/device-lost.ts';
import type { Runtime, RuntimeBackend } from './runtime/ort.ts';
import { createQueue } from './runtime/queue.ts';

/** Models that passed the golden check, ready to run. */
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
	/** Models that take the places of the shipped ones; null for none. */
	readonly foreign?: ForeignModels | null;
	/** Ends what is read of them. */
	readonly signal?: AbortSignal;
	readonly onProgress: (progress: LoadProgress) => void;
};

/** Enough to find a wrong kernel; the tests replay all of them. */
const goldenCasesAtLoad = 2;

/** Downloads, compiles and checks, and moves down the ladder WebGPU → WebAssembly where that fails. */
export async function openEngine(request: EngineRequest): Promise<Result<Engine, EngineFailure>> {
	try {
		const { foreign, signal = new AbortController().signal } = request;
		return await openWith(request, foreign ? await describeModels(foreign, signal) : null);
	} catch (cause) {
		if (cause instanceof ModelFileError) return failure(cause.failure);
		throw cause;
	}
}

async function openWith(
	request: EngineRequest,
	foreign: DescribedModels | null,
): Promise<Result<Engine, EngineFailure>> {
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
		const built = await buildOn(backend, request, loaded.value, { ...texts.value, foreign }, notes);
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
	{ codec, golden, foreign }: Texts & { readonly foreign: DescribedModels | null },
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
		const place = { runtime, queue, meter: memory };
		const subject = await openFamily(place, files, codec, opened);

		report('check');
		const difference = await findDifference(subject, golden, goldenCasesAtLoad);
		if (difference !== null) {
			await release();
			return failure({
				code: 'check-failed',
				message: `it computes wrong numbers (${difference}).`,
			});
		}
		const { familiarFrom } = manifest.text;
		const { generator, rewarder } = subject;
		const shipped = { generator, rewarder, memory };
		const ports = foreign === null ? shipped : await withForeign(shipped, foreign, place, opened);
		const maxTokens = foreign === null ? manifest.text.maxTokens : longestContext;
		const { threads, adapter } = runtime;
		const model = nameOfWriter(foreign) ?? manifest.id;
		const { verdictOnSteps } = manifest;
		return success({
			info: {
				...{ model, backend, threads, adapter, modelBytes, maxTokens, verdictOnSteps },
				...{ familiarFrom, notes: [...notes], unkept: files.unkept },
			},
			ports,
			golden,
			subject,
			release,
		});
	} catch (cause) {
		// A half-built engine holds memory; what fails while it is given back adds nothing.
		await release().catch(() => undefined);
		// The file's own trouble, which another backend has too.
		if (cause instanceof ModelFileError) throw cause;
		const code = cause instanceof DeviceLost ? 'device-lost' : 'unsupported';
		return failure({ code, message: `${reasonOf(cause)}.` });
	}
}

function nameOfWriter(foreign: DescribedModels | null): string | null {
	const writer = foreign?.writer ?? null;
	if (writer === null) return null;
	return 'weights' in writer ? writer.name : writer.model;
}

/** Made out here: a closure of buildOn would keep the downloaded files in memory with it. */
function releaserOf(decoders: readonly Decoder[]): () => Promise<void> {
	return async () => {
		for (const decoder of decoders) await decoder.release();
	};
}

function bytesOf(contents: ModelFiles['contents'], path: string): Uint8Array<ArrayBuffer> {
	const bytes = contents.get(path);
	if (bytes === undefined) throw new Error(`${path} was not loaded`);
	return bytes;
}

function nameOf(backend: RuntimeBackend): string {
	return backend === 'webgpu' ? 'WebGPU' : 'WebAssembly';
}
