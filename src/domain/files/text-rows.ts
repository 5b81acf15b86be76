import { newline } from '../jsonl.ts';
import { isAnswerLine } from '../solution.ts';
import type { Found } from './row.ts';

type Line = { readonly text: string; readonly number: number };

const rule = /^\s*(?:-{3,}|={3,}|\*{3,}|_{3,}|~{3,}|\f)\s*$/u;

/** 'Solution 2:', 'Student: Ann' on a line of its own; the name is what is left of it. */
const heading =
	/^\s*#{0,6}\s*\*{0,2}(?:(?<kind>student|pupil|name)\s*[:#]\s*(?<name>\S.*?)|(?<title>(?:solution|candidate|sample|response|attempt|student|pupil)\s+#?\d{1,4}))\s*[:.]?\*{0,2}\s*$/iu;

/**
 * Solutions in plain text: between lines of `---` (or of another sign), under headings like
 * 'Solution 2:' or 'Student: Ann', each with its answer line `#### 30`, or two blank lines apart.
 * A block may begin with 'Problem: …'. Loses nothing but the separators.
 */
export function textRows(text: string): Found[] {
	const lines = text.split(newline).map((line, at) => ({ text: line, number: at + 1 }));
	return blocksOf(lines).flatMap((block) => {
		const filled = block.filter(({ text: line }) => line.trim() !== '');
		const [first] = filled;
		return first === undefined ? [] : [rowOf(block, first)];
	});
}

function blocksOf(lines: readonly Line[]): Line[][] {
	if (lines.some(({ text }) => rule.test(text))) {
		return cutAt(lines, ({ text }) => (rule.test(text) ? 'instead' : 'no'));
	}
	if (lines.filter(({ text }) => heading.test(text)).length > 1) {
		return cutAt(lines, ({ text }) => (heading.test(text) ? 'before' : 'no'));
	}
	if (lines.some(({ text }) => isAnswerLine(text.trimStart()))) {
		return cutAt(lines, ({ text }) => (isAnswerLine(text.trimStart()) ? 'after' : 'no'));
	}
	return cutAt(lines, ({ text }, at) =>
		text.trim() === '' && lines[at + 1]?.text.trim() === '' ? 'instead' : 'no',
	);
}

function cutAt(
	lines: readonly Line[],
	placeOf: (line: Line, at: number) => 'before' | 'instead' | 'after' | 'no',
): Line[][] {
	const blocks: Line[][] = [[]];
	for (const [at, line] of lines.entries()) {
		const place = placeOf(line, at);
		if (place === 'before') blocks.push([line]);
		else if (place === 'no' || place === 'after') blocks.at(-1)?.push(line);
		if (place === 'instead' || place === 'after') blocks.push([]);
	}
	return blocks;
}

const problemMark = /^\s*\*{0,2}(?:problem|question)\s*:\*{0,2}\s*/iu;
const solutionMark = /^\s*\*{0,2}(?:solution|working)\s*:\*{0,2}\s*/iu;

function rowOf(block: readonly Line[], first: Line): Found {
	const source = block.map(({ text }) => text).join('\n');
	const groups = heading.exec(first.text)?.groups;
	const name = groups?.['name'] ?? groups?.['title'] ?? null;
	const body = block.filter((line) => name === null || line !== first);
	const { problem, rest } = splitProblem(body);
	const solution = rest
		.join('\n')
		.replace(/^(?:\s*\n)+/u, '')
		.trimEnd();
	if (solution.trim() === '') {
		const message = `The part at line ${first.number} has no solution.`;
		return { line: first.number, text: source, message };
	}
	return { line: first.number, source, fields: { name, problem, solution } };
}

/** 'Problem: …' goes on to 'Solution:', to its question mark or to the first blank line. */
function splitProblem(lines: readonly Line[]): {
	readonly problem: string | null;
	readonly rest: readonly string[];
} {
	const texts = lines.map(({ text }) => text);
	const start = texts.findIndex((text) => text.trim() !== '');
	const opening = texts[start] ?? '';
	if (!problemMark.test(opening)) {
		if (!solutionMark.test(opening)) return { problem: null, rest: texts };
		return { problem: null, rest: [opening.replace(solutionMark, ''), ...texts.slice(start + 1)] };
	}
	const marked = texts.findIndex((text, at) => at > start && solutionMark.test(text));
	// Without the word, the problem ends with its question or with a blank line.
	const asked = texts.findIndex((text, at) => at >= start && /\?\s*$/u.test(text));
	const blank = texts.findIndex((text, at) => at > start && text.trim() === '');
	const ends = [asked + 1, blank].filter((at) => at > 0);
	const end = marked !== -1 ? marked : Math.min(...ends, texts.length);
	const problem = [opening.replace(problemMark, ''), ...texts.slice(start + 1, end)]
		.join(' ')
		.trim();
	const rest = texts
		.slice(end)
		.map((text, at) => (at === 0 ? text.replace(solutionMark, '') : text));
	return { problem, rest };
}
