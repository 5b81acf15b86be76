import { isStrangeTo } from '../../../run/familiarity.ts';
import { readRun } from '../../../run/follow.ts';
import type { ModelTask } from '../../../run/store.ts';
import { scoredOf } from '../score-history.ts';
import { type ManyEntry, type ManyScore, scoreKey } from './many-table.ts';

/** The score of every entry with this key. */
export type ManyUpdate = { readonly key: string; readonly score: ManyScore };

/** Scores the entries that have no score, one after the other; equal ones once. */
export function scoreMany(entries: readonly ManyEntry[]): ModelTask<ManyUpdate> {
	return async function* (use) {
		const done = new Set<string>();
		for (const { problem, steps, score } of entries) {
			const key = scoreKey({ problem, steps });
			const isDue = score === null && steps.length > 0 && problem.question !== '';
			if (!isDue || done.has(key)) continue;
			done.add(key);
			const run = await readRun(use.run({ kind: 'score', problem, steps }));
			const scored = scoredOf(run, true);
			const isCut = scored.tooLongFrom !== null;
			const isStrange = isStrangeTo(use.info, run.familiarity);
			// There the rewards mean nothing, and are not kept.
			const known = isStrange
				? { rewards: [], outcome: null }
				: { rewards: scored.rewards, outcome: scored.outcome };
			yield { key, score: { ...known, isCut, isStrange } };
		}
	};
}
