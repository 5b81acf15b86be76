import { recordedCandidates } from '../../../domain/solution.ts';
import type { RunView } from '../../../run/state.ts';
import { anyProblem, freshProblem } from '../../../world/fresh-problem.ts';
import type { RecordedKind } from './kinds.ts';
import first from './voting-fails.json';

/** A run of shipped models, as `npm run record` writes it: with what made it. */
type Recorded = {
	readonly model: string;
	/** The commit of this repository whose models wrote it. */
	readonly commit: string;
	readonly candidates: number;
	readonly temperature: number;
	readonly topP: number;
	readonly seed: number;
	readonly problemSeed: number;
	readonly solutions: readonly {
		readonly steps: readonly string[];
		readonly rewards: readonly number[];
		readonly outcome: number;
	}[];
};

export type RecordedRun = Pick<RunView, 'problem' | 'candidates' | 'familiarity' | 'tree'> & {
	/** What made it, in a sentence. */
	readonly provenance: string;
};

/** Shown before any models are loaded: voting fails on it, and the PRM does not. */
export const firstRecorded = toRun(first);
export const recordedProblemSeed = first.problemSeed;

/** The others come when they are asked for. */
const files = import.meta.glob<Recorded>(['./*.json', '!./voting-fails.json'], {
	import: 'default',
});

/** @returns null where it cannot be had, as without a network on a first visit. */
export async function loadRecorded(kind: RecordedKind): Promise<RecordedRun | null> {
	const load = files[`./${kind}.json`];
	if (load === undefined) return firstRecorded;
	return load().then(toRun, () => null);
}

function toRun(recorded: Recorded): RecordedRun {
	const { model, commit, temperature, seed, problemSeed, solutions } = recorded;
	return {
		// It is of the models' own world.
		familiarity: 0,
		tree: null,
		problem: freshProblem(problemSeed, anyProblem),
		candidates: recordedCandidates(solutions),
		provenance: `${model} of ${commit}, temperature ${temperature}, seed ${seed}`,
	};
}
