import { failure, type Result, success } from '../../domain/result.ts';
import type { EngineFailure } from '../../engine/failure.ts';
import type { Backend, EngineInfo, LoadProgress } from '../../engine/info.ts';
import type { RunPorts } from '../../run/ports.ts';
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
import { findDifference, type Golden, type GoldenSubject, parseGolden } from './model/golden.ts';
import { openFamily } from './model/open-family.ts';
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
		const { maxTokens, familiarFrom } = manifest.text;
		const { generator, rewarder } = subject;
		const { threads, adapter } = runtime;
		const model = manifest.id;
		const { verdictOnSteps } = manifest;
		return success({
			info: {
				...{ model, backend, threads, adapter, modelBytes, maxTokens, verdictOnSteps },
				...{ familiarFrom, notes: [...notes], unkept: files.unkept },
			},
			ports: { generator, rewarder, memory },
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

function bytesOf(contents: ModelFiles['contents'], path: string): Uint8Array<ArrayBuffer> {
	const bytes = contents.get(path);
	if (bytes === undefined) throw new Error(`${path} was not loaded`);
	return bytes;
}

function nameOf(backend: RuntimeBackend): string {
	return backend === 'webgpu' ? 'WebGPU' : 'WebAssembly';
}
