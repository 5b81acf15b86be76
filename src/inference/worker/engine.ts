import { failure, type Result, success } from '../../domain/result.ts';
import type { ModelFile } from '../../domain/study/record.ts';
import type { EngineFailure } from '../../engine/failure.ts';
import type { Backend, EngineInfo, LoadProgress } from '../../engine/info.ts';
import type { RunPorts } from '../../run/ports.ts';
import { filesOf } from '../manifest.ts';
import type { FileCache } from './files/file-cache.ts';
import { loadModelFiles, type ModelFiles, parseJson, type ReadFile } from './files/files.ts';
import { climbDown, type Rung } from './ladder.ts';
import { findDifference, type Golden, type GoldenSubject, parseGolden } from './model/golden.ts';
import { openFamily } from './model/open-family.ts';
import { createCodec, type TextCodec } from './model/tokenizer.ts';
import type { Runtime, RuntimeBackend } from './runtime/ort.ts';

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
	const loaded = await loadShipped(request);
	if (!loaded.ok) return loaded;
	return climbDown(request, async (rung) => {
		const subject = await buildShipped(rung, loaded.value, request.onProgress);
		if (!subject.ok) return subject;
		const { generator, rewarder, examine } = subject.value;
		const { runtime, meter } = rung.place;
		return success({
			info: {
				...shippedInfo(loaded.value),
				...runtimeInfo(runtime),
				notes: rung.notes,
				foreign: {},
			},
			ports: { generator, rewarder, examine, memory: meter },
			golden: loaded.value.golden,
			subject: subject.value,
			release: rung.release,
		});
	});
}

/** The models of this site as they were downloaded. */
export type ShippedFiles = {
	readonly files: ModelFiles;
	readonly codec: TextCodec;
	readonly golden: Golden;
};

export async function loadShipped(
	request: Omit<EngineRequest, 'openRuntime' | 'backend'>,
): Promise<Result<ShippedFiles, EngineFailure>> {
	const loaded = await loadModelFiles(
		request.read,
		request.model,
		(loadedBytes, totalBytes) => request.onProgress({ loadedBytes, totalBytes, phase: 'download' }),
		request.cache,
	);
	if (!loaded.ok) return loaded;
	const texts = readTexts(loaded.value);
	if (!texts.ok) return texts;
	request.onProgress({ ...bytesOfAll(loaded.value), phase: 'compile' });
	return success({ files: loaded.value, ...texts.value });
}

/** Compiles the models and replays their golden file. */
export async function buildShipped(
	{ place, opened }: Rung,
	{ files, codec, golden }: ShippedFiles,
	onProgress: EngineRequest['onProgress'],
): Promise<Result<GoldenSubject, EngineFailure>> {
	onProgress({ ...bytesOfAll(files), phase: 'compile' });
	const subject = await openFamily(place, files, codec, opened);
	onProgress({ ...bytesOfAll(files), phase: 'check' });
	const difference = await findDifference(subject, golden, goldenCasesAtLoad);
	if (difference === null) return success(subject);
	const message = `it computes wrong numbers (${difference}).`;
	return failure({ code: 'check-failed', message });
}

export function shippedInfo({ files }: ShippedFiles) {
	const { manifest, unkept } = files;
	const { totalBytes: modelBytes } = bytesOfAll(files);
	const { id: model, verdictOnSteps } = manifest;
	const { maxTokens, familiarFrom } = manifest.text;
	const modelFiles = filesOf(manifest).map(({ path, bytes, sha256 }): ModelFile => {
		return { path: `${model}/${path}`, bytes, hash: sha256 };
	});
	return {
		model,
		judge: model,
		files: modelFiles,
		modelBytes,
		maxTokens,
		verdictOnSteps,
		familiarFrom,
		unkept,
	};
}

export function runtimeInfo({ backend, threads, adapter }: Runtime) {
	return { backend, threads, adapter };
}

function bytesOfAll({ manifest }: ModelFiles) {
	const bytes = filesOf(manifest).reduce((sum, { bytes }) => sum + bytes, 0);
	return { loadedBytes: bytes, totalBytes: bytes };
}

function readTexts({
	manifest,
	contents,
}: ModelFiles): Result<Omit<ShippedFiles, 'files'>, EngineFailure> {
	const { tokenizer, golden, text } = manifest;
	const codec = parseJson(bytesOf(contents, tokenizer.path), tokenizer.path, (value) => {
		if (typeof value !== 'object' || value === null) throw new TypeError('not an object');
		return createCodec(value, text);
	});
	if (!codec.ok) return codec;
	const cases = parseJson(bytesOf(contents, golden.path), golden.path, parseGolden);
	return cases.ok ? success({ codec: codec.value, golden: cases.value }) : cases;
}

function bytesOf(contents: ModelFiles['contents'], path: string): Uint8Array<ArrayBuffer> {
	const bytes = contents.get(path);
	if (bytes === undefined) throw new Error(`${path} was not loaded`);
	return bytes;
}
