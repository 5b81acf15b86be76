import type { Problem } from '../../domain/problem.ts';
import type { Candidate } from '../../domain/solution.ts';
import { emptyTree } from '../../run/search-tree.ts';
import type { RunView } from '../../run/state.ts';
import type { Runs } from './history/useRuns.ts';
import type { RecordedRun } from './recorded/recorded-run.ts';
import type { PageSettings } from './settings/page-settings.ts';
import { waitingCandidates } from './waiting.ts';

/** What the page shows of a run, wherever it comes from. */
export type ShownRun = Pick<RunView, 'problem' | 'candidates' | 'familiarity' | 'tree'> & {
	/** See `PastRun`; the models that are loaded now say it of other runs. */
	readonly isStrange?: boolean;
};

type Place = {
	/** The run in the store; null before its first event. */
	readonly view: RunView | null;
	readonly busy: boolean;
	/** Whether the address names the run in the store. */
	readonly isLive: boolean;
	readonly problem: Problem;
	/** Of the next run. */
	readonly settings: PageSettings;
	readonly history: Pick<Runs, 'runs' | 'shown'>;
	readonly recorded: RecordedRun | null;
};

/** The run that the address names: the one at work, one of this visit, or a recorded one. */
export function shownRun(place: Place): ShownRun | null {
	const { view, busy, isLive, history, recorded } = place;
	if (isLive && view !== null) return view;
	if (isLive && busy) return waitingRun(place);
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

/** What a class can judge of a run: of a search what it has kept in the end, not the lines that it left or ran out of. */
export function solutionsOf({ candidates, tree }: ShownRun, live: boolean): readonly Candidate[] {
	if (tree === null) return candidates;
	return live ? [] : candidates.filter(({ state }) => state === 'finished');
}

/** Nothing yet, with the room that it will take. */
function waitingRun({ problem, settings }: Place): ShownRun {
	const { way, width, expansions, aggregator: score } = settings;
	const count = way === 'sample' ? settings.candidates : width * expansions;
	const tree = way === 'sample' ? null : emptyTree({ way, width, expansions, score }, count);
	return { problem, candidates: waitingCandidates(count), familiarity: 0, tree };
}
