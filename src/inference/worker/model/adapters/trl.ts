import { type RewardAdapter, readAtEnd } from './adapter.ts';

/** What its trainer puts after each step by default; the models of HuggingFaceH4 were trained with two newlines. */
const usualSeparator = '\n';
const separatorOf = (name: string): string =>
	/huggingfaceh4/iu.test(name) ? '\n\n' : usualSeparator;

/**
 * What TRL's PRMTrainer makes: a token classifier of two classes, read at the last token of the separator. Question,
 * steps and separators are encoded each alone (tokenize_row of prm_trainer.py).
 */
export function trlWith(separator: string): RewardAdapter {
	return {
		id: separator === usualSeparator ? 'trl' : 'trl-blank-line',
		name: `TRL PRMTrainer (${separator === usualSeparator ? 'newline' : 'blank line'} after a step)`,
		separator,
		aggregator: 'min',
		threshold: 0.5,
		fits: ({ name, weights }) =>
			weights.has('score.weight') &&
			weights.tensor('score.weight').shape[0] === 2 &&
			separatorOf(name) === separator,
		head: ({ weights }) => ({
			kind: 'layers',
			layers: [
				{
					weight: weights.tensor('score.weight').name,
					bias: weights.has('score.bias') ? 'score.bias' : null,
				},
			],
			classes: 2,
		}),
		layout: ({ vocabulary, begin }) => ({
			question(question) {
				const beginId = begin === null ? null : vocabulary.idOf(begin);
				return [...(beginId === null ? [] : [beginId]), ...vocabulary.encode(question)];
			},
			step: (_, steps, at) =>
				readAtEnd([...vocabulary.encode(steps[at] ?? ''), ...vocabulary.encode(separator)]),
		}),
	};
}
