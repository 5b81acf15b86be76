import { list, nullable, object, optional, record, text, whole } from '../../../domain/json.ts';
import type { GgufHeader } from '../files/gguf.ts';
import { type ChatTemplate, openChatTemplate } from './chat-template.ts';
import { readDescription, unset } from './described.ts';
import { tokenizerJsonFromGguf } from './tokenizer-gguf.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** How a model's text becomes ids, and when it has said all. */
export type ModelText = {
	readonly vocabulary: Vocabulary;
	/** Null for a model that only goes on with a text. */
	readonly chat: ChatTemplate | null;
	/** The token that its makers begin a text with; null for none. */
	readonly begin: string | null;
	/** Any of these ends what the model writes. */
	readonly endIds: readonly number[];
};

/** Names of tokens that end a turn or a text in some family; a vocabulary has few of them. */
const endTokens = ['<|im_end|>', '<|endoftext|>', '<|eot_id|>', '<|end_of_text|>', '</s>'];

const tokenName = optional(
	nullable((value: unknown, path: string) =>
		typeof value === 'object' ? record({ content: text })(value, path).content : text(value, path),
	),
	null,
);

const tokenizerConfig = record({
	bos_token: tokenName,
	eos_token: tokenName,
	chat_template: unset(
		(value, path) =>
			Array.isArray(value)
				? list(record({ name: text, template: text }))(value, path)
				: text(value, path),
		null,
	),
});

/** The small files of a Hugging Face folder, as far as it has them. */
export type TextFiles = {
	readonly tokenizer: unknown;
	readonly tokenizerConfig: unknown;
	readonly generationConfig: unknown;
	/** chat_template.jinja, which counts before the one in tokenizer_config.json. */
	readonly chatTemplate: string | null;
};

/** @param file what messages call the folder. @throws ModelFileError */
export function textFromFolder(files: TextFiles, file: string): ModelText {
	const name = `tokenizer_config.json of ${file}`;
	const config = readDescription(files.tokenizerConfig ?? {}, tokenizerConfig, name);
	const tokenizer = readDescription(files.tokenizer, object, `tokenizer.json of ${file}`);
	const vocabulary = createVocabulary(tokenizer, `tokenizer.json of ${file}`);
	const listed = config.chat_template;
	const template = Array.isArray(listed)
		? (listed.find((one) => one.name === 'default')?.template ?? null)
		: listed;
	const names = { begin: config.bos_token, end: config.eos_token };
	return modelText(vocabulary, files.chatTemplate ?? template, names, endIdsOf(files, file), file);
}

/** Ids or an id; what a base model's file says of its end. */
function endIdsOf({ generationConfig }: TextFiles, file: string): readonly number[] {
	const ids = unset((value, path) => list(whole)(Array.isArray(value) ? value : [value], path), []);
	const reader = record({ eos_token_id: ids });
	return readDescription(generationConfig ?? {}, reader, `generation_config.json of ${file}`)
		.eos_token_id;
}

/** @throws ModelFileError */
export function textFromGguf(metadata: GgufHeader['metadata'], file: string): ModelText {
	const tokenizer = tokenizerJsonFromGguf(metadata, file);
	const value = <T>(key: string, reader: Parameters<typeof unset<T, null>>[0]): T | null =>
		readDescription(metadata.get(`tokenizer.${key}`), unset(reader, null), `${file}: ${key}`);
	const tokens = readDescription(metadata.get('tokenizer.ggml.tokens'), list(text), file);
	const nameOf = (id: number | null): string | null => (id === null ? null : (tokens[id] ?? null));
	const endId = value('ggml.eos_token_id', whole);
	const turnId = value('ggml.eot_token_id', whole);
	const names = { begin: nameOf(value('ggml.bos_token_id', whole)), end: nameOf(endId) };
	const endIds = [endId, turnId].filter((id) => id !== null);
	const template = value('chat_template', text);
	return modelText(createVocabulary(tokenizer, file), template, names, endIds, file);
}

function modelText(
	vocabulary: Vocabulary,
	template: string | null,
	names: { readonly begin: string | null; readonly end: string | null },
	endIds: readonly number[],
	file: string,
): ModelText {
	const { begin, end } = names;
	const named = [end, ...endTokens].map((token) => token && vocabulary.idOf(token));
	const ids = [...endIds, ...named].filter((id) => typeof id === 'number');
	return {
		...{ vocabulary, begin },
		chat:
			template === null
				? null
				: openChatTemplate(template, { begin: begin ?? '', end: end ?? '' }, file),
		endIds: [...new Set(ids)],
	};
}
