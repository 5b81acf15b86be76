import { useCallback, useRef, useState } from 'react';
import type { Problem } from '../../../domain/problem.ts';
import type { Backend } from '../../../engine/info.ts';
import type { EngineLoader, RunStore } from '../../../run/control.ts';
import type { PageSettings } from '../settings/page-settings.ts';

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
export function useSolver(store: RunStore, loader: EngineLoader): Solver {
	const [busy, setBusy] = useState(false);
	const working = useRef(false);
	const stopWanted = useRef(false);

	const solve = useCallback(
		async (problem: Problem, settings: SolveSettings) => {
			if (working.current) return;
			working.current = true;
			stopWanted.current = false;
			setBusy(true);
			try {
				const engine = await loader.ensure(store, settings.backend);
				if (engine === null || stopWanted.current) return;
				const { candidates, temperature, seed } = settings;
				const { maxTokens } = engine;
				await loader.run(store, {
					kind: 'sample',
					problem,
					settings: { candidates, temperature, topP, seed, maxTokens },
				});
			} finally {
				working.current = false;
				setBusy(false);
			}
		},
		[store, loader],
	);

	const stop = useCallback(() => {
		if (!working.current) return;
		stopWanted.current = true;
		loader.stop();
	}, [loader]);

	return { busy, needsLoad: loader.needsLoad, solve, stop };
}
