import type { Aggregator, Probability } from '../domain/reward.ts';
import type { ModelPlace, ModelRole } from './choice.ts';

/** What is asked about a model before it is loaded. */
export type InspectionRequest = {
	readonly place: ModelPlace;
	readonly role: ModelRole;
	/** An adapter's id; null for the one that the model fits. */
	readonly readAs: string | null;
	/** What the model shall be shown to read; null for its card alone. */
	readonly text: { readonly question: string; readonly steps: readonly string[] } | null;
};

export type Inspection = {
	readonly card: ModelCard;
	/** Null where no text was given, or the model cannot read it; `findings` say why. */
	readonly reading: Reading | null;
	readonly findings: readonly Finding[];
};

/** What is known of a model from its small files. */
export type ModelCard = {
	readonly name: string;
	readonly architecture: string;
	readonly layers: number;
	readonly parameters: number;
	/** How its file stores the numbers: 'GGUF: Q5_0, F32'. */
	readonly format: string;
	/** Of its weights where they come from. */
	readonly sourceBytes: number;
	/** Where its weights cross a network on the way here. */
	readonly isDownload: boolean;
	/** As its file or its host says; null where neither does. */
	readonly licence: string | null;
	/** What its files are known by: a commit, a SHA-256; null for nothing. */
	readonly hash: string | null;
	/** Longest context in tokens here. */
	readonly maxTokens: number;
	readonly on: Readonly<Record<'webgpu' | 'wasm', BackendCost>>;
	/** How a judge is read; null for a writer, and for a model that no adapter takes. */
	readonly adapter: AdapterCard | null;
};

/** What a model takes on a backend. */
type BackendCost = {
	readonly precision: string;
	readonly weightBytes: number;
	/** Keys and values of one candidate, as long as solutions are. */
	readonly candidateBytes: number;
	/** Candidates that this device has room for at once; more are written in waves. */
	readonly atOnce: number;
	/** Why the model has no room here; null where it has. */
	readonly obstacle: string | null;
};

export type AdapterCard = {
	readonly id: string;
	readonly name: string;
	/** As its authors make a solution's reward of its steps'. */
	readonly aggregator: Aggregator;
	readonly threshold: Probability | null;
};

export type ReadToken = {
	readonly id: number;
	/** Its text; of a special token its name. */
	readonly text: string;
	readonly isSpecial: boolean;
};

/** A text as a model reads it. */
export type Reading = {
	readonly tokens: readonly ReadToken[];
	/** Of each step the position in `tokens` whose state is its reward; empty for a writer. */
	readonly readAt: readonly number[];
};

/** A reading with what the judge said at each position. */
export type Examination = Reading & {
	readonly judge: string;
	/** What `values` are called. */
	readonly valueNames: readonly string[];
	readonly steps: readonly StepNumbers[];
	/** Between one pass over all and step after step on the cache: the largest difference of a reward. */
	readonly cacheDifference: number;
	readonly findings: readonly Finding[];
};

type StepNumbers = {
	/** NaN where the model gave none. */
	readonly reward: number;
	/** The logits, or the head's own numbers, that the reward is made of. */
	readonly values: readonly number[];
};

/** What looks wrong with how a model reads. */
export type FindingCode =
	| 'missing-head'
	| 'no-adapter'
	| 'no-template'
	| 'separator-split'
	| 'separator-merged'
	| 'merged-elsewhere'
	| 'question-missing'
	| 'begin-doubled'
	| 'too-long'
	| 'too-large'
	| 'no-number'
	| 'all-alike'
	| 'cache-differs';

export type Finding = {
	readonly code: FindingCode;
	/** A 'note' may be as its authors meant it. */
	readonly severity: 'wrong' | 'note';
	/** What was found and what to do. */
	readonly message: string;
};

export const findingTitles: Readonly<Record<FindingCode, string>> = {
	'missing-head': 'The head of the reward model is missing',
	'no-adapter': 'No known way to read this model as a judge',
	'no-template': 'The model knows no conversation',
	'separator-split': 'The separator is split into several tokens',
	'separator-merged': 'The separator is merged with its neighbour',
	'merged-elsewhere': 'Written in one piece, the separator would merge with its neighbour',
	'question-missing': 'The template leaves out the problem',
	'begin-doubled': 'The text begins twice',
	'too-long': 'The text is longer than the model reads',
	'too-large': 'The model is too large for this device',
	'no-number': 'The model gives no number',
	'all-alike': 'All rewards are alike',
	'cache-differs': 'Read step by step, the rewards are others',
};

/** A small file at an address; no more of it is read than it may have. */
export type FileWish = { readonly address: string; readonly mostBytes: number };
