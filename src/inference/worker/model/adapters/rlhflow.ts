import type { ChatMessage } from '../chat-template.ts';
import { ReadingError, type RewardAdapter, readAtEnd } from './adapter.ts';
import { demandChat, demandToken } from './demand.ts';

/**
 * RLHFlow/Llama3.1-8B-PRM-Mistral-Data and -Deepseek-Data: the user says a step, the assistant says + or −. The
 * reward is read where it is about to (math-rm/prm_evaluate.py of RLHFlow's RLHF-Reward-Modeling).
 */
export const rlhflow: RewardAdapter = {
	id: 'rlhflow',
	name: 'RLHFlow (a conversation of steps)',
	separator: null,
	aggregator: 'mean',
	threshold: null,
	fits: ({ name }) => /rlhflow|llama3\.1-8b-prm/iu.test(name) && !/[-_]orm[-_]/iu.test(name),
	head: ({ text: { vocabulary } }) => ({
		kind: 'pair',
		good: demandToken(vocabulary, '+'),
		bad: demandToken(vocabulary, '-'),
	}),
	layout(text) {
		const chat = demandChat(text);
		const said = (question: string, steps: readonly string[]): string =>
			steps.length === 0 ? '' : chat.render(conversation(question, steps), true);
		return {
			// The question stands in the first step's turn.
			question: () => [],
			step(question, steps, at) {
				const before = said(question, steps.slice(0, at));
				const whole = said(question, steps.slice(0, at + 1));
				if (!whole.startsWith(before)) {
					throw new ReadingError(
						'no-template',
						'not-a-model',
						'The chat template rewrites earlier turns, so steps cannot be read one by one. Take the template that belongs to the model.',
					);
				}
				return readAtEnd(text.vocabulary.encode(whole.slice(before.length)));
			},
		};
	},
};

/** All but the last step have been answered. */
function conversation(question: string, steps: readonly string[]): ChatMessage[] {
	return steps.flatMap((step, at): ChatMessage[] => {
		const content = at === 0 ? `${question} ${step}` : step;
		const turn: ChatMessage[] = [{ role: 'user', content }];
		return at === steps.length - 1 ? turn : [...turn, { role: 'assistant', content: '+' }];
	});
}
