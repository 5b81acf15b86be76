import { formatAnswer } from '../../../domain/answer.ts';
import { givenOf } from '../../../domain/files/given.ts';
import {
	type FileContents,
	readContents,
	solutionsOf,
	type WrittenSolution,
} from '../../../domain/files/read.ts';
import { answerLineNote, type GivenSolution } from '../../../domain/given-solution.ts';
import { mathText } from '../../../domain/math-answer.ts';
import { normaliseQuestion, type Problem, typedProblem } from '../../../domain/problem.ts';
import { readAnswer } from '../../../domain/read-answer.ts';
import { settledAnswer } from '../../../domain/same-answer.ts';
import { fileLimits } from '../../../parts/files/text-file.ts';
import { countOf } from '../../../parts/words/number-words.ts';
import type { CheckDraft } from '../check-draft.ts';
import type { ManyEntry } from './many-table.ts';

export type ReadSolutions = {
	readonly contents: FileContents;
	readonly entries: readonly ManyEntry[];
	/** What is left out or cut, a sentence each. */
	readonly messages: readonly string[];
};

type ManyText = Pick<CheckDraft, 'many' | 'format' | 'columns' | 'manyCutAt' | 'rightAnswer'>;

/** @param problem that of every solution which brings none of its own. */
export function readMany(draft: ManyText, problem: Problem): ReadSolutions {
	const { many, format, columns, manyCutAt, rightAnswer } = draft;
	const head = many.slice(0, headLength(many));
	const contents = readContents(head, format === 'auto' ? null : format, columns);
	const { solutions, skipped } = solutionsOf(contents);
	const taken = solutions.slice(0, fileLimits.solutions);
	const known = canonical(rightAnswer) ?? problem.answer;
	const read = taken.map((written, index) => {
		const name = written.name ?? `No. ${index + 1}`;
		const given = givenOf(written, manyCutAt === 'auto' ? null : manyCutAt);
		const entry = entryOf({ index, name, written, given, problem: { ...problem, answer: known } });
		const isKeyRead = written.key === null || canonical(written.key) !== null;
		const lineNote = given.answer === null ? null : answerLineNote(given.answer);
		const own = given.notes.filter((note) => note !== lineNote);
		const notes = isKeyRead
			? own
			: [...own, `The answer key “${written.key}” is not read as a number.`];
		const hasNoLine = own.length < given.notes.length;
		return { entry, hasNoLine, notes: notes.map((note) => `${name}: ${note}`) };
	});
	return {
		contents,
		entries: read.map(({ entry }) => entry),
		messages: [
			...[...contents.skipped, ...skipped].map(({ message }) => message),
			...limitMessages(many, head, solutions),
			...read.flatMap(({ notes }) => notes),
			...lineMessages(read.filter(({ hasNoLine }) => hasNoLine).length),
		],
	};
}

/** Said once for all: most classes write no such line. */
const lineMessages = (count: number): readonly string[] =>
	count === 0
		? []
		: [`${countOf(count, 'solution')} without a last line like #### 30: no outcome reward there.`];

function entryOf(parts: {
	readonly index: number;
	readonly name: string;
	readonly written: WrittenSolution;
	readonly given: GivenSolution;
	readonly problem: Problem;
}): ManyEntry {
	const { index, name, written, given, problem } = parts;
	const { question, key, labels } = written;
	const isOwnProblem =
		question !== null && normaliseQuestion(question) !== normaliseQuestion(problem.question);
	const base = isOwnProblem ? typedProblem(question) : problem;
	const answer = (key === null ? null : canonical(key)) ?? base.answer;
	const steps = given.steps.map(({ scored }) => scored);
	return {
		index,
		name,
		problem: { ...base, answer },
		isOwnProblem,
		steps,
		// Labels belong to the file's own steps: cut otherwise, they stand beside nothing.
		labels: labels !== null && given.cutAt === null ? labels : null,
		answer: given.answer && settledAnswer(given.answer, question ?? base.question, answer),
		score: null,
	};
}

function canonical(text: string): string | null {
	const value = readAnswer(text);
	return value === null ? mathText(text) : formatAnswer(value);
}

/** Up to the limit, at the end of a line where there is one. */
function headLength(text: string): number {
	if (text.length <= fileLimits.textLength) return text.length;
	return text.lastIndexOf('\n', fileLimits.textLength - 1) + 1 || fileLimits.textLength;
}

function limitMessages(
	text: string,
	head: string,
	solutions: readonly WrittenSolution[],
): readonly string[] {
	const messages: string[] = [];
	const over = solutions[fileLimits.solutions];
	if (over !== undefined) {
		messages.push(
			`Only the first ${fileLimits.solutions} of ${solutions.length} solutions are taken; from line ${over.line} on they are left out.`,
		);
	}
	if (head.length < text.length) {
		const line = head.split('\n').length;
		messages.push(`Only the first 1 MB is read; from line ${line} on the text is left out.`);
	}
	return messages;
}
