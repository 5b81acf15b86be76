import { expose } from 'comlink';
import { openEngine } from './engine.ts';
import { browserFileCache } from './file-cache.ts';
import { fetchReader } from './files.ts';
import { openRuntime } from './ort.ts';
import { createService } from './service.ts';

/** The worker's entry: the only file here that knows that it runs in a browser's worker. */
expose(
	createService(({ modelsUrl, model, backend }, onProgress) =>
		openEngine({
			...{ openRuntime, model, backend, onProgress },
			read: fetchReader(modelsUrl),
			cache: browserFileCache(),
		}),
	),
);
