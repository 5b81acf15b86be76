import { formatAnswer } from './answer.ts';
import { type CutAt, cutSteps } from './cut-steps.ts';
import { mathText } from './math-answer.ts';
import { answerHint, readAnswer } from './read-answer.ts';
import { isAnswerLine } from './solution.ts';
import { bareAnswer, statedAnswer } from './stated-answer.ts';
import { labelLength } from './step-label.ts';

/** What is scored of one pasted solution; what lies beyond stays in the text field. */
export const solutionLimits = { steps: 60, stepLength: 400, textLength: 1_000_000 } as const;

/** One step of a solution that somebody wrote. */
export type GivenStep = {
	/** As it was written, without the space around it; may have several lines. */
	readonly text: string;
	/** What the reward model reads: one line without calculator marks; labels and bullets stay. */
	readonly scored: string;
	/** How many characters of `text` were read. */
	readonly readLength: number;
};

export type GivenSolution = {
	readonly steps: readonly GivenStep[];
	/** Where the steps were cut; null where they were given as a list. */
	readonly cutAt: CutAt | null;
	/** The first answer: canonical rational text, or a formula (`mathText`); null where there is none. */
	readonly answer: string | null;
	/** What stands behind the answer: it is not scored. */
	readonly after: string;
	/** What is beyond the limits. */
	readonly unread: string;
	/** Sentences for the visitor on what is not scored, and why. */
	readonly notes: readonly string[];
};

/** GSM8K's calculator marks, `<<48/2=24>>`. Bounded, so that no text makes the search slow. */
const calculatorMark = /<<(?<inner>[^<>=\n]{0,80}=[^<>\n]{0,80})>>/gu;

/** Reads what was typed or pasted. Never throws. @param cutAt null finds out where steps end. */
export function parseGivenSolution(text: string, cutAt: CutAt | null = null): GivenSolution {
	const head = text.slice(0, solutionLimits.textLength);
	const { parts, at } = cutSteps(head, cutAt);
	const texts = parts.map(({ start, end }) => head.slice(start, end));
	const end = lastOfAnswer(texts);
	const counted = parts.slice(0, end);
	const kept = counted.slice(0, solutionLimits.steps);
	const afterFrom = parts[end]?.start ?? head.length;
	const isUnread = counted.length > kept.length;
	const unreadFrom = isUnread ? (counted[kept.length]?.start ?? afterFrom) : afterFrom;
	const { steps, answer, notes } = readSteps(texts.slice(0, kept.length), counted.length);
	const isWhole = text.length === head.length;
	return {
		steps,
		cutAt: at,
		answer,
		after: isUnread ? '' : head.slice(afterFrom).trimEnd(),
		unread: isUnread ? text.slice(unreadFrom) : text.slice(head.length),
		notes: isWhole ? notes : ['Only the first 1 MB of this text is read.', ...notes],
	};
}

/** A solution that is cut already: every text is a step. */
export function givenSteps(texts: readonly string[]): GivenSolution {
	const filled = texts.map((text) => text.trim()).filter((text) => text !== '');
	const kept = filled.slice(0, solutionLimits.steps);
	const unread = filled.slice(kept.length).join('\n');
	return { ...readSteps(kept, filled.length), cutAt: null, after: '', unread };
}

/** How many parts there are up to the first answer and those right behind it that say it again. */
function lastOfAnswer(texts: readonly string[]): number {
	const first = texts.findIndex((text) => answerIn(text) !== null);
	if (first === -1) return texts.length;
	const next = texts.findIndex((text, at) => at > first && answerIn(text) === null);
	return next === -1 ? texts.length : next;
}

/** The answer that a step states on its last line. */
function answerIn(text: string): string | null {
	const line = text.slice(text.lastIndexOf('\n') + 1).trim();
	const stated = statedAnswer(line);
	const label = stated === null ? labelLength(line) : 0;
	return label === 0 ? stated : statedAnswer(line.slice(label));
}

