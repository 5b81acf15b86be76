import type { Problem } from '../domain/problem.ts';
import type { Probability } from '../domain/reward.ts';
import type { EngineClient } from '../engine/client.ts';
import type { Examination } from '../engine/inspection.ts';
import type { RunEvent } from './events.ts';
import type { SearchSettings } from './search-settings.ts';

export type RunSettings = {
	/** How many solutions are written, 1 to 256; in waves where they have no room at once. */
	readonly candidates: number;
	/** Divides the logits; 0 takes the likeliest token. */
	readonly temperature: number;
	/** Nucleus mass in (0, 1]; 1 keeps every token. */
	readonly topP: number;
	/** Same seed, same backend: same text. */
	readonly seed: number;
	/** Longest context in tokens, question included. */
	readonly maxTokens: number;
};

/** What one decode step added to one candidate. */
type Generated<End> = {
	readonly candidate: number;
	/** Characters, newlines included; may be empty in the middle of a multi-byte character. */
	readonly text: string;
	/** Tokens sampled for it. */
	readonly tokens: number;
	readonly end: End | null;
};

export type GeneratedText = Generated<'answered' | 'cut'>;
/** 'step': the step has ended, and the solution goes on. */
export type GeneratedStep = Generated<'step' | 'answered' | 'cut'>;

/** Writes candidates: one batch of additions a decode step, until every candidate has an `end`. */
export interface CandidateGenerator {
	/** @param prefix steps that every candidate goes on from; what is told are the steps after them. */
	generate(
		problem: Problem,
		settings: RunSettings,
		prefix?: readonly string[],
	): AsyncIterable<readonly GeneratedText[]>;
	/**
	 * Mean log-probability, in nats, of the question's tokens: how much it is like those that the models
	 * were trained on. Far below `EngineInfo.familiarFrom`, solutions and rewards mean nothing. null for
	 * models that know no such measure.
	 */
	familiarity(problem: Problem): Promise<number | null>;
	/**
	 * Of each given step the probability of its least likely number or sign; null for steps beyond the context, and
	 * as a whole for models that do not tell.
	 */
	surprise(
		problem: Problem,
		steps: readonly string[],
	): Promise<readonly (Probability | null)[] | null>;
	/** Whether the question leaves room for a solution in the context; absent where nobody can say, as of a server. */
	fits?(problem: Problem): boolean;
	/** Solutions of a problem that are written a step at a time, for a search among them. Free it. */
	tree(problem: Problem, settings: Omit<RunSettings, 'candidates' | 'seed'>): StepTree;
}

/** Steps that go on from steps, each prefix from what was kept of it (its fork of the KV cache). */
export interface StepTree {
	/**
	 * `count` next steps after `prefix`, each drawn by itself: what is told of candidate i is the i-th. A prefix
	 * that ends in a step of this tree is not read again, unless `keep` left it out.
	 *
	 * @param seed the same one draws the same steps after the same prefix.
	 */
	grow(
		prefix: readonly string[],
		count: number,
		seed: number,
	): AsyncIterable<readonly GeneratedStep[]>;
	/** Gives back what was kept of every prefix but these. */
	keep(prefixes: readonly (readonly string[])[]): void;
	/** Gives back all of it; the last call. */
	free(): void;
}

/**
 * What the reward models say of a solution up to one of its steps (Math-Shepherd section 3.2). A reward
 * is null where there is no such model, where the text runs over the context and was not read, and where the
 * last step has no word that the model knows; its outcome is then there.
 */
export type Rewards = {
	readonly process: Probability | null;
	/** Of a whole solution; of a part it means nothing. */
	readonly outcome: Probability | null;
};

/** Rewards are addressed by text alone: who asks may have forked, lost steps, or come back to an old one. */
export interface Rewarder {
	/** The rewards read at the newline of the last of `steps`, of which there is one at least. */
	reward(problem: Problem, steps: readonly string[]): Promise<Rewards>;
	/** Gives back memory that the next question to `reward` may do without; nothing is forgotten. */
	rest(): void;
}

/** Shows what the judge of steps reads of a solution and what it says there. */
export type Examiner = (problem: Problem, steps: readonly string[]) => Promise<Examination>;

/** The memory of the models' keys and values (KV cache). */
export interface CacheMemory {
	/** Forgets the peak of the run before. */
	begin(): void;
	/** The most bytes at once since `begin`. */
	readonly peakBytes: number;
}

/** What a way to run has to work with. */
export type RunPorts = {
	readonly generator: CandidateGenerator;
	readonly rewarder: Rewarder;
	/** null where nobody judges steps. */
	readonly examine: Examiner | null;
	readonly memory: CacheMemory;
};

/** What an engine can be asked to run; each is told as one stream of events. */
export type RunRequest =
	/** Problem → candidates → steps → rewards. */
	| {
			readonly kind: 'sample';
			readonly problem: Problem;
			readonly settings: RunSettings;
			/** Steps that every candidate begins with; none where left out. */
			readonly prefix?: readonly string[];
	  }
	/** The same, with the process reward choosing after every step what is written on. */
	| {
			readonly kind: 'search';
			readonly problem: Problem;
			readonly settings: Omit<RunSettings, 'candidates'>;
			readonly search: SearchSettings;
			/** Steps that every candidate begins with; none where left out. */
			readonly prefix?: readonly string[];
	  }
	/** What is known of a question before anything is written: one 'read' event. */
	| { readonly kind: 'read'; readonly problem: Problem }
	/** The rewards of a given solution, told as those of candidate 0. */
	| { readonly kind: 'score'; readonly problem: Problem; readonly steps: readonly string[] }
	/** What the judge of steps reads and says: one 'examined' event. */
	| { readonly kind: 'examine'; readonly problem: Problem; readonly steps: readonly string[] }
	/** How likely the writer finds each step of a given solution, told as rewards of candidate 0. */
	| { readonly kind: 'surprise'; readonly problem: Problem; readonly steps: readonly string[] }
	/** Rollouts of a prefix (Math-Shepherd section 3.3): candidates that hold the steps after it, unscored. */
	| {
			readonly kind: 'complete';
			readonly problem: Problem;
			readonly prefix: readonly string[];
			readonly settings: RunSettings;
	  };

export type RequestOf<Kind extends RunRequest['kind']> = Extract<
	RunRequest,
	{ readonly kind: Kind }
>;

/** The models as a page reaches them. */
export type ModelClient = EngineClient<RunRequest, RunEvent>;
