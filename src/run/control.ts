import type { Result } from '../domain/result.ts';
import type { EngineFailure } from '../engine/failure.ts';
import type { Backend, EngineInfo, LoadProgress } from '../engine/info.ts';
import type { Store } from '../engine/store.ts';
import type { EngineClient, RunRequest } from './ports.ts';
import type { RunAction, RunState } from './state.ts';

export type RunStore = Store<RunState, RunAction>;

/** One engine for all pages: each page's store hears of a load that it asked for. */
export type EngineLoader = {
	/** Whether a run on this backend would have to load models first. */
	needsLoad(backend: Backend): boolean;
	/** The engine on this backend, loaded if need be; null where that fails or is cancelled, which the store then says. */
	ensure(store: RunStore, backend: Backend): Promise<EngineInfo | null>;
	/** Runs one request and feeds its events to the store until the run has ended. */
	run(store: RunStore, request: RunRequest): Promise<void>;
	/** Ends the current run within one decode step, or the load under way. */
	stop(): void;
};

/** A load that pages wait for. */
type Load = {
	readonly backend: Backend;
	readonly stores: Set<RunStore>;
	progress: LoadProgress | null;
	readonly result: Promise<Result<EngineInfo, EngineFailure>>;
};

export function createEngineLoader(client: EngineClient): EngineLoader {
	let loaded: { readonly backend: Backend; readonly engine: EngineInfo } | null = null;
	let load: Load | null = null;
	/** Whatever engine is there will do for 'auto'. */
	const fits = (backend: Backend) =>
		loaded !== null && (backend === 'auto' || loaded.backend === backend) ? loaded.engine : null;

	function begin(backend: Backend): Load {
		const stores = new Set<RunStore>();
		const result = client.load(backend, (progress) => {
			begun.progress = progress;
			for (const store of stores) store.dispatch({ kind: 'progress', progress });
		});
		const begun: Load = { backend, stores, progress: null, result };
		return begun;
	}

	return {
		needsLoad: (backend) => fits(backend) === null,

		async ensure(store, backend) {
			const ready = fits(backend);
			if (ready !== null) {
				store.dispatch({ kind: 'loaded', engine: ready });
				return ready;
			}
			loaded = null;
			// Two pages that want the same load once; another backend takes the place of a load under way.
			const isUnderWay = load !== null && (backend === 'auto' || load.backend === backend);
			const current: Load = isUnderWay && load !== null ? load : begin(backend);
			load = current;
			current.stores.add(store);
			store.dispatch({ kind: 'load' });
			if (current.progress !== null) {
				store.dispatch({ kind: 'progress', progress: current.progress });
			}
			const result = await current.result;
			if (load === current) load = null;
			if (result.ok) {
				loaded = { backend: current.backend, engine: result.value };
				store.dispatch({ kind: 'loaded', engine: result.value });
				return result.value;
			}
			if (result.error.code === 'cancelled') store.dispatch({ kind: 'cancelled' });
			else store.dispatch({ kind: 'failed', failure: result.error });
			return null;
		},

		async run(store, request) {
			store.dispatch({ kind: 'reset' });
			const startedAt = performance.now();
			let runId = '';
			for await (const event of client.run(request)) {
				if (event.kind === 'started') runId = event.runId;
				store.dispatch({ kind: 'event', runId, event });
			}
			// A run that another one took the place of is told no end.
			if (store.getState().kind === 'running') {
				const ms = performance.now() - startedAt;
				const stats = { tokens: 0, steps: 0, msToFirstReward: null, cacheBytes: null, ms };
				store.dispatch({ kind: 'event', runId, event: { kind: 'done', stopped: true, stats } });
			}
			// A failed engine is loaded anew, whatever it said it could do before.
			if (store.getState().kind === 'failed') loaded = null;
		},

		stop() {
			// Who asks from now on does not wait for a load that is being left.
			load = null;
			void client.stop();
		},
	};
}
