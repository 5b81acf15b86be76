import type { Problem } from '../domain/problem.ts';
import type { Backend, RunSettings, Verifier } from './ports.ts';
import type { RunAction, RunState } from './state.ts';
import type { Store } from './store.ts';

type RunStore = Store<RunState, RunAction>;

/** Loads the models and tells the store how it goes. @returns whether the engine is ready. */
export async function loadEngine(
	store: RunStore,
	verifier: Verifier,
	backend: Backend,
): Promise<boolean> {
	store.dispatch({ kind: 'load' });
	const loaded = await verifier.load(backend, (progress) =>
		store.dispatch({ kind: 'progress', progress }),
	);
	store.dispatch(
		loaded.ok
			? { kind: 'loaded', engine: loaded.value }
			: { kind: 'failed', failure: loaded.error },
	);
	return loaded.ok;
}

/** Runs one problem and feeds its events to the store until the run has ended. */
export async function runProblem(
	store: RunStore,
	verifier: Verifier,
	problem: Problem,
	settings: RunSettings,
): Promise<void> {
	store.dispatch({ kind: 'reset' });
	let runId = '';
	for await (const event of verifier.run(problem, settings)) {
		if (event.kind === 'started') runId = event.runId;
		store.dispatch({ kind: 'event', runId, event });
	}
}
