import { useCallback, useRef, useState } from 'react';
import type { Problem } from '../../domain/problem.ts';
import { loadEngine, runProblem } from '../../verify/control.ts';
import type { Backend, Verifier } from '../../verify/ports.ts';
import { engineOf } from '../../verify/state.ts';
import type { PageSettings } from '../settings/page-settings.ts';
import type { RunStore } from './useRunState.ts';

/** Nucleus sampling is off: temperature alone shapes what is written. */
const topP = 1;

type SolveSettings = Pick<PageSettings, 'candidates' | 'temperature' | 'seed' | 'backend'>;

export type Solver = {
	/** From the press of the button to the end of the run, loading included. */
	readonly busy: boolean;
	/** Whether `solve` on this backend would have to load models first. */
	readonly needsLoad: (backend: Backend) => boolean;
	readonly solve: (problem: Problem, settings: SolveSettings) => Promise<void>;
	readonly stop: () => void;
};

/** Load, run and stop, one at a time. What happened is in the store. */
export function useSolver(store: RunStore, verifier: Verifier): Solver {
	const [busy, setBusy] = useState(false);
	const working = useRef(false);
	const stopWanted = useRef(false);
	const loadedChoice = useRef<Backend | null>(null);

	const needsLoad = useCallback(
		(backend: Backend) => {
			const state = store.getState();
			return (
				state.kind === 'failed' || engineOf(state) === null || loadedChoice.current !== backend
			);
		},
		[store],
	);

	const solve = useCallback(
		async (problem: Problem, settings: SolveSettings) => {
			if (working.current) return;
			working.current = true;
			stopWanted.current = false;
			setBusy(true);
			try {
				if (needsLoad(settings.backend)) {
					loadedChoice.current = null;
					if (!(await loadEngine(store, verifier, settings.backend))) return;
					loadedChoice.current = settings.backend;
				}
				const engine = engineOf(store.getState());
				if (engine === null || stopWanted.current) return;
				const { candidates, temperature, seed } = settings;
				const { maxTokens } = engine;
				await runProblem(store, verifier, problem, {
					candidates,
					temperature,
					topP,
					seed,
					maxTokens,
				});
				// A failed engine is loaded anew, whatever it said it could do before.
				if (store.getState().kind === 'failed') loadedChoice.current = null;
			} finally {
				working.current = false;
				setBusy(false);
			}
		},
		[store, verifier, needsLoad],
	);

	const stop = useCallback(() => {
		if (!working.current) return;
		stopWanted.current = true;
		void verifier.stop();
	}, [verifier]);

	return { busy, needsLoad, solve, stop };
}
