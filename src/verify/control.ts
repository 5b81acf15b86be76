import type { Backend, EngineInfo, RunRequest, Verifier } from './ports.ts';
import type { RunAction, RunState } from './state.ts';
import type { Store } from './store.ts';

export type RunStore = Store<RunState, RunAction>;

/** One engine for all pages: each page's store hears of a load that it asked for. */
export type EngineLoader = {
	/** Whether a run on this backend would have to load models first. */
	needsLoad(backend: Backend): boolean;
	/** The engine on this backend, loaded if need be; null where that fails, which the store then says. */
	ensure(store: RunStore, backend: Backend): Promise<EngineInfo | null>;
	/** Runs one request and feeds its events to the store until the run has ended. */
	run(store: RunStore, request: RunRequest): Promise<void>;
	/** Ends the current run within one decode step. */
	stop(): void;
};

export function createEngineLoader(verifier: Verifier): EngineLoader {
	let loaded: { readonly backend: Backend; readonly engine: EngineInfo } | null = null;
	/** Whatever engine is there will do for 'auto'. */
	const fits = (backend: Backend) =>
		loaded !== null && (backend === 'auto' || loaded.backend === backend) ? loaded.engine : null;
	return {
		needsLoad: (backend) => fits(backend) === null,

		async ensure(store, backend) {
			const ready = fits(backend);
			if (ready !== null) {
				store.dispatch({ kind: 'loaded', engine: ready });
				return ready;
			}
			loaded = null;
			store.dispatch({ kind: 'load' });
			const result = await verifier.load(backend, (progress) =>
				store.dispatch({ kind: 'progress', progress }),
			);
			if (!result.ok) {
				store.dispatch({ kind: 'failed', failure: result.error });
				return null;
			}
			loaded = { backend, engine: result.value };
			store.dispatch({ kind: 'loaded', engine: result.value });
			return result.value;
		},

		async run(store, request) {
			store.dispatch({ kind: 'reset' });
			const startedAt = performance.now();
			let runId = '';
			for await (const event of verifier.run(request)) {
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

		stop: () => void verifier.stop(),
	};
}
