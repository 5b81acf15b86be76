import { useMemo, useState } from 'react';
import type { JobEnd } from '../../../engine/job.ts';
import { useDesk } from '../../../parts/engine/engine-context.ts';
import { type ManyEntry, type ManyScore, scoreKey } from './many-table.ts';
import { scoreMany } from './score-many.ts';

export type ManyScores = {
	readonly busy: boolean;
	/** How the last round ended; null before there was one. */
	readonly end: JobEnd | null;
	readonly entries: readonly ManyEntry[];
	readonly start: () => void;
	readonly stop: () => void;
};

/** Scores of several solutions; what is scored stays when others are added. */
export function useManyScores(unscored: readonly ManyEntry[]): ManyScores {
	const [desk, { busy, end }] = useDesk('check');
	const [scores, setScores] = useState<ReadonlyMap<string, ManyScore>>(new Map());
	const entries = useMemo(
		() => unscored.map((entry) => ({ ...entry, score: scores.get(scoreKey(entry)) ?? null })),
		[unscored, scores],
	);
	const start = () =>
		desk.start({
			task: scoreMany(entries),
			tell: ({ key, score }) => setScores((before) => new Map(before).set(key, score)),
		});
	return { busy, end, entries, start, stop: desk.stop };
}
