import type { ModelText } from '../model-text.ts';
import type { RewardHead, RewardModel } from './adapter.ts';
import { demandChat, demandToken } from './demand.ts';

/** One family of public outcome reward models: the reward is read at the last token of a whole solution. */
export type OutcomeAdapter = {
	readonly id: string;
	/** In the model's card. */
	readonly name: string;
	/** Whether a model is of this family by what it holds or is called. */
	fits(model: RewardModel): boolean;
	/** @throws ModelFileError where the model lacks what the family has. */
	head(model: RewardModel): RewardHead;
	/** @throws ModelFileError likewise. */
	layout(text: ModelText): (question: string, steps: readonly string[]) => readonly number[];
};

/** RLHFlow/Llama3.1-8B-ORM-Mistral-Data and -Deepseek-Data: the assistant is about to say + or − (its README). */
const rlhflowOutcome: OutcomeAdapter = {
	id: 'rlhflow-orm',
	name: 'RLHFlow ORM (+ or − after the whole solution)',
	fits: ({ name }) => /[-_]orm[-_]/iu.test(name),
	head: ({ text: { vocabulary } }) => ({
		kind: 'pair',
		good: demandToken(vocabulary, '+'),
		bad: demandToken(vocabulary, '-'),
	}),
	layout(text) {
		const chat = demandChat(text);
		return (question, steps) =>
			text.vocabulary.encode(
				chat.render([{ role: 'user', content: `${question} ${steps.join('\n')}` }], true),
			);
	},
};

/**
 * What `transformers` calls a sequence classifier of one class: Skywork-Reward and other Bradley-Terry models. Its
 * number knows no bounds; the sigmoid keeps its order.
 */
const sequenceClassifier: OutcomeAdapter = {
	id: 'sequence-classifier',
	name: 'Sequence classifier (one number after the conversation)',
	fits: ({ weights }) =>
		weights.has('score.weight') && weights.tensor('score.weight').shape[0] === 1,
	head: ({ weights }) => ({
		kind: 'layers',
		layers: [
			{
				weight: weights.tensor('score.weight').name,
				bias: weights.has('score.bias') ? 'score.bias' : null,
			},
		],
		classes: 1,
	}),
	layout(text) {
		const chat = demandChat(text);
		return (question, steps) =>
			text.vocabulary.encode(
				chat.render(
					[
						{ role: 'user', content: question },
						{ role: 'assistant', content: steps.join('\n') },
					],
					false,
				),
			);
	},
};

const outcomeAdapters: readonly OutcomeAdapter[] = [sequenceClassifier, rlhflowOutcome];

/** Null for a model that no adapter takes for its own. */
export function outcomeAdapterOf(model: RewardModel): OutcomeAdapter | null {
	return outcomeAdapters.find((adapter) => adapter.fits(model)) ?? null;
}
