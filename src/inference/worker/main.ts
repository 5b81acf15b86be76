import { expose } from 'comlink';
import type { EngineService } from '../contract.ts';
import { fetchReader } from './files/fetch-reader.ts';
import { browserFileCache } from './files/file-cache.ts';
import { openKeptWeights } from './files/kept-weights.ts';
import { openChoice } from './open-choice.ts';
import { openRuntime } from './runtime/ort.ts';
import { createService } from './service.ts';

/** The worker's entry: the only file here that knows that it runs in a browser's worker. */
const service: EngineService = {
	...createService(
		({ modelsUrl, model, backend, choice, threads, cacheName }, onProgress, signal) =>
			openChoice({
				openRuntime: (wanted) => openRuntime(wanted, { threads }),
				model,
				backend,
				choice,
				onProgress,
				signal,
				read: fetchReader(modelsUrl, signal),
				cache: browserFileCache(cacheName),
				kept: openKeptWeights(navigator.storage),
			}),
	),
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
