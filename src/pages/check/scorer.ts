import type { Problem } from '../../domain/problem.ts';
import type { Backend } from '../../engine/info.ts';
import type { EngineLoader, RunStore } from '../../run/control.ts';
import type { RunState } from '../../run/state.ts';

/** Scores given solutions, one at a time: what is typed and a class's answers share one engine. */
export type Scorer = {
	/** The backend whose models are loaded; null where none is. */
	loaded(): Backend | null;
	/** Whether the models are loaded now; the store hears of it. */
	load(store: RunStore, backend: Backend): Promise<boolean>;
	/** How the run ended; null where no models are loaded. */
	score(store: RunStore, problem: Problem, steps: readonly string[]): Promise<RunState | null>;
	/** Ends the run of this store, where it has one in the engine. */
	stop(store: RunStore): void;
};

const backends: readonly Backend[] = ['auto', 'webgpu', 'wasm'];

export function createScorer(loader: EngineLoader): Scorer {
	let queue: Promise<unknown> = Promise.resolve();
	let inEngine: RunStore | null = null;

	function afterOthers<T>(work: () => Promise<T>): Promise<T> {
		const job = queue.then(work);
		queue = job.catch(() => undefined);
		return job;
	}
	const loaded = (): Backend | null =>
		backends.find((backend) => !loader.needsLoad(backend)) ?? null;

	return {
		loaded,
		load: (store, backend) =>
			afterOthers(async () => (await loader.ensure(store, backend)) !== null),
		score: (store, problem, steps) =>
			afterOthers(async () => {
				const backend = loaded();
				if (backend === null) return null;
				// Loaded already: this only tells the store of the engine.
				await loader.ensure(store, backend);
				inEngine = store;
				try {
					await loader.run(store, { kind: 'score', problem, steps });
				} finally {
					inEngine = null;
				}
				return store.getState();
			}),
		stop(store) {
			if (inEngine === store) loader.stop();
		},
	};
}
