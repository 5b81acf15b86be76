import { isAnswerLine } from './solution.ts';

const boxed = /\\boxed\s*\{(?<answer>(?:[^{}]|\{[^{}]*\})*)\}/u;
/** 'The answer is 42 stickers.', '**Answer:** 42', 'A: 18': the number and at most three words after it. */
const said =
	/(?:^|[.!?,;]\s*)\W{0,4}(?:(?:so|thus|hence|therefore|and),?\s+)?(?:(?:the|my|our)\s+)?(?:(?:final|correct|right)\s+)?(?:answer|ans|a)\b[\s*_]*(?:is\b|[:=])[\s*_:]*(?<answer>[^\s\p{L}]*\d[^\s\p{L}]*(?:\s+\d\S*)*(?:\s?[\p{L}%]+){0,3})[\s.*_!]*$/iu;
/** Longer numbers and texts in front are not looked through. */
const longestSaying = 120;
/** A line that is a number, with money or a unit. */
const bare =
	/^[\s*_~"'“(]*(?<answer>[-+−–]?\s*\p{Sc}?\s*\d[\d.,\u00a0\u202f ]*(?:\/\d+)?\s*(?:%|\p{Sc}|\p{L}{1,12})?)[\s*_~"'”).]*$/u;

/** What a line states as the answer: behind `####`, in a box, or in words; null where it states none. */
export function statedAnswer(line: string): string | null {
	if (isAnswerLine(line)) return line.replace(/^#+/u, '').trim();
	const found = boxed.exec(line) ?? said.exec(line.slice(-longestSaying));
	return found?.groups?.['answer']?.trim() ?? null;
}

/** A last line that is nothing but a number says the answer too. */
export function bareAnswer(line: string): string | null {
	return line.length > longestSaying ? null : bareIn(line);
}

function bareIn(line: string): string | null {
	return bare.exec(line)?.groups?.['answer']?.trim() ?? null;
}
