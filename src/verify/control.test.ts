import { expect, test } from 'vitest';
import { createEngineLoader } from './control.ts';
import type { VerifyEvent } from './events.ts';
import type { Backend, EngineInfo, RunRequest, Verifier } from './ports.ts';
import { initialState, reduce } from './state.ts';
import { createStore } from './store.ts';

const engine: EngineInfo = {
	...{ model: 'toy', backend: 'wasm', threads: 1, adapter: null, modelBytes: 1, maxTokens: 60 },
	familiarFrom: -1,
	verdictOnSteps: { threshold: 0.5, caught: null, falseAlarms: null, steps: 0 },
	notes: [],
};
const problem = { id: 'p', topic: 't', question: 'Q?', answer: '7', reference: [] };
const request: RunRequest = { kind: 'score', problem, steps: ['a'] };
const started: VerifyEvent = {
	kind: 'started',
	runId: 'r',
	problem,
	candidates: 1,
	familiarity: -0.5,
};

function loaderOver(events: readonly VerifyEvent[], loads: Backend[] = []) {
	const verifier: Verifier = {
		load: async (backend) => {
			loads.push(backend);
			return { ok: true, value: engine };
		},
		async *run() {
			yield* events;
		},
		stop: async () => undefined,
	};
	return { loader: createEngineLoader(verifier), loads };
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
