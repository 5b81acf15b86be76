import { normaliseQuestion } from '../../../domain/problem.ts';
import type { ChatMessage, ChatTemplate } from './chat-template.ts';
import type { ModelText } from './model-text.ts';
import { solveMessages } from './solve-prompt.ts';
import type { TextCodec } from './tokenizer.ts';

/** Asks a model that others made to solve a problem: in a conversation where it knows one, else in a plain text. */
export function promptCodec({ vocabulary, chat }: ModelText): TextCodec {
	const render = chat === null ? null : renderer(chat);
	return {
		encodeQuestion(question) {
			const messages = solveMessages(normaliseQuestion(question), []);
			return render === null
				? [...vocabulary.prefix, ...vocabulary.encode(plain(messages))]
				: vocabulary.encode(render(messages));
		},
		encodeLines: (lines) =>
			lines.length === 0 ? [] : vocabulary.encode(lines.map((line) => `${line}\n`).join('')),
		bytesOf: (id) => vocabulary.bytesOf(id),
	};
}

/** Some templates (Mistral) refuse a system message: it stands before the question then. */
function renderer(chat: ChatTemplate): (messages: readonly ChatMessage[]) => string {
	const probe = solveMessages('1+1?', []);
	let takesSystem = true;
	try {
		chat.render(probe, true);
	} catch {
		takesSystem = false;
	}
	return (messages) =>
		takesSystem
			? chat.render(messages, true)
			: chat.render([{ role: 'user', content: plain(messages).trimEnd() }], true);
}

function plain(messages: readonly ChatMessage[]): string {
	return `${messages.map(({ content }) => content).join('\n\n')}\n\n`;
}
