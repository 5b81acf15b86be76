import type { TextCodec } from './tokenizer.ts';

/** Runs of letters that can be a word: units and names of unknowns (km, x) are none. */
const wordPattern = /\p{Script=Latin}{3,}|(?:(?!\p{Script=Latin})\p{L})+/gu;

/** BPE made one token of a word that stood in the training texts often enough; the other is the newline. */
const tokensOfKnown = 2;

/**
 * Whether a model with this vocabulary has seen a step: at least one of its words as a word. A step without
 * words is read where it has numbers, as arithmetic alone is; signs and pictures are not.
 */
export function knownSteps(codec: TextCodec): (step: string) => boolean {
	const known = new Map<string, boolean>();
	const isKnown = (word: string): boolean => {
		const before = known.get(word);
		if (before !== undefined) return before;
		const found = [word, ` ${word}`].some(
			(text) => codec.encodeLines([text]).length === tokensOfKnown,
		);
		known.set(word, found);
		return found;
	};
	return (step) => {
		const words = step.match(wordPattern) ?? [];
		return words.length === 0 ? /\p{N}/u.test(step) : words.some(isKnown);
	};
}
