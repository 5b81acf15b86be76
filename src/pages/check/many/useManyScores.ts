import { useCallback, useMemo, useRef, useState } from 'react';
import { createStore } from '../../../engine/store.ts';
import type { RunStore } from '../../../run/control.ts';
import { engineOf, initialState, reduce } from '../../../run/state.ts';
import { scoredOf } from '../score-history.ts';
import type { Scorer } from '../scorer.ts';
import { type ManyEntry, type ManyScore, scoreKey } from './many-table.ts';

/** How the last round ended. */
type Ending = 'none' | 'all' | 'stopped' | 'overtaken';

export type ManyScores = {
	readonly busy: boolean;
	readonly ending: Ending;
	readonly entries: readonly ManyEntry[];
	readonly start: () => Promise<void>;
	readonly stop: () => void;
};

/** Scores several solutions one after the other; what is scored stays when others are added. */
export function useManyScores(
	unscored: readonly ManyEntry[],
	scorer: Scorer,
	pageStore: RunStore,
): ManyScores {
	// Runs of its own, so that they do not take the place of what is typed above.
	const [store] = useState(() => createStore(reduce, initialState));
	const [scores, setScores] = useState<ReadonlyMap<string, ManyScore>>(new Map());
	const [busy, setBusy] = useState(false);
	const [ending, setEnding] = useState<Ending>('none');
	const isWorking = useRef(false);
	const stopWanted = useRef(false);

	const entries = useMemo(
		() => unscored.map((entry) => ({ ...entry, score: scores.get(scoreKey(entry)) ?? null })),
		[unscored, scores],
	);

	/** null where the round is at its end early. */
	const scoreOne = useCallback(
		async (entry: ManyEntry): Promise<ManyScore | null> => {
			const ended = await scorer.score(store, entry.problem, entry.steps);
			if (ended?.kind === 'failed') {
				pageStore.dispatch({ kind: 'failed', failure: ended.failure });
			}
			const scored = ended?.kind === 'done' ? scoredOf(ended) : null;
			if (scored === null) return null;
			const rewards = scored.rewards.flatMap((reward) => (reward === null ? [] : [reward]));
			return { rewards, outcome: scored.outcome, isCut: scored.tooLongFrom !== null };
		},
		[scorer, store, pageStore],
	);

	const start = useCallback(async () => {
		if (isWorking.current) return;
		isWorking.current = true;
		stopWanted.current = false;
		setBusy(true);
		setEnding('none');
		try {
			const isKnown = scorer.loaded() !== null && engineOf(pageStore.getState()) !== null;
			if (!isKnown && !(await scorer.load(pageStore, scorer.loaded() ?? 'auto'))) return;
			const done = new Set<string>();
			for (const entry of entries) {
				if (entry.score !== null || entry.steps.length === 0) continue;
				const key = scoreKey(entry);
				if (entry.problem.question === '' || done.has(key)) continue;
				const score = stopWanted.current ? null : await scoreOne(entry);
				if (score === null) {
					setEnding(stopWanted.current ? 'stopped' : 'overtaken');
					return;
				}
				done.add(key);
				setScores((before) => new Map(before).set(key, score));
			}
			setEnding('all');
		} finally {
			isWorking.current = false;
			setBusy(false);
		}
	}, [entries, scorer, pageStore, scoreOne]);

	const stop = useCallback(() => {
		stopWanted.current = true;
		scorer.stop(store);
	}, [scorer, store]);

	return { busy, ending, entries, start, stop };
}
