import type { Problem } from '../domain/problem.ts';
import type { Probability } from '../domain/reward.ts';
import type { EngineClient } from '../engine/client.ts';
import type { RunEvent } from './events.ts';

export type RunSettings = {
	/** How many solutions are written at once, 1 to 64. */
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
export type GeneratedText = {
	readonly candidate: number;
	/** Characters, newlines included; may be empty in the middle of a multi-byte character. */
	readonly text: string;
	/** Tokens sampled for it. */
	readonly tokens: number;
	readonly end: 'answered' | 'cut' | null;
};

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
	 * were trained on. Far below `EngineInfo.familiarFrom`, solutions and rewards mean nothing.
	 */
	familiarity(problem: Problem): Promise<number>;
}

/** Scores steps as they end (process reward model, Math-Shepherd section 3.2). */
export interface StepRewarder {
	/** Reads the question once; forgets every candidate of the run before. */
	begin(problem: Problem): Promise<void>;
	/** The reward of the candidate's next step, read at its newline. Each step is read once, in order. */
	rewardStep(candidate: number, step: string): Promise<Probability>;
	/** Forgets what was kept for a candidate that has ended. */
	release(candidate: number): void;
}

/** Scores the steps of a solution that is given whole, and may be given again with some steps changed. */
export interface SolutionRewarder {
	/** The reward of each step in turn; only what follows the longest part known from before is read. */
	rewardSteps(problem: Problem, steps: readonly string[]): AsyncIterable<Probability>;
}

/** Scores whole solutions (outcome reward model, Math-Shepherd section 3.2). */
export interface OutcomeRewarder {
	begin(problem: Problem): Promise<void>;
	/** The reward of a finished solution, read at its last newline. */
	rewardOutcome(steps: readonly string[]): Promise<Probability>;
}

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
	readonly stepRewarder: StepRewarder;
	readonly solutionRewarder: SolutionRewarder;
	readonly outcomeRewarder: OutcomeRewarder;
	readonly memory: CacheMemory;
};

/** What an engine can be asked to run; each is told as one stream of events. */
export type RunRequest =
	/** Problem → candidates → steps → rewards. */
	| { readonly kind: 'sample'; readonly problem: Problem; readonly settings: RunSettings }
	/** The rewards of a given solution, told as those of candidate 0. */
	| { readonly kind: 'score'; readonly problem: Problem; readonly steps: readonly string[] }
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
