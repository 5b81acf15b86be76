import type { Probability } from '../domain/reward.ts';
import type { ModelFile } from '../domain/study/record.ts';
import type { EngineFailure } from './failure.ts';

/** 'auto' tries WebGPU and moves to WebAssembly where the golden check fails. */
export type Backend = 'auto' | 'webgpu' | 'wasm';

export type LoadProgress = {
	readonly loadedBytes: number;
	readonly totalBytes: number;
	readonly phase: 'download' | 'compile' | 'check';
};

/** From which reward on the PRM calls a step good, and how often that is wrong on fresh world problems. */
export type StepVerdict = {
	/** A step with a lower reward is called wrong. */
	readonly threshold: Probability;
	/** Share of first wrong steps that are called wrong; null where it was not measured. */
	readonly caught: Probability | null;
	/** Share of right steps that are called wrong. */
	readonly falseAlarms: Probability | null;
	/** Steps it was measured on. */
	readonly steps: number;
};

export type EngineInfo = {
	readonly model: string;
	/** Who judges the steps; 'none' where nobody does. */
	readonly judge: string;
	/** All files of the models, so that a figure can say what it is of. */
	readonly files: readonly ModelFile[];
	readonly backend: 'webgpu' | 'wasm';
	readonly threads: number;
	/** Name of the GPU adapter; null on WebAssembly or where the browser hides it. */
	readonly adapter: string | null;
	/** Size of all downloaded files. */
	readonly modelBytes: number;
	/** Longest context of the models in tokens, question included. */
	readonly maxTokens: number;
	readonly verdictOnSteps: StepVerdict;
	/** The familiarity that nearly every question of the training world exceeds. */
	readonly familiarFrom: number;
	/** Sentences to show, such as why WebGPU was left. */
	readonly notes: readonly string[];
	/** Why the model files could not all be kept for the next visit; null where they were. */
	readonly unkept: EngineFailure | null;
};

/** The model files, seen from the page. */
export interface ModelFiles {
	/** The size of all that a load needs; null where the list of them cannot be read. */
	totalBytes(): Promise<number | null>;
	/** What this browser keeps between visits, halves of a load that broke off included; 0 where nothing can be kept. */
	keptBytes(): Promise<number>;
	/** Deletes what is kept; models that are loaded go on working. */
	clear(): Promise<void>;
}
