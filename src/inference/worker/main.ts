import { expose } from 'comlink';
import { failure } from '../../domain/result.ts';
import type { EngineService } from '../contract.ts';
import { inspect } from './doctor/inspect.ts';
import { fetchFile } from './files/fetch-file.ts';
import { fetchReader } from './files/fetch-reader.ts';
import { browserFileCache } from './files/file-cache.ts';
import { openKeptWeights } from './files/kept-weights.ts';
import { openRuntimeLoad } from './files/runtime-file.ts';
import { openChoice } from './open-choice.ts';
import { deviceHere, openRuntime } from './runtime/ort.ts';
import { createService, failureOf } from './service.ts';

/** The worker's entry: the only file here that knows that it runs in a browser's worker. */
const service: EngineService = {
	...createService(
		async ({ modelsUrl, model, backend, choice, threads, cacheName }, tell, signal) => {
			const read = fetchReader(modelsUrl, signal);
			const cache = browserFileCache(cacheName);
			const { wasm, onProgress } = await openRuntimeLoad(backend, read, cache, tell);
			return openChoice({
				openRuntime: (wanted) => openRuntime(wanted, { threads, wasm }),
				...{ model, backend, choice, onProgress, signal, read, cache },
				kept: openKeptWeights(navigator.storage),
			});
		},
	),
	inspect: (request, modelsUrl) =>
		deviceHere()
			.then((device) => inspect(request, fetchReader(modelsUrl), device))
			.catch((cause) => failure(failureOf(cause))),
	fetchFile: (wish) => fetchFile(wish).catch((cause) => failure(failureOf(cause))),
	hold: (lockName) =>
		new Promise((resolve) => {
			const forGood = new Promise<never>(() => undefined);
			// A frame without an origin has no locks: then nothing is held, and calls run into their timeouts.
			navigator.locks
				.request(lockName, () => {
					resolve();
					return forGood;
				})
				.catch(() => undefined);
		}),
};
expose(service);
