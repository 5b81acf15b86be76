import type { ChatMessage } from './chat-template.ts';

/**
 * For a generator with no prompt of its own. Without a worked example: small models follow the form as well, and
 * write worse with one (measured for small Qwen: zero-shot beats few-shot).
 */
const instructions =
	'Solve the problem step by step. Write each step on a line of its own, with its calculation, and nothing else. After the last step write a line with #### and the answer as a number alone.';

/** @param prefix steps that are there already: the assistant goes on after them. */
export function solveMessages(question: string, prefix: readonly string[]): ChatMessage[] {
	const asked: ChatMessage[] = [
		{ role: 'system', content: instructions },
		{ role: 'user', content: question },
	];
	if (prefix.length === 0) return asked;
	return [...asked, { role: 'assistant', content: `${prefix.join('\n')}\n` }];
}
