import { Tokenizer } from '@huggingface/tokenizers';
import { normaliseQuestion } from '../../../domain/problem.ts';

/** Text to token ids and back, as the models were trained. */
export interface TextCodec {
	/** `[BOS] + encode(question + '\n')`: what a question is prefilled with. */
	encodeQuestion(question: string): number[];
	/** `encode(line + '\n')` for each line; the last id of each is the newline, where rewards are read. */
	encodeLines(lines: readonly string[]): number[];
	/** UTF-8 bytes of one token; a character may span several tokens. */
	bytesOf(id: number): Uint8Array;
}

/**
 * A byte-level BPE from tokenizer.json in which every newline and every digit is one token, so that
 * ids of a line do not depend on what follows it.
 *
 * @throws Error where the file is no tokenizer.
 */
export function createCodec(
	tokenizerJson: object,
	ids: { readonly beginId: number; readonly newlineId: number },
): TextCodec {
	const tokenizer = new Tokenizer(tokenizerJson, {});
	const bytesByChar = byteLevelAlphabet();
	const cache = new Map<number, Uint8Array>();

	function encodeLine(line: string): number[] {
		const encoded = tokenizer.encode(`${line}\n`, { add_special_tokens: false }).ids;
		if (encoded.at(-1) !== ids.newlineId) {
			throw new Error(`the newline of ${JSON.stringify(line)} is not token ${ids.newlineId}`);
		}
		return encoded;
	}

	return {
		encodeQuestion: (question) => [ids.beginId, ...encodeLine(normaliseQuestion(question))],
		encodeLines: (lines) => lines.flatMap(encodeLine),
		bytesOf(id) {
			const known = cache.get(id);
			if (known !== undefined) return known;
			const token = id === ids.beginId ? '' : (tokenizer.id_to_token(id) ?? '');
			const bytes = Uint8Array.from(token, (char) => bytesByChar.get(char) ?? 0x3f);
			cache.set(id, bytes);
			return bytes;
		},
	};
}

/** GPT-2's bytes_to_unicode, inverted: printable bytes stand for themselves, others from U+0100 on. */
export function byteLevelAlphabet(): Map<string, number> {
	const alphabet = new Map<string, number>();
	let next = 0x100;
	for (let byte = 0; byte < 256; byte++) {
		const printable =
			(byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
		alphabet.set(String.fromCodePoint(printable ? byte : next++), byte);
	}
	return alphabet;
}