function readSteps(
	texts: readonly string[],
	count: number,
): Pick<GivenSolution, 'steps' | 'answer' | 'notes'> {
	const steps = texts.map(readStep);
	const stated = texts.map(answerIn).find((answer) => answer !== null);
	const said = stated ?? bareAnswer(texts.at(-1) ?? '');
	const read = said === null ? null : readAnswer(said);
	const answer = read === null ? said && mathText(said) : formatAnswer(read);
	const cut = steps.flatMap(({ text, readLength }, at) =>
		readLength < text.length
			? [
					`Step ${at + 1} is long: only its first ${solutionLimits.stepLength} characters are scored.`,
				]
			: [],
	);
	const notes = [...cut];
	if (count > steps.length)
		notes.unshift(`Only the first ${steps.length} of ${count} steps are scored.`);
	if (answer !== null && !steps.some(({ scored }) => isAnswerLine(scored))) {
		notes.push(answerLineNote(answer));
	}
	if (said !== null && answer === null) {
		notes.push(`The answer "${said.slice(0, 40)}" cannot be read. ${answerHint}`);
	}
	return { steps, answer, notes };
}

/** The outcome reward model knows solutions that end with such a line. */
export const answerLineNote = (answer: string): string =>
	`Write the answer as #### ${answer} on a line of its own to get an outcome reward.`;

/** A text without its calculator marks, and where each character that is left stood. */
export function withoutMarks(text: string): {
	readonly clean: string;
	readonly offsets: readonly number[];
	readonly marks: readonly { readonly inner: string; readonly start: number }[];
} {
	const marks = [...text.matchAll(calculatorMark)].map(({ index, groups }) => ({
		inner: groups?.['inner'] ?? '',
		start: index + 2,
	}));
	const offsets: number[] = [];
	let clean = '';
	let at = 0;
	for (const { inner, start } of [...marks, { inner: '', start: text.length + 2 }]) {
		for (; at < start - 2; at++) {
			clean += text[at];
			offsets.push(at);
		}
		at = start + inner.length + 2;
	}
	return { clean, offsets, marks };
}

/** Lines that only dress what stands beside them. */
const dressing = /^\s*(?:(?:`{3,}|~{3,})[\w-]*|(?:[-=*_~]\s*){3,}|\\\[|\\\]|\$\$)\s*$/u;
const headingMark = /^\s*#{1,6}\s+/u;

/** More of a step is never scored, whatever marks and blanks it holds. */
const mostRead = 10 * solutionLimits.stepLength;

function readStep(text: string): GivenStep {
	const head = text.slice(0, mostRead).replaceAll('\r', '\n');
	const { clean, offsets } = withoutMarks(head);
	const places = onOneLine(clean).map(({ sign, at }) => ({ sign, at: offsets[at] ?? at }));
	// A step that is nothing but a mark or dressing is scored as it stands.
	const read = places.length > 0 ? places : onOneLine(head, false);
	const end = wholeCharacters(read.map(({ sign }) => sign));
	const isWhole = end === read.length && head.length === text.length;
	const scored = read.slice(0, end).map(({ sign }) => sign);
	return {
		text,
		scored: scored.join('').trim(),
		readLength: isWhole ? text.length : (read[end - 1]?.at ?? 0) + 1,
	};
}

type Place = { readonly sign: string; readonly at: number };

/** The characters of all lines with a space between two, and where each stands. */
function onOneLine(text: string, isDressed = true): Place[] {
	const places: Place[] = [];
	let start = 0;
	const lines = text.split('\n');
	for (const line of lines) {
		const isLeft = !isDressed || !dressing.test(line);
		const mark = isDressed && lines.length > 1 ? (headingMark.exec(line)?.[0].length ?? 0) : 0;
		const from = isAnswerLine(line) ? 0 : mark;
		const body = line.slice(from);
		if (isLeft && body.trim() !== '') {
			if (places.length > 0) places.push({ sign: ' ', at: start });
			const lead = from + body.length - body.trimStart().length;
			const trimmed = body.trim();
			for (let at = 0; at < trimmed.length; at++) {
				places.push({ sign: trimmed.charAt(at), at: start + lead + at });
			}
		}
		start += line.length + 1;
	}
	return places;
}

/** The longest cut up to the limit that splits no surrogate pair. */
function wholeCharacters(signs: readonly string[]): number {
	const { stepLength } = solutionLimits;
	if (signs.length <= stepLength) return signs.length;
	const code = signs[stepLength - 1]?.charCodeAt(0) ?? 0;
	return code >= 0xd800 && code <= 0xdbff ? stepLength - 1 : stepLength;
}
