import { type RewardAdapter, readAtEnd } from './adapter.ts';
import { demandChat, demandToken } from './demand.ts';

/** Follows each step. */
const separator = '<extra_0>';
/** The model card's own. */
const system = 'Please reason step by step, and put your final answer within \\boxed{}.';

/** Qwen/Qwen2.5-Math-PRM-7B and Qwen2.5-Math-7B-PRM800K: a head of two layers is read at `<extra_0>`. */
export const qwenMathPrm: RewardAdapter = {
	id: 'qwen-math-prm',
	name: 'Qwen2.5-Math-PRM (<extra_0>, head of two layers)',
	separator,
	aggregator: 'product',
	threshold: 0.5,
	fits: ({ weights }) => weights.has('score.0.weight') && weights.has('score.2.weight'),
	head: ({ weights }) => ({
		kind: 'layers',
		layers: [0, 2].map((at) => ({
			weight: weights.tensor(`score.${at}.weight`).name,
			bias: weights.has(`score.${at}.bias`) ? `score.${at}.bias` : null,
		})),
		classes: 2,
	}),
	layout(text) {
		const chat = demandChat(text);
		const separatorId = demandToken(text.vocabulary, separator);
		return {
			question: (question) =>
				text.vocabulary.encode(
					chat.render(
						[
							{ role: 'system', content: system },
							{ role: 'user', content: question },
						],
						true,
					),
				),
			step: (_, steps, at) => readAtEnd([...text.vocabulary.encode(steps[at] ?? ''), separatorId]),
		};
	},
};
