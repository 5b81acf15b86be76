import { type Head, widthOf } from '../graph/heads.ts';

/** The logits that a token is drawn from. */
export type NextLogits = {
	readonly logits: Float32Array;
	/** The token of each logit; null where a logit's place is its token. */
	readonly ids: Float32Array | null;
	/** Log of the sum of the exponentials of all logits, of those that are not here too; null where all are here. */
	readonly logSum: number | null;
};

/** Reads what a language model's head says of one position. */
export interface NextTokenReader {
	/** Numbers a position. */
	readonly width: number;
	next(output: Float32Array): NextLogits;
	/** @param id the token that follows in what was read. */
	logProbability(output: Float32Array, id: number): number;
}

/** Of the kinds of heads that write; their layout is in graph/heads.ts. */
export function nextTokenReader(
	head: Extract<Head, { readonly kind: 'logits' | 'top' }>,
	vocab: number,
): NextTokenReader {
	if (head.kind === 'logits') {
		const next = (logits: Float32Array): NextLogits => ({ logits, ids: null, logSum: null });
		return { width: vocab, next, logProbability };
	}
	const count = Math.min(head.count, vocab);
	return {
		width: widthOf(head, vocab),
		next: (output) => ({
			logits: output.subarray(0, count),
			ids: output.subarray(count, 2 * count),
			logSum: output[2 * count] as number,
		}),
		logProbability: (output) => output[2 * count + 1] as number,
	};
}

/** Log-probability of one token under the softmax of `logits`. */
function logProbability(logits: Float32Array, id: number): number {
	let highest = Number.NEGATIVE_INFINITY;
	for (const logit of logits) if (logit > highest) highest = logit;
	let total = 0;
	for (const logit of logits) total += Math.exp(logit - highest);
	return (logits[id] ?? Number.NEGATIVE_INFINITY) - highest - Math.log(total);
}
