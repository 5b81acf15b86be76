import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ModelFileError } from '../files/model-file-error.ts';
import { openChatTemplate } from './chat-template.ts';
import { tokenizerJsonFromGguf } from './tokenizer-gguf.ts';
import { checkVocabulary, createVocabulary } from './vocabulary.ts';

type Case = {
	readonly metadata: Readonly<Record<string, string | number | (string | number)[]>>;
	readonly tokenizer: object;
	readonly ids: readonly (readonly number[])[];
	readonly prefix: readonly number[];
};

const vector = (name: string): string =>
	readFileSync(new URL(`../../testing/vectors/${name}`, import.meta.url), 'utf8');

// Written by training/scripts/text_vectors.py.
const { texts, cases }: { texts: string[]; cases: Record<string, Case> } = JSON.parse(
	vector('tokenizers.json'),
);

describe.each(Object.entries(cases))('the vocabulary of %s', (_, { metadata, ...expected }) => {
	const values = Object.entries(metadata).map(([key, value]) => [
		`tokenizer.ggml.${key}`,
		value,
	]) as [string, string][];
	const rebuilt = createVocabulary(tokenizerJsonFromGguf(new Map(values), 'a.gguf'), 'a.gguf');
	const published = createVocabulary(expected.tokenizer, 'tokenizer.json');

	test.each(Array.from(texts.entries()))('text %i has the ids that Python gives', (at, text) => {
		expect(published.encode(text)).toEqual(expected.ids[at]);
		expect(rebuilt.encode(text)).toEqual(expected.ids[at]);
	});

	test('begins a text as Python does, and has as many tokens', () => {
		expect(published.prefix).toEqual(expected.prefix);
		expect(rebuilt.prefix).toEqual(expected.prefix);
		expect(rebuilt.size).toBe(published.size);
		expect(rebuilt.size).toBe((metadata['tokens'] as string[]).length);
		expect(() => checkVocabulary(rebuilt, rebuilt.size, 'a.gguf')).not.toThrow();
		expect(() => checkVocabulary(rebuilt, rebuilt.size - 1, 'a.gguf')).toThrow(ModelFileError);
	});

	test('the bytes of the tokens are the text', () => {
		for (const text of texts.filter((one) => !/<\|\w+\|>/u.test(one))) {
			for (const vocabulary of [published, rebuilt]) {
				const bytes = vocabulary.encode(text).flatMap((id) => [...vocabulary.bytesOf(id)]);
				const written = new TextDecoder().decode(Uint8Array.from(bytes));
				const isPiece = metadata['model'] === 'llama' && text !== '';
				const expectedText = _ === 'qwen2' ? text.normalize('NFC') : text;
				expect(written).toBe(`${isPiece ? ' ' : ''}${expectedText}`);
			}
		}
	});
});

test.each([
	['a tokenizer of another kind', { model: 'bert' }, 'unknown-architecture'],
	['a way to cut that is not known', { model: 'gpt2', pre: 'tekken' }, 'unknown-architecture'],
	['no tokens', { model: 'gpt2', tokens: 'none' }, 'not-a-model'],
])('%s is refused by name', (_, change, code) => {
	const values = Object.entries({ tokens: ['a'], ...change });
	const metadata = new Map(values.map(([key, value]) => [`tokenizer.ggml.${key}`, value]));
	try {
		tokenizerJsonFromGguf(metadata, 'a.gguf');
		expect.unreachable();
	} catch (cause) {
		expect(cause).toBeInstanceOf(ModelFileError);
		expect(cause).toMatchObject({ failure: { code } });
	}
});

test('a file that is no tokenizer says so', () => {
	expect(() => createVocabulary({ model: { type: 'Unheard' } }, 'tokenizer.json')).toThrow(
		ModelFileError,
	);
});

type ChatCase = {
	readonly template: string;
	readonly messages: Parameters<ReturnType<typeof openChatTemplate>['render']>[0];
	readonly opens: boolean;
	/** Null where the template refuses the messages. */
	readonly text: string | null;
};

const chats: ChatCase[] = JSON.parse(vector('chat.json'));

test.each(chats)(
	'$template writes what transformers writes',
	({ template, messages, opens, text }) => {
		const source = vector(`templates/${template}`);
		const chat = openChatTemplate(source, { begin: '<s>', end: '</s>' }, template);
		if (text === null) expect(() => chat.render(messages, opens)).toThrow(ModelFileError);
		else expect(chat.render(messages, opens)).toBe(text);
	},
);

test('a template that is none says so', () => {
	expect(() => openChatTemplate('{% if %}', { begin: '', end: '' }, 'a.gguf')).toThrow(
		/chat template of a\.gguf/u,
	);
});
