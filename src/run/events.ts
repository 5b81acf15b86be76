import type { Problem } from '../domain/problem.ts';
import type { Probability } from '../domain/reward.ts';
import type { EngineFailure } from '../engine/failure.ts';
import type { Examination } from '../engine/inspection.ts';
import type { SearchSettings } from './search-settings.ts';

/** What one run took. Times are milliseconds since the run began. */
export type RunStats = {
	/** Tokens sampled over all candidates. */
	readonly tokens: number;
	/** Steps scored over all candidates. */
	readonly steps: number;
	/** null where the run ended before a step was scored. */
	readonly msToFirstReward: number | null;
	/** The most that the models' keys and values took at once; null where nobody told. */
	readonly cacheBytes: number | null;
	readonly ms: number;
};

/**
 * The one stream the app is made of: a run from problem to verdict, as plain data.
 * `candidate` and `step` are zero-based indices; the reward of a step follows its 'step' event.
 * The last event is 'done' or 'failed'.
 */
export type RunEvent =
	| {
			readonly kind: 'started';
			readonly runId: string;
			readonly problem: Problem;
			readonly candidates: number;
			/** See `CandidateGenerator.familiarity`. */
			readonly familiarity: number | null;
	  }
	/** All of a run that only reads a question. */
	| {
			readonly kind: 'read';
			/** See `CandidateGenerator.familiarity` and `.fits`. */
			readonly familiarity: number | null;
			readonly fits: boolean;
	  }
	/** Characters added to the unfinished line; never holds a newline. */
	| { readonly kind: 'text'; readonly candidate: number; readonly text: string }
	/** The unfinished line ended and is a step now; `text` is the whole line. */
	| {
			readonly kind: 'step';
			readonly candidate: number;
			readonly step: number;
			readonly text: string;
	  }
	| {
			readonly kind: 'reward';
			readonly candidate: number;
			readonly step: number;
			/** null where it could not be read: see `Rewards`. */
			readonly reward: Probability | null;
			/** Whether it was read and carries none. */
			readonly isUnknown?: true;
	  }
	| { readonly kind: 'outcome'; readonly candidate: number; readonly reward: Probability | null }
	/** The candidates are the lines of a search: what they share is one tree, and not all of them stay. */
	| { readonly kind: 'search'; readonly search: SearchSettings }
	/** The search goes on without the candidate, which votes no more. */
	| { readonly kind: 'pruned'; readonly candidate: number }
	/**
	 * The candidate goes on after the first `steps` steps of candidate `from`, with their rewards: another's,
	 * where it forks, or its own, where it loses steps. What else it had is gone.
	 */
	| {
			readonly kind: 'forked';
			readonly candidate: number;
			readonly from: number;
			readonly steps: number;
	  }
	| {
			readonly kind: 'finished';
			readonly candidate: number;
			readonly reason: 'answered' | 'cut';
			/** Sampled for it; left out where it was not written here, or shares what it has with others. */
			readonly tokens?: number;
	  }
	/** What a judge read and said (doctor); null where nobody judges steps. */
	| { readonly kind: 'examined'; readonly examination: Examination | null }
	| { readonly kind: 'done'; readonly stopped: boolean; readonly stats: RunStats }
	| { readonly kind: 'failed'; readonly failure: EngineFailure };
