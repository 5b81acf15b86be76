import { encodeAfter, type RewardAdapter, readAtEnd } from './adapter.ts';
import { demandToken } from './demand.ts';

/** Ends each step; its position has the reward (Math-Shepherd section 3.3, the model card's code). */
const stepTag = 'ки';

/** peiyi9979/math-shepherd-mistral-7b-prm: `question Step 1: … ки\nStep 2: … ки`. */
export const mathShepherd: RewardAdapter = {
	id: 'math-shepherd',
	name: 'Math-Shepherd (ки, + and −)',
	separator: stepTag,
	aggregator: 'min',
	threshold: null,
	fits: ({ name }) => /math-shepherd/iu.test(name),
	head: ({ text: { vocabulary } }) => ({
		kind: 'pair',
		good: demandToken(vocabulary, '+'),
		bad: demandToken(vocabulary, '-'),
	}),
	layout({ vocabulary }) {
		demandToken(vocabulary, stepTag);
		return {
			question: (question) => [...vocabulary.prefix, ...vocabulary.encode(question)],
			step(question, steps, at) {
				const text = `${numbered(steps[at] ?? '', at)} ${stepTag}`;
				const ids =
					at === 0
						? encodeAfter(vocabulary, question, ` ${text}`)
						: encodeAfter(vocabulary, stepTag, `\n${text}`);
				return readAtEnd(ids);
			},
		};
	},
};

/** The model knows steps that say their number. */
function numbered(step: string, at: number): string {
	return /^step \d+:/iu.test(step) ? step : `Step ${at + 1}: ${step}`;
}
