import { useEffect, useMemo } from 'react';
import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { chancesOf, chanceWords, isSettled } from './anytime-words.ts';
import css from './VerdictPanel.module.css';

/** What may be done about a run that is on; the function stays the same from frame to frame. */
export type LiveRun = {
	readonly live: boolean;
	/** Ends the run as soon as its choice is settled; null where that is not wanted. */
	readonly stopSettled: (() => void) | null;
};

export type AnytimeProps = LiveRun & {
	readonly candidates: readonly Candidate[];
	readonly aggregator: Aggregator;
	readonly judged: boolean;
};

/** How sure the verdict is while solutions are still written. */
export function AnytimeLine({ candidates, aggregator, judged, live, stopSettled }: AnytimeProps) {
	const ended = candidates.filter(({ state }) => state !== 'writing').length;
	// biome-ignore lint/correctness/useExhaustiveDependencies: letters of what is written change nothing; an end does.
	const chances = useMemo(
		() => chancesOf(candidates, aggregator, judged),
		[ended, candidates.length, aggregator, judged],
	);
	const settled = live && isSettled(candidates, chances);
	useEffect(() => {
		if (settled) stopSettled?.();
	}, [settled, stopSettled]);
	return <p className={css['anytime']}>{chanceWords(chances, live)}</p>;
}
