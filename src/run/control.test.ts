import { expect, test } from 'vitest';
import { loadCancelled } from '../engine/failure.ts';
import type { Backend, EngineInfo } from '../engine/info.ts';
import { createStore } from '../engine/store.ts';
import { createEngineLoader } from './control.ts';
import type { RunEvent } from './events.ts';
import type { EngineClient, RunRequest } from './ports.ts';
import { initialState, reduce } from './state.ts';

const engine: EngineInfo = {
	...{ model: 'toy', backend: 'wasm', threads: 1, adapter: null, modelBytes: 1, maxTokens: 60 },
	familiarFrom: -1,
	verdictOnSteps: { threshold: 0.5, caught: null, falseAlarms: null, steps: 0 },
	notes: [],
	unkept: null,
};
type Loaded = Awaited<ReturnType<EngineClient['load']>>;

const problem = { id: 'p', topic: 't', question: 'Q?', answer: '7', reference: [] };
const request: RunRequest = { kind: 'score', problem, steps: ['a'] };
const started: RunEvent = {
	kind: 'started',
	runId: 'r',
	problem,
	candidates: 1,
	familiarity: -0.5,
};

function loaderOver(events: readonly RunEvent[], loads: Backend[] = []) {
	const client: EngineClient = {
		load: async (backend) => {
			loads.push(backend);
			return { ok: true, value: engine };
		},
		async *run() {
			yield* events;
		},
		stop: async () => undefined,
	};
	return { loader: createEngineLoader(client), loads };
}

const newStore = () => createStore(reduce, initialState);

test('models are loaded once for all pages; any engine will do for auto', async () => {
	const { loader, loads } = loaderOver([]);
	const [first, second] = [newStore(), newStore()];
	expect(loader.needsLoad('auto')).toBe(true);
	expect(await loader.ensure(first, 'wasm')).toEqual(engine);
	expect(loader.needsLoad('auto')).toBe(false);
	expect(await loader.ensure(second, 'auto')).toEqual(engine);
	expect(second.getState()).toEqual({ kind: 'idle', engine });
	expect(loads).toEqual(['wasm']);
	await loader.ensure(first, 'webgpu');
	expect(loads).toEqual(['wasm', 'webgpu']);
});

test('after a failure the models are loaded again', async () => {
	const message = 'The engine failed.';
	const { loader, loads } = loaderOver([
		started,
		{ kind: 'failed', failure: { code: 'internal', message } },
	]);
	const store = newStore();
	await loader.ensure(store, 'auto');
	await loader.run(store, request);
	expect(store.getState()).toMatchObject({ kind: 'failed', failure: { message } });
	await loader.ensure(store, 'auto');
	expect(loads).toEqual(['auto', 'auto']);
});

test('a run that another one took the place of ends as stopped, with what it had', async () => {
	const { loader } = loaderOver([started, { kind: 'step', candidate: 0, step: 0, text: 'a' }]);
	const store = newStore();
	await loader.ensure(store, 'auto');
	await loader.run(store, request);
	const state = store.getState();
	expect(state.kind).toBe('stopped');
	expect(state.kind === 'stopped' && state.candidates[0]?.steps).toHaveLength(1);
});

/** A client whose loads end when the test says so. */
function loaderByHand() {
	const loads: { backend: Backend; progress: () => void; end: (result: Loaded) => void }[] = [];
	let stops = 0;
	const client: EngineClient = {
		load: (backend, onProgress) =>
			new Promise((end) => {
				const progress = () => onProgress({ loadedBytes: 1, totalBytes: 2, phase: 'download' });
				loads.push({ backend, progress, end });
			}),
		async *run() {},
		stop: async () => {
			stops += 1;
			loads.at(-1)?.end({ ok: false, error: loadCancelled });
		},
	};
	return { loader: createEngineLoader(client), loads, stops: () => stops };
}

test('two pages that want the models at once share a load, and both hear of it', async () => {
	const { loader, loads } = loaderByHand();
	const [first, second] = [newStore(), newStore()];
	const waiting = [loader.ensure(first, 'wasm')];
	loads[0]?.progress();
	waiting.push(loader.ensure(second, 'auto'));
	expect(second.getState()).toMatchObject({ kind: 'loading', progress: { loadedBytes: 1 } });
	loads[0]?.end({ ok: true, value: engine });
	expect(await Promise.all(waiting)).toEqual([engine, engine]);
	expect(loads).toHaveLength(1);
	expect(second.getState()).toEqual({ kind: 'idle', engine });
});

test('a load that is stopped leaves no failure, and the next one is another', async () => {
	const { loader, loads, stops } = loaderByHand();
	const store = newStore();
	const left = loader.ensure(store, 'auto');
	loader.stop();
	expect(await left).toBeNull();
	expect(stops()).toBe(1);
	expect(store.getState()).toEqual({ kind: 'idle', engine: null, leftLoad: true });
	expect(loader.needsLoad('auto')).toBe(true);
	const next = loader.ensure(store, 'auto');
	loads[1]?.end({ ok: true, value: engine });
	expect(await next).toEqual(engine);
});
