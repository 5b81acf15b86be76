import { flag, list, number, record, text, whole } from '../../../domain/json.ts';
import type { GgufHeader } from '../files/gguf.ts';
import { ModelFileError } from '../files/model-file-error.ts';
import { readDescription, unset } from './described.ts';
import { mergesByScore } from './sentencepiece-merges.ts';

const description = record({
	model: text,
	pre: unset(text, 'default'),
	tokens: list(text),
	token_type: unset(list(number), null),
	merges: unset(list(text), []),
	scores: unset(list(number), null),
	bos_token_id: unset(whole, null),
	add_bos_token: unset(flag, null),
	add_space_prefix: unset(flag, true),
});

type Described = ReturnType<typeof description>;

/** Kinds of tokens in a GGUF file (llama.cpp's llama_token_type). */
const unknownKind = 2;
const controlKind = 3;
const userKind = 4;

const contractions = "(?i:'s|'t|'re|'ve|'m|'ll|'d)";
/** The pattern of Llama 3 and Qwen2; `digits` at once. */
const cl100k = (digits: string): string =>
	`${contractions}|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|${digits}| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+`;

type Pre = { readonly normalizer: object | null; readonly pre_tokenizer: object };

const byteLevel = (use_regex: boolean) => ({
	...{ type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex },
});
const sequence = (...pretokenizers: object[]) => ({ type: 'Sequence', pretokenizers });
const split = (pattern: string) => ({
	...{ type: 'Split', pattern: { Regex: pattern }, behavior: 'Isolated', invert: false },
});

const qwen2: Pre = {
	normalizer: { type: 'NFC' },
	pre_tokenizer: sequence(split(cl100k('\\p{N}')), byteLevel(false)),
};
const llama3: Pre = {
	normalizer: null,
	pre_tokenizer: sequence(split(cl100k('\\p{N}{1,3}')), byteLevel(false)),
};

/** What cuts a text into words before its pairs are merged, by llama.cpp's name: each as in the tokenizer.json of its models. */
const pres: Readonly<Record<string, Pre>> = {
	qwen2,
	'deepseek-r1-qwen': { ...qwen2, normalizer: null },
	'llama-bpe': llama3,
	llama3,
	'llama-v3': llama3,
	smollm: {
		normalizer: null,
		pre_tokenizer: sequence({ type: 'Digits', individual_digits: true }, byteLevel(true)),
	},
	'gpt-2': { normalizer: null, pre_tokenizer: byteLevel(true) },
};

/**
 * The content of the tokenizer.json that a GGUF file was made from, as far as ids depend on it.
 *
 * @throws ModelFileError 'not-a-model'; 'unknown-architecture' for a tokenizer that is not known by name.
 */
export function tokenizerJsonFromGguf(metadata: GgufHeader['metadata'], file: string): object {
	const prefix = 'tokenizer.ggml.';
	const own = Array.from(metadata).filter(([key]) => key.startsWith(prefix));
	const values = Object.fromEntries(own.map(([key, value]) => [key.slice(prefix.length), value]));
	const found = readDescription(values, description, file);
	switch (found.model) {
		case 'gpt2':
			return byteLevelTokenizer(found, file);
		case 'llama':
			return sentencePieceTokenizer(found);
		default:
			throw unknownTokenizer(file, found.model);
	}
}

function byteLevelTokenizer(found: Described, file: string): object {
	const pre = pres[found.pre];
	if (pre === undefined) throw unknownTokenizer(file, found.pre);
	const addsBegin = found.add_bos_token ?? pre === llama3;
	return {
		...common(found, addsBegin),
		...pre,
		decoder: byteLevel(true),
		model: {
			type: 'BPE',
			vocab: vocabOf(found),
			merges: found.merges.map((merge) => splitMerge(merge)),
			// Llama 3 takes a word that is a token as it is.
			ignore_merges: pre === llama3,
			...{ byte_fallback: false, fuse_unk: false, unk_token: null },
		},
	};
}

function sentencePieceTokenizer(found: Described): object {
	const replace = (from: string, to: string) => ({
		...{ type: 'Replace', pattern: { String: from }, content: to },
	});
	const prepend = { type: 'Prepend', prepend: '\u2581' };
	const normalizers = [...(found.add_space_prefix ? [prepend] : []), replace(' ', '\u2581')];
	const unknown = found.token_type?.indexOf(unknownKind) ?? -1;
	return {
		...common(found, found.add_bos_token ?? true),
		normalizer: { type: 'Sequence', normalizers },
		pre_tokenizer: null,
		decoder: {
			type: 'Sequence',
			decoders: [replace('\u2581', ' '), { type: 'ByteFallback' }, { type: 'Fuse' }],
		},
		model: {
			type: 'BPE',
			vocab: vocabOf(found),
			merges: mergesByScore(found.tokens, found.scores ?? []),
			...{ ignore_merges: false, byte_fallback: true, fuse_unk: true },
			unk_token: found.tokens[unknown] ?? null,
		},
	};
}

function common(found: Described, addsBegin: boolean): object {
	const { tokens, token_type: kinds, bos_token_id: beginId } = found;
	const begin = beginId === null ? undefined : tokens[beginId];
	const isAdded = (id: number): boolean => [controlKind, userKind].includes(kinds?.[id] ?? 1);
	return {
		version: '1.0',
		added_tokens: tokens
			.map((content, id) => ({ id, content, special: kinds?.[id] === controlKind }))
			.filter(({ id }) => isAdded(id))
			.map((token) => ({
				...token,
				...{ single_word: false, lstrip: false, rstrip: false, normalized: false },
			})),
		post_processor: addsBegin && begin !== undefined ? beginner(begin, beginId as number) : null,
	};
}

function beginner(token: string, id: number): object {
	const begin = { SpecialToken: { id: token, type_id: 0 } };
	const content = { Sequence: { id: 'A', type_id: 0 } };
	return {
		type: 'TemplateProcessing',
		single: [begin, content],
		pair: [begin, content, begin, { Sequence: { id: 'B', type_id: 0 } }],
		special_tokens: { [token]: { id: token, ids: [id], tokens: [token] } },
	};
}

/** Of tokens that stand there twice the first one counts, as with llama.cpp. */
function vocabOf({ tokens }: Described): Record<string, number> {
	const vocab: Record<string, number> = Object.create(null);
	for (let id = tokens.length - 1; id >= 0; id--) vocab[tokens[id] as string] = id;
	return vocab;
}

/** A piece may be, but does not begin with, a space. */
function splitMerge(merge: string): [string, string] {
	const at = merge.indexOf(' ', 1);
	return [merge.slice(0, at), merge.slice(at + 1)];
}

function unknownTokenizer(file: string, name: string): ModelFileError {
	return new ModelFileError(
		'unknown-architecture',
		`${file} cuts text by the tokenizer "${name}", which is not known here. Take the model's Hugging Face folder, which has a tokenizer.json.`,
	);
}
