import { createEngine } from '../engine/engine.ts';
import { FakeFiles } from '../engine/testing/fake-engine.ts';
import type { ModelEngine } from '../run/store.ts';
import { createToyClient } from '../run/testing/toy-client.ts';

/** Loaded: the parts that say something of the models have something to say. */
export async function openToyEngine(): Promise<ModelEngine> {
	const engine: ModelEngine = createEngine(createToyClient(), new FakeFiles());
	await engine.load();
	return engine;
}
