import { useCallback, useEffect, useState } from 'react';
import type { Problem } from '../../domain/problem.ts';
import { useDesk } from '../../parts/engine/engine-context.ts';
import { viewOf } from '../../run/state.ts';
import { type RunStore, runWork } from '../../run/store.ts';
import { addVersion, noHistory, type ScoreHistory, scoredOf } from './score-history.ts';

/** How long nobody types before the steps are scored. */
const pauseMs = 300;

type LiveScore = {
	readonly busy: boolean;
	readonly history: ScoreHistory;
	readonly score: (problem: Problem, steps: readonly string[]) => void;
};

/** Scores the steps as they change while `isLive`; a newer version takes the place of an older one. */
export function useLiveScore(
	store: RunStore,
	problem: Problem,
	steps: readonly string[],
	isLive: boolean,
): LiveScore {
	const [desk, { busy }] = useDesk('check');
	const [history, setHistory] = useState(noHistory);
	// An emptied solution is the end of what was before it.
	if (steps.length === 0 && history !== noHistory) setHistory(noHistory);
	const score = useCallback(
		(asked: Problem, given: readonly string[]) => {
			const work = runWork(store, () => ({ kind: 'score', problem: asked, steps: given }));
			desk.replace({
				...work,
				ended(end) {
					work.ended?.(end);
					const run = viewOf(store.getState());
					if (end === 'done' && run !== null) {
						setHistory((before) => addVersion(before, scoredOf(run, true)));
					}
				},
			});
		},
		[store, desk],
	);

	useEffect(() => {
		if (!isLive) return;
		const timer = setTimeout(() => score(problem, steps), pauseMs);
		return () => clearTimeout(timer);
	}, [isLive, problem, steps, score]);

	return { busy, history, score };
}
