import type { ChatTemplate } from '../chat-template.ts';
import type { ModelText } from '../model-text.ts';
import type { Vocabulary } from '../vocabulary.ts';
import { ReadingError } from './adapter.ts';

/**
 * The id of a text that must be one token as the tokenizer writes it: SentencePiece's has the space before it.
 *
 * @throws ReadingError 'separator-split'
 */
export function demandToken(vocabulary: Vocabulary, token: string): number {
	const [id, ...others] = vocabulary.encode(token);
	if (id !== undefined && others.length === 0) return id;
	throw new ReadingError(
		'separator-split',
		'vocabulary-mismatch',
		`${JSON.stringify(token)} is ${others.length + 1} tokens of this vocabulary, and this kind of reward model is read at one. Choose another adapter, or the tokenizer that belongs to the model.`,
	);
}

/** @throws ReadingError 'no-template' */
export function demandChat({ chat }: ModelText): ChatTemplate {
	if (chat !== null) return chat;
	throw new ReadingError(
		'no-template',
		'not-a-model',
		'This kind of reward model is asked in a conversation, and the model has no chat template. Take its whole folder, or choose another adapter.',
	);
}
