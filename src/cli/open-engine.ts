import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result } from '../domain/result.ts';
import type { EngineFailure } from '../engine/failure.ts';
import type { ForeignModels } from '../inference/contract.ts';
import { type Engine, openEngine } from '../inference/worker/engine.ts';
import { openRuntime } from '../inference/worker/runtime/ort.ts';

/** The page's engine in Node, on WebAssembly, from a folder of models. @param model null takes the first of index.json. @param foreign models in the places of its own. */
export function openEngineIn(
	folder: string,
	model: string | null = null,
	foreign: ForeignModels | null = null,
): Promise<Result<Engine, EngineFailure>> {
	return openEngine({
		read: async (path) => ({
			from: 0,
			chunks: [new Uint8Array(await readFile(join(folder, path)))],
		}),
		...{ openRuntime, model, foreign, backend: 'wasm', onProgress: () => undefined },
	});
}
