import { useCallback, useEffect, useRef, useState } from 'react';
import type { Problem } from '../../domain/problem.ts';
import type { RunStore } from '../../run/control.ts';
import { addVersion, noHistory, type ScoreHistory, scoredOf } from './score-history.ts';
import type { Scorer } from './scorer.ts';

/** How long nobody types before the steps are scored. */
const pauseMs = 300;

type Job = { readonly problem: Problem; readonly steps: readonly string[] };

type LiveScore = {
	readonly busy: boolean;
	readonly history: ScoreHistory;
	readonly score: (problem: Problem, steps: readonly string[]) => Promise<void>;
};

/** Scores the steps as they change while `isLive`; a newer version stops the run of an older one. */
export function useLiveScore(
	store: RunStore,
	scorer: Scorer,
	problem: Problem,
	steps: readonly string[],
	isLive: boolean,
): LiveScore {
	const [busy, setBusy] = useState(false);
	const [history, setHistory] = useState(noHistory);
	const waiting = useRef<Job | null>(null);
	const isWorking = useRef(false);

	const score = useCallback(
		async (...[asked, given]: Parameters<LiveScore['score']>) => {
			waiting.current = { problem: asked, steps: given };
			if (isWorking.current) {
				scorer.stop(store);
				return;
			}
			isWorking.current = true;
			setBusy(true);
			try {
				for (let job = takeFrom(waiting); job !== null; job = takeFrom(waiting)) {
					const ended = await scorer.score(store, job.problem, job.steps);
					const scored = ended?.kind === 'done' ? scoredOf(ended) : null;
					if (scored !== null) setHistory((before) => addVersion(before, scored));
				}
			} finally {
				isWorking.current = false;
				setBusy(false);
			}
		},
		[store, scorer],
	);

	useEffect(() => {
		if (!isLive) return;
		const timer = setTimeout(() => void score(problem, steps), pauseMs);
		return () => clearTimeout(timer);
	}, [isLive, problem, steps, score]);

	return { busy, history, score };
}

function takeFrom(waiting: { current: Job | null }): Job | null {
	const job = waiting.current;
	waiting.current = null;
	return job;
}
