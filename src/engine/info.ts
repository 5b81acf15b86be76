import type { Probability } from '../domain/reward.ts';
import type { ModelFile } from '../domain/study/record.ts';
import type { ModelChoice, ModelRole } from './choice.ts';
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

/** How a model was checked as it was loaded. */
export type SelfCheck =
	/** Its maker's own numbers came out. */
	| { readonly kind: 'golden' }
	/** A fixed text on WebGPU against WebAssembly: the largest difference of a number that it says. */
	| { readonly kind: 'compared'; readonly largest: number; readonly positions: number }
	/** A fixed text gave numbers; there was nothing to compare them with. */
	| { readonly kind: 'finite'; readonly positions: number };

/** A model that others made, as it was loaded. */
export type LoadedModel = {
	readonly name: string;
	/** Its files of weights; those of a disk with their SHA-256. */
	readonly files: readonly ModelFile[];
	/** How its matrices are held: 'float32', 'int8', 'blocks-8' or 'blocks-4'. */
	readonly precision: string;
	/** How it is read, where it judges. */
	readonly adapter: string | null;
	readonly check: SelfCheck;
	/** What is known of the reward heads that it is read with; null where they are not this site's. */
	readonly heads: HeadsCard | null;
};

/** What reward heads catch and miss, measured on sets that nothing was chosen on. */
export type HeadsCard = {
	readonly threshold: Probability;
	/** Shares of first wrong steps that people marked: found at the threshold, by chance, without training. */
	readonly found: Measured | null;
	readonly foundUntrained: Measured | null;
	readonly chance: Probability | null;
	/** Share of right solutions in which no step is called wrong. */
	readonly leftAlone: Measured | null;
	readonly gallery: readonly GalleryCase[];
};

export type Measured = { readonly mean: Probability; readonly n: number };

/** A solution of the project's own making and what the heads say of it. */
type GalleryCase = {
	/** What is wrong with it, in two or three words. */
	readonly error: string;
	readonly question: string;
	readonly steps: readonly string[];
	/** null for a right one. */
	readonly firstWrong: number | null;
	readonly rewards: readonly Probability[];
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
	/** The models that others made, by what they do. */
	readonly foreign: Readonly<Partial<Record<ModelRole, LoadedModel>>>;
};

/** The model files, seen from the page. */
export interface ModelFiles {
	/** What a load would download now, the runtime included; null where nobody can say before it is asked for. */
	missingBytes(backend: Backend, choice: ModelChoice): Promise<number | null>;
	/** What this browser keeps between visits, halves of a load that broke off included; 0 where nothing can be kept. */
	keptBytes(): Promise<number>;
	/** Deletes what is kept; models that are loaded go on working. */
	clear(): Promise<void>;
	/** Models that others made whose converted weights this browser keeps. */
	keptModels(): Promise<readonly KeptModel[]>;
	/** Deletes the weights of one of them. Rejects while a load writes them. */
	clearModel(key: string): Promise<void>;
}

/** Converted weights of a model that others made. */
export type KeptModel = {
	readonly key: string;
	readonly name: string;
	readonly bytes: number;
	/** False where a load was left half way; the next one goes on from there. */
	readonly isWhole: boolean;
};
