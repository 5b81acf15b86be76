import type { Aggregator, Probability } from '../../../../domain/reward.ts';
import type { FailureCode } from '../../../../engine/failure.ts';
import type { FindingCode } from '../../../../engine/inspection.ts';
import { ModelFileError } from '../../files/model-file-error.ts';
import type { WeightSource } from '../config.ts';
import type { ModelText } from '../model-text.ts';
import type { Vocabulary } from '../vocabulary.ts';

/** What turns a position's last state into a reward; names are those of the model's tensors. */
export type RewardHead =
	/** The share of `good` in the softmax of two tokens' logits. */
	| { readonly kind: 'pair'; readonly good: number; readonly bad: number }
	/** Linear layers with ReLU between them: one class through a sigmoid, of two the second by softmax. */
	| {
			readonly kind: 'layers';
			readonly layers: readonly { readonly weight: string; readonly bias: string | null }[];
			readonly classes: 1 | 2;
	  };

/** A step's tokens and the one of them whose state is its reward. */
export type StepTokens = { readonly ids: readonly number[]; readonly readAt: number };

/**
 * How its authors feed a process reward model. The model is causal: what is read before a step does not depend on
 * the steps after it, so that a solution is the question's tokens and each step's in turn.
 */
export type PromptLayout = {
	/** What stands before every question. */
	readonly before?: readonly number[];
	/** What is read of a question, after `before`. */
	question(question: string): readonly number[];
	/** @param at counts the steps from 0. */
	step(question: string, steps: readonly string[], at: number): StepTokens;
};

/** What is known of a model when an adapter is looked for. */
export type RewardModel = {
	/** Its id on the hub, or what its file is called. */
	readonly name: string;
	/** config.json; empty for a GGUF file. */
	readonly description: Readonly<Record<string, unknown>>;
	readonly weights: Pick<WeightSource, 'has' | 'tensor'>;
	readonly text: ModelText;
};

/** One family of public process reward models: a small file and a row of the registry. */
export type RewardAdapter = {
	readonly id: string;
	/** In the model's card. */
	readonly name: string;
	/** What a reward is read at; null where it is read where something is about to be said. */
	readonly separator: string | null;
	/** From the rewards of the steps to that of the solution, as its authors do. */
	readonly aggregator: Aggregator;
	/** From which reward on a step is good, where its authors say; null where they do not. */
	readonly threshold: Probability | null;
	/** Whether a model is of this family by what it holds or is called. */
	fits(model: RewardModel): boolean;
	/** @throws ModelFileError where the model lacks what the family has. */
	head(model: RewardModel): RewardHead;
	/** @throws ModelFileError likewise. */
	layout(text: ModelText): PromptLayout;
};

/**
 * The ids of `text` where it follows on `before`: a tokenizer may write the beginning of a text in another way.
 *
 * @throws ReadingError where the two share a token, so that no reward could be read between them.
 */
export function encodeAfter(vocabulary: Vocabulary, before: string, text: string): number[] {
	const start = vocabulary.encode(before);
	const whole = vocabulary.encode(before + text);
	if (start.every((id, at) => whole[at] === id)) return whole.slice(start.length);
	const [end, begin] = [before.slice(-20), text.slice(0, 20)].map((part) => JSON.stringify(part));
	throw new ReadingError(
		'separator-merged',
		'vocabulary-mismatch',
		`${end} and ${begin} share a token of this vocabulary, so no reward can be read between them. Take the tokenizer that belongs to the model, or choose another way to read it.`,
	);
}

/** A text that a reward model cannot be read at, or a model that cannot read it so. */
export class ReadingError extends ModelFileError {
	readonly finding: FindingCode;

	/** @param message a sentence that says what to do. */
	constructor(finding: FindingCode, code: FailureCode, message: string) {
		super(code, message);
		this.finding = finding;
	}
}

/** A step that is read at its last token. */
export function readAtEnd(ids: readonly number[]): StepTokens {
	return { ids, readAt: ids.length - 1 };
}
