import { normaliseQuestion } from '../../../../domain/problem.ts';
import { type PromptLayout, readAtEnd } from '../adapters/adapter.ts';
import type { NextTokenReader } from '../next-token.ts';
import type { StepReading } from '../rewarder.ts';
import type { Vocabulary } from '../vocabulary.ts';
import {
	type HeadsJudge,
	isNumeric,
	type Judged,
	nextStep,
	noSurprise,
	nothingJudged,
	type Surprise,
	surpriseOf,
} from './judge.ts';
import type { RewardHeads } from './record.ts';

/** Each line is encoded by itself, with its newline (training/shepherd/dialogue.py). */
export function headsLayout({ prompt }: RewardHeads, vocabulary: Vocabulary): PromptLayout {
	return {
		before: vocabulary.encode(prompt.before),
		question: (question) => vocabulary.encode(`${normaliseQuestion(question)}${prompt.after}`),
		step: (_, steps, at) => readAtEnd(vocabulary.encode(`${steps[at] ?? ''}\n`)),
	};
}

/** What the heads know of a prefix, and what the model said after its last token. */
type HeadsMemo = { readonly judged: Judged; readonly last: Float32Array };

/**
 * Every token of a step is told: the likeliest next ones, and what the heads take of its states. The one that ends the
 * line counts for nothing, so that a step can be judged in the moment in which it is written.
 *
 * @param reader of the first numbers of a position; the rest are the heads'.
 */
export function headsReading(
	judge: HeadsJudge,
	reader: NextTokenReader,
	surpriseAfter: SurpriseAfter,
): StepReading<HeadsMemo> {
	return {
		at: ({ ids }) => [...ids.keys()],
		begin: (last) => ({ judged: nothingJudged(), last }),
		next({ judged: before, last }, { ids }, output) {
			const judged = nextStep(before);
			const width = output.length / ids.length;
			const told = (at: number): Float32Array =>
				at < 0 ? last : output.subarray(at * width, (at + 1) * width);
			for (const [at, id] of ids.slice(0, -1).entries()) {
				judge.add(judged, told(at).subarray(reader.width), surpriseAfter(told(at - 1), id));
			}
			// A copy: the whole output is not kept for it.
			const memo = { judged, last: told(ids.length - 1).slice() };
			return { memo, rewards: judge.rewards(judged) };
		},
	};
}

/** How unexpected a token is after a position of which `output` was told. */
export type SurpriseAfter = (output: Float32Array, id: number) => Surprise;

export function surpriseReader(vocabulary: Vocabulary, reader: NextTokenReader): SurpriseAfter {
	const decoder = new TextDecoder();
	const known = new Map<number, boolean>();
	const counts = (id: number): boolean => {
		const found = known.get(id) ?? isNumeric(decoder.decode(vocabulary.bytesOf(id)));
		known.set(id, found);
		return found;
	};
	return (output, id) =>
		output.length > 0 && counts(id)
			? surpriseOf(reader.next(output.subarray(0, reader.width)), id)
			: noSurprise;
}
