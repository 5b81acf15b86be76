import { type RewardAdapter, readAtEnd } from './adapter.ts';
import { demandToken } from './demand.ts';

/** What its tokenizer begins a text with; Qwen2's own has no such token. */
const usualBegin = '<|endoftext|>';

/**
 * Skywork/Skywork-o1-Open-PRM-Qwen-2.5-1.5B and -7B: question and steps are encoded each alone, and a value head is
 * read at each newline (prepare_input in io_utils.py of its inference code).
 */
export const skywork: RewardAdapter = {
	id: 'skywork',
	name: 'Skywork-o1 (value head at each newline)',
	separator: '\n',
	aggregator: 'last',
	threshold: null,
	fits: ({ weights }) => weights.has('v_head.summary.weight'),
	head: ({ weights }) => ({
		kind: 'layers',
		layers: [
			{
				weight: weights.tensor('v_head.summary.weight').name,
				bias: weights.has('v_head.summary.bias') ? 'v_head.summary.bias' : null,
			},
		],
		classes: 1,
	}),
	layout({ vocabulary, begin }) {
		const newlineId = demandToken(vocabulary, '\n');
		return {
			question: (question) => vocabulary.encode(`${begin ?? usualBegin}${question}\n`),
			step: (_, steps, at) => readAtEnd([...vocabulary.encode(steps[at] ?? ''), newlineId]),
		};
	},
};
