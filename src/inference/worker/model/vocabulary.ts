import { Tokenizer } from '@huggingface/tokenizers';
import { ModelFileError } from '../files/model-file-error.ts';
import { byteLevelAlphabet } from './tokenizer.ts';

/** Text to token ids and back, of a model that others made. */
export interface Vocabulary {
	/** One more than the largest id. */
	readonly size: number;
	/** Special tokens that stand in the text count as themselves; nothing is added around it. */
	encode(text: string): number[];
	/** What the tokenizer itself puts in front of a text: the begin of text, or nothing. */
	readonly prefix: readonly number[];
	/** UTF-8 bytes of one token: a character may span several. A special token has none. */
	bytesOf(id: number): Uint8Array<ArrayBuffer>;
	/** Of a special token, which has no bytes; null for any other. */
	nameOf(id: number): string | null;
	/** Null where there is no token of this name. */
	idOf(token: string): number | null;
}

/** As the tokenizers of SentencePiece write a space. */
const spacePiece = '\u2581';

/**
 * From the content of tokenizer.json: byte-level BPE (GPT-2, Llama 3, Qwen), or SentencePiece's with bytes to
 * fall back to (Llama 2, Mistral).
 *
 * @throws ModelFileError 'not-a-model' where it is no tokenizer.
 */
export function createVocabulary(tokenizerJson: object, file: string): Vocabulary {
	const tokenizer = openTokenizer(tokenizerJson, file);
	const bytesByChar = byteLevelAlphabet();
	const added = tokenizer.get_added_tokens_decoder();
	const isByteLevel = JSON.stringify(read(tokenizerJson, 'decoder') ?? null).includes('ByteLevel');
	const cache = new Map<number, Uint8Array<ArrayBuffer>>();
	const encoder = new TextEncoder();

	function pieceBytes(piece: string): Uint8Array<ArrayBuffer> {
		if (isByteLevel) return Uint8Array.from(piece, (char) => bytesByChar.get(char) ?? 0x3f);
		const byte = /^<0x([0-9A-F]{2})>$/u.exec(piece)?.[1];
		return byte === undefined
			? encoder.encode(piece.replaceAll(spacePiece, ' '))
			: Uint8Array.of(Number.parseInt(byte, 16));
	}

	return {
		size: Math.max(...sizesOf(tokenizerJson), ...Array.from(added.keys(), (id) => id + 1)),
		encode: (text) => tokenizer.encode(text, { add_special_tokens: false }).ids,
		prefix: tokenizer.encode('', { add_special_tokens: true }).ids,
		bytesOf(id) {
			let bytes = cache.get(id);
			if (bytes === undefined) {
				const special = added.get(id);
				if (special === undefined) bytes = pieceBytes(tokenizer.id_to_token(id) ?? '');
				else bytes = encoder.encode(special.special ? '' : special.content);
				cache.set(id, bytes);
			}
			return bytes;
		},
		nameOf(id) {
			const found = added.get(id);
			return found?.special ? found.content : null;
		},
		idOf: (token) => tokenizer.token_to_id(token) ?? null,
	};
}

function openTokenizer(tokenizerJson: object, file: string): Tokenizer {
	try {
		return new Tokenizer({ ...tokenizerJson, pre_tokenizer: preTokenizerOf(tokenizerJson) }, {});
	} catch (cause) {
		const reason = cause instanceof Error ? cause.message : String(cause);
		throw new ModelFileError(
			'not-a-model',
			`${file} is no tokenizer that can be read (${reason}). Take tokenizer.json as the model's maker published it.`,
		);
	}
}

/** @huggingface/tokenizers 0.2 takes ASCII digits alone for `Digits`; the original takes every numeric character, such as ½. */
function preTokenizerOf(tokenizerJson: object): object | null {
	const found = read(tokenizerJson, 'pre_tokenizer');
	return found === null ? null : withAllDigits(found);
}

function withAllDigits(pre: object): object {
	const { type, individual_digits, pretokenizers } = { ...pre } as Record<string, unknown>;
	if (Array.isArray(pretokenizers)) {
		return { ...pre, pretokenizers: pretokenizers.map((one: object) => withAllDigits(one)) };
	}
	if (type !== 'Digits') return pre;
	const pattern = { Regex: individual_digits === true ? '\\p{N}' : '\\p{N}+' };
	return { type: 'Split', pattern, behavior: 'Isolated', invert: false };
}

/** One more than the largest id of the model's own pieces. */
function sizesOf(tokenizerJson: object): number[] {
	const pieces = read(read(tokenizerJson, 'model') ?? {}, 'vocab') ?? {};
	let size = 0;
	for (const id of Object.values(pieces)) if (typeof id === 'number' && id >= size) size = id + 1;
	return [size];
}

function read(value: object, key: string): object | null {
	const found: unknown = Object.entries(value).find(([name]) => name === key)?.[1];
	return typeof found === 'object' ? found : null;
}

/** @throws ModelFileError 'vocabulary-mismatch' where a token has no row in the embedding. */
export function checkVocabulary({ size }: Vocabulary, rows: number, file: string): void {
	if (size <= rows) return;
	throw new ModelFileError(
		'vocabulary-mismatch',
		`${file} has ${size} tokens and the model's embedding ${rows} rows: they are of different models. Take tokenizer and weights from one place.`,
	);
}
