import { readFile } from 'node:fs/promises';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import type { Result } from '../domain/result.ts';
import type { ModelChoice } from '../engine/choice.ts';
import type { EngineFailure } from '../engine/failure.ts';
import { type Engine, type EngineRequest, openEngine } from '../inference/worker/engine.ts';
import type { ReadFile } from '../inference/worker/files/files.ts';
import { openChoice, type ReadyEngine } from '../inference/worker/open-choice.ts';
import { openRuntime } from '../inference/worker/runtime/ort.ts';

/** The page's engine in Node, on WebAssembly, from a folder of models. @param model null takes the first of index.json. */
export function openEngineIn(
	folder: string,
	model: string | null = null,
): Promise<Result<Engine, EngineFailure>> {
	return openEngine(requestIn(folder, model));
}

/**
 * The same with models that others made in the places of the shipped ones.
 *
 * @param threads null for as many as help.
 */
export function openChoiceIn(
	folder: string,
	model: string | null,
	choice: ModelChoice,
	threads: number | null = null,
): Promise<Result<ReadyEngine, EngineFailure>> {
	return openChoice({ ...requestIn(folder, model, threads), choice });
}

/** The files of a models folder. */
export function readIn(folder: string): ReadFile {
	return async (path) => ({
		from: 0,
		chunks: [new Uint8Array(await readFile(join(folder, path)))],
	});
}

function requestIn(
	folder: string,
	model: string | null,
	threads: number | null = null,
): EngineRequest {
	return {
		read: readIn(folder),
		openRuntime: (backend) => openRuntime(backend, { threads, memoryBytes: totalmem() }),
		model,
		backend: 'wasm',
		onProgress: () => undefined,
	};
}
