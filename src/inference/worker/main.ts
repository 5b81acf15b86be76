import { expose } from 'comlink';
import type { EngineService } from '../contract.ts';
import { openEngine } from './engine.ts';
import { fetchReader } from './files/fetch-reader.ts';
import { browserFileCache } from './files/file-cache.ts';
import { openRuntime } from './runtime/ort.ts';
import { createService } from './service.ts';

/** The worker's entry: the only file here that knows that it runs in a browser's worker. */
const service: EngineService = {
	...createService(({ modelsUrl, model, backend, cacheName, foreign }, onProgress, signal) =>
		openEngine({
			...{ openRuntime, model, backend, onProgress, signal },
			foreign: foreign ?? null,
			read: fetchReader(modelsUrl, signal),
			cache: browserFileCache(cacheName),
		}),
	),
	hold: (lockName) =>
		new Promise((resolve) => {
			const forGood = new Promise<never>(() => undefined);
			void navigator.locks.request(lockName, () => {
				resolve();
				return forGood;
			});
		}),
};
expose(service);
