import { formatAnswer } from './answer.ts';
import { extractAnswer, isAnswerLine } from './solution.ts';

/** What is scored of one pasted solution; what lies beyond stays in the text field. */
export const solutionLimits = { steps: 60, stepLength: 400, textLength: 1_000_000 } as const;

/** One line of a solution that somebody wrote. */
export type GivenStep = {
	/** As it was written, without the space around it. */
	readonly text: string;
	/** What the reward model reads: calculator marks are gone, labels and bullets stay. */
	readonly scored: string;
	/** How many characters of `text` were read. */
	readonly readLength: number;
};

export type GivenSolution = {
	readonly steps: readonly GivenStep[];
	/** Canonical rational text of the last answer line; null where there is none. */
	readonly answer: string | null;
	/** What is beyond the limits. */
	readonly unread: string;
	/** Sentences for the visitor on what is not scored, and why. */
	readonly notes: readonly string[];
};

/** GSM8K's calculator marks, `<<48/2=24>>`. Bounded, so that no text makes the search slow. */
const calculatorMark = /<<(?<inner>[^<>=\n]{0,80}=[^<>\n]{0,80})>>/gu;

const label =
	/^\s*(?:[-*•–—·▪‣◦]\s+)?(?:(?:\(?\d{1,3}[.):]|\*{0,2}step\s+\d{1,3}\*{0,2}\s*[:.)–—-]?\*{0,2})(?=\s)\s*)?/iu;

/** How many characters of a line are a bullet or a label: `- `, `2) `, `Step 1: `. */
export function labelLength(line: string): number {
	return label.exec(line)?.[0].length ?? 0;
}

/** Reads what was typed or pasted: every line that holds anything is a step. Never throws. */
export function parseGivenSolution(text: string): GivenSolution {
	const head = text.slice(0, solutionLimits.textLength);
	const lines = linesOf(head).filter(({ text: line }) => line !== '');
	const steps = lines.slice(0, solutionLimits.steps).map(({ text: line }) => readStep(line));
	const firstUnread = lines[solutionLimits.steps]?.start ?? head.length;
	const bodies = steps.map(({ scored }) => scored.slice(labelLength(scored)));
	const answer = extractAnswer(bodies.join('\n'));
	const notes = [
		...(text.length > head.length ? ['Only the first 1 MB of this text is read.'] : []),
		...(lines.length > steps.length
			? [`Only the first ${steps.length} of ${lines.length} steps are scored.`]
			: []),
		...steps.flatMap(({ text: line, readLength }, at) =>
			readLength < line.length
				? [
						`Step ${at + 1} is long: only its first ${solutionLimits.stepLength} characters are scored.`,
					]
				: [],
		),
		...(bodies.some(isAnswerLine) && !steps.some(({ scored }) => isAnswerLine(scored))
			? ['The answer line starts with a label. Start it with #### to get an outcome reward.']
			: []),
	];
	return {
		steps,
		answer: answer === null ? null : formatAnswer(answer),
		unread: text.slice(firstUnread),
		notes,
	};
}

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

function readStep(text: string): GivenStep {
	const { clean, offsets } = withoutMarks(text);
	// A line that is nothing but a mark is scored as it stands.
	const [whole, places] = clean.trim() === '' ? [text, null] : [clean, offsets];
	if (whole.length <= solutionLimits.stepLength) {
		return { text, scored: whole.trim(), readLength: text.length };
	}
	const end = wholeCharacters(whole, solutionLimits.stepLength);
	const last = places === null ? end - 1 : (places[end - 1] ?? end - 1);
	return { text, scored: whole.slice(0, end).trim(), readLength: last + 1 };
}

/** The longest cut up to `length` that splits no surrogate pair. */
function wholeCharacters(text: string, length: number): number {
	const code = text.charCodeAt(length - 1);
	return code >= 0xd800 && code <= 0xdbff ? length - 1 : length;
}

function linesOf(text: string): { readonly text: string; readonly start: number }[] {
	let start = 0;
	return text.split(/\r\n|\n|\r/u).map((line) => {
		// Newlines have one character or two; where exactly a line starts is found again in the text.
		const at = text.indexOf(line, start);
		start = at + line.length;
		return { text: line.trim(), start: at };
	});
}
