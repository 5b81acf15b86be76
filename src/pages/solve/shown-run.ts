import type { Problem } from '../../domain/problem.ts';
import type { RunView } from '../../run/state.ts';
import type { Runs } from './history/useRuns.ts';
import type { RecordedRun } from './recorded/recorded-run.ts';
import { waitingCandidates } from './waiting.ts';

/** What the page shows of a run, wherever it comes from. */
export type ShownRun = Pick<RunView, 'problem' | 'candidates' | 'familiarity'>;

type Place = {
	/** The run in the store; null before its first event. */
	readonly view: RunView | null;
	readonly busy: boolean;
	/** Whether the address names the run in the store. */
	readonly isLive: boolean;
	readonly problem: Problem;
	/** How many solutions the next run has. */
	readonly candidates: number;
	readonly history: Pick<Runs, 'runs' | 'shown'>;
	readonly recorded: RecordedRun | null;
};

/** The run that the address names: the one at work, one of this visit, or a recorded one. */
export function shownRun(place: Place): ShownRun | null {
	const { view, busy, isLive, problem, candidates, history, recorded } = place;
	if (isLive && view !== null) return view;
	if (isLive && busy) return { problem, candidates: waitingCandidates(candidates), familiarity: 0 };
	const past = history.runs.find(({ id }) => id === history.shown);
	if (past !== undefined) return past;
	return recorded;
}

/** Whether a run has ended before anything was written, as of a problem that is too long. */
export function isEmpty({ candidates }: Pick<RunView, 'candidates'>): boolean {
	return candidates.every(
		({ steps, partial, state }) => steps.length === 0 && partial === '' && state === 'cut',
	);
}
