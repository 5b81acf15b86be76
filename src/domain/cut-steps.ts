import { sentenceStarts } from './sentences.ts';
import { isAnswerLine } from './solution.ts';
import { statedAnswer } from './stated-answer.ts';
import { labelLength } from './step-label.ts';

/** Where one step ends and the next begins. */
export type CutAt = 'line' | 'blank' | 'sentence' | 'step';

/** A part of a text without the space around it. */
export type Part = { readonly start: number; readonly end: number };

type LineKind = 'blank' | 'text' | 'heading' | 'beside' | 'answer';
type Line = Part & { readonly text: string; readonly kind: LineKind };

/**
 * Cuts a solution into steps; together they hold all of its text but white space. Headings belong to the
 * step after them; code fences, displayed formulas and rules to the step beside them; an answer line
 * stands alone.
 *
 * @param at null takes 'step' where steps are numbered in words, 'sentence' for a paragraph, else 'line'.
 */
export function cutSteps(
	text: string,
	at: CutAt | null = null,
): { readonly parts: readonly Part[]; readonly at: CutAt } {
	const lines = linesOf(text);
	const chosen = at ?? bestCut(text, lines);
	return { parts: joined(text, lines, startsOf(text, lines, chosen)), at: chosen };
}

/** 'Step 3', at the start of a line or behind the sentence before. */
const stepWord = /(?<=^|\n|[.!?:]\s)[^\S\n]*[#>*_\-•\s]{0,6}\bstep\s+(?<number>\d{1,3})\b/giu;

/** Where steps that count up from 1 begin. */
function numberedStarts(text: string): number[] {
	let next = 1;
	const starts: number[] = [];
	for (const { 0: found, index, groups } of text.matchAll(stepWord)) {
		if (Number(groups?.['number']) !== next) continue;
		next++;
		starts.push(index + found.length - found.trimStart().length);
	}
	return starts;
}

function bestCut(text: string, lines: readonly Line[]): CutAt {
	if (numberedStarts(text).length > 1) return 'step';
	const own = lines.filter(({ kind }) => kind === 'text');
	if (own.length === 0) return 'line';
	const counts = own.map((line) => sentenceStarts(line.text).length);
	const sentences = counts.reduce((sum, count) => sum + count, 0);
	if (own.length === 1) return sentences > 1 ? 'sentence' : 'line';
	// A paragraph, perhaps with a last word under it.
	const isParagraph = own.length === 2 && counts.some((count) => count >= manySentences);
	const isProse = isParagraph || sentences >= manySentences * own.length;
	return isProse || isWrapped(own) ? 'sentence' : 'line';
}

/** A line of so many sentences is no step of its own. */
const manySentences = 3;
const wrapLength = 50;

/** Lines that a program broke at its margin: long, without an end, and the next one goes on in small letters. */
function isWrapped(lines: readonly Line[]): boolean {
	const broken = lines.filter((line, at) => {
		const next = lines[at + 1];
		return next !== undefined && line.text.length >= wrapLength && goesOn(line.text, next.text);
	});
	return broken.length * 2 >= lines.length - 1 && broken.length > 0;
}

const goesOn = (line: string, next: string): boolean =>
	!/[.!?:;]["'”)*_]*$/u.test(line) && /^\p{Ll}/u.test(next) && labelLength(next) === 0;

/** Where steps begin; what stands before the first belongs to it. */
function startsOf(text: string, lines: readonly Line[], at: CutAt): ReadonlySet<number> {
	const numbered = at === 'step' ? numberedStarts(text) : [];
	// Without the word, the numbers of a list count the steps.
	const isLabelled = ({ text: line }: Line): boolean =>
		at === 'step' && numbered.length < 2 && /^[*_(]*\d{1,3}[.):]/u.test(line);
	const starts = new Set<number>(numbered);
	for (const [index, line] of lines.entries()) {
		const before = lines[index - 1];
		const isFirst = index === 0 || before?.kind === 'blank' || before?.kind === 'answer';
		if (line.kind === 'answer') starts.add(line.start);
		if (line.kind !== 'text' && line.kind !== 'heading') continue;
		if (before?.kind === 'answer' || at === 'line' || isLabelled(line)) starts.add(line.start);
		if (at === 'blank' && isFirst) starts.add(line.start);
		if (at !== 'sentence' || line.kind === 'heading') continue;
		if (isFirst || before?.kind !== 'text' || !goesOn(before.text, line.text)) {
			starts.add(line.start);
		}
		for (const start of sentenceStarts(line.text)) if (start > 0) starts.add(line.start + start);
	}
	return starts;
}

/** The parts between the starts; a heading, and what only dresses the text, goes with its neighbour. */
function joined(text: string, lines: readonly Line[], starts: ReadonlySet<number>): Part[] {
	const parts: { start: number; end: number }[] = [];
	const sorted = [...starts].sort((a, b) => a - b);
	let [waiting, passed]: [number | null, number] = [null, 0];
	const add = (start: number, end: number, isStart: boolean): void => {
		const last = parts.at(-1);
		if (last !== undefined && !isStart && waiting === null) last.end = end;
		else parts.push({ start: waiting ?? start, end });
		waiting = null;
	};
	for (const line of lines) {
		if (line.kind === 'blank') continue;
		const isStart = starts.has(line.start);
		if (line.kind === 'heading' && (isStart || waiting !== null || parts.length === 0)) {
			waiting ??= line.start;
			continue;
		}
		if (line.kind === 'beside' && (waiting !== null || parts.length === 0)) {
			waiting ??= line.start;
			continue;
		}
		while ((sorted[passed] ?? Number.POSITIVE_INFINITY) <= line.start) passed++;
		const bounds = [line.start];
		while ((sorted[passed] ?? Number.POSITIVE_INFINITY) < line.end) {
			bounds.push(sorted[passed] as number);
			passed++;
		}
		bounds.push(line.end);
		for (const [at, start] of bounds.slice(0, -1).entries()) {
			const end = bounds[at + 1] as number;
			add(start, trimmedEnd(text, start, end), at > 0 || isStart);
		}
	}
	if (waiting !== null) {
		const end = lines.findLast(({ kind }) => kind !== 'blank')?.end ?? text.length;
		parts.push({ start: waiting, end });
	}
	return parts;
}

const trimmedEnd = (text: string, start: number, end: number): number =>
	start + text.slice(start, end).trimEnd().length;

const fence = /^(?:`{3,}|~{3,})[\w-]*$/u;
const ruleLine = /^(?:[-=*_~]\s*){3,}$/u;
const heading = /^#{1,6}\s+\S/u;
/** A line that is only a label, or only bold: a heading in all but name. */
const bold = /^\*\*[^*]+\*\*:?$/u;

/** The lines with what each is. */
function linesOf(text: string): Line[] {
	const lines: Line[] = [];
	for (const { 0: whole, index } of text.matchAll(/[^\r\n]+|\r\n|\n|\r/gu)) {
		const line = whole.trim();
		const start = index + whole.length - whole.trimStart().length;
		// A newline alone ends the line before; two in a row leave a blank one.
		const isBreak = /^[\r\n]/u.test(whole);
		const previous = text[index - 1];
		if (isBreak && (previous === undefined || (previous !== '\n' && previous !== '\r'))) continue;
		lines.push({
			start,
			end: start + line.length,
			text: line,
			kind: line === '' ? 'blank' : 'text',
		});
	}
	const kinds = kindsOf(lines);
	return lines.map((line, at) => ({ ...line, kind: kinds[at] ?? 'text' }));
}

function kindsOf(lines: readonly Line[]): LineKind[] {
	const blocks = blockLines(lines);
	const hasOwnText = lines.some(
		(line, at) => line.kind !== 'blank' && !blocks[at] && !fence.test(line.text),
	);
	return lines.map(({ text, kind }, at) => {
		if (kind === 'blank') return 'blank';
		// Where everything stands in blocks, the blocks are the solution.
		if (blocks[at] && hasOwnText) return 'beside';
		if (fence.test(text) || ruleLine.test(text) || /^(?:\\\[|\\\]|\$\$)$/u.test(text))
			return 'beside';
		if (isHeading(text)) return 'heading';
		return statedAnswer(text) !== null && isAnswerAlone(text) ? 'answer' : 'text';
	});
}

/** An answer inside a longer line is no line of its own. */
const isAnswerAlone = (text: string): boolean =>
	isAnswerLine(text) || sentenceStarts(text).length === 1;

function isHeading(text: string): boolean {
	if (heading.test(text)) return !isAnswerLine(text) || /^####\s+\D*step\s+\d+\b/iu.test(text);
	const label = labelLength(text);
	if (label === text.length) return true;
	// A label in bold letters may hold a number: '**Step 1: Add the two**'.
	const isFree = label > 0 ? !text.includes('=') : !/[=\d]/u.test(text);
	return isFree && bold.test(text) && statedAnswer(text) === null;
}

/** Which lines stand in a code block or a displayed formula that has an end. */
function blockLines(lines: readonly Line[]): boolean[] {
	const inside = lines.map(() => false);
	let open: { readonly at: number; readonly end: RegExp } | null = null;
	for (const [at, { text }] of lines.entries()) {
		if (open !== null) {
			if (open.end.test(text)) {
				inside.fill(true, open.at, at + 1);
				open = null;
			}
		} else if (fence.test(text)) open = { at, end: fence };
		else if (/^\\\[/u.test(text)) {
			if (/\\\]\.?$/u.test(text)) inside[at] = true;
			else open = { at, end: /\\\]/u };
		} else if (/^\$\$/u.test(text)) {
			if (/^\$\$.+\$\$\.?$/u.test(text)) inside[at] = true;
			else open = { at, end: /\$\$/u };
		}
	}
	return inside;
}
