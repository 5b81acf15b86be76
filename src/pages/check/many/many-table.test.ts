import { expect, test } from 'vitest';
import { toCsv } from '../../../domain/files/csv.ts';
import { fileLimits } from '../../../parts/files/text-file.ts';
import { blankDraft, type CheckDraft, problemOf } from '../check-draft.ts';
import { readMany } from './many-solutions.ts';
import { arrange, csvRows, lookAt, type ManyEntry, nextSorting } from './many-table.ts';

const problem = problemOf({ ...blankDraft, question: 'q' });
const entry = (
	index: number,
	name: string,
	answer: string | null,
	rewards: number[] | null,
): ManyEntry => ({
	index,
	name,
	problem,
	isOwnProblem: false,
	labels: null,
	answer,
	steps: ['a', '#### 1'],
	score: rewards && { rewards, outcome: rewards[0] ?? null, isCut: false, isStrange: false },
});
const entries = [
	entry(0, 'Solution 10', '9', [0.9, 0.2]),
	entry(1, 'Solution 9', '10', null),
	entry(2, 'Ann', null, [0.8, 0.7]),
	entry(3, 'Bob', '1/2', [0.1, 0.1]),
];
const names = (shown: readonly ManyEntry[]) => shown.map(({ name }) => name);

test.each([
	['name', false, ['Ann', 'Bob', 'Solution 9', 'Solution 10']],
	['answer', false, ['Bob', 'Solution 10', 'Solution 9', 'Ann']],
	['answer', true, ['Solution 9', 'Solution 10', 'Bob', 'Ann']],
	['min', false, ['Bob', 'Solution 10', 'Ann', 'Solution 9']],
	['outcome', true, ['Solution 10', 'Ann', 'Bob', 'Solution 9']],
	['steps', false, names(entries)],
] as const)('by %s, descending: %s', (column, isDescending, order) => {
	expect(names(arrange(entries, { column, isDescending }, 'all', 0.5))).toEqual(order);
});

test('under the threshold are those with a step below it', () => {
	expect(names(arrange(entries, null, 'under', 0.5))).toEqual(['Solution 10', 'Bob']);
	expect(arrange(entries, null, 'under', null)).toEqual([]);
	expect(entries.map((one) => lookAt(one, 0.5))).toEqual([1, null, null, 0]);
});

test('a column is sorted up, then down', () => {
	const once = nextSorting(null, 'min');
	expect(once).toEqual({ column: 'min', isDescending: false });
	expect(nextSorting(once, 'min').isDescending).toBe(true);
	expect(nextSorting(once, 'name')).toEqual({ column: 'name', isDescending: false });
});

test('what is not known is empty in the CSV', () => {
	const [header, first, second] = csvRows(entries, 0.5);
	expect(header).toHaveLength(first?.length ?? 0);
	const firstWords = ['Solution 10', 'q', '', '9', '', 0.2, 0.9, 2, 0.5, '', 'no', 2];
	expect(first).toEqual([...firstWords, '0.9000 0.2000', '', 'a\n#### 1']);
	expect(second?.slice(5, 8)).toEqual(['', '', '']);
});

const readAll = (many: string, change: Partial<CheckDraft> = {}) =>
	readMany({ ...blankDraft, many, ...change }, problem);

test('a solution that brings its own question is scored on it', () => {
	const text = '{"solution":"a\\n#### 1","question":" q "}\n{"solution":"b","prompt":"r"}\noops';
	const { entries: read, messages } = readAll(text.replace('prompt', 'question'));
	expect(read.map((one) => [one.problem.question, one.isOwnProblem, one.answer])).toEqual([
		['q', false, '1'],
		['r', true, null],
	]);
	expect(messages).toHaveLength(1);
});

test('an answer key, of the row or typed, says right or wrong', () => {
	const text = 'name,solution,answer key\nAnn,#### 1,2/2\nBob,#### 1,2\nCy,#### 3,\nDi,#### 4,x';
	const { entries: read, messages } = readAll(text, { rightAnswer: '3.0' });
	expect(read.map((one) => one.problem.answer)).toEqual(['1', '2', '3', '3']);
	const [header, ...rows] = csvRows(read, null);
	const at = header?.indexOf('right or wrong') ?? -1;
	expect(rows.map((row) => row[at])).toEqual(['right', 'wrong', 'right', 'wrong']);
	expect(messages).toEqual(['Di: The answer key “x” is not read as a number.']);
});

test('200 solutions of 1 MB are taken, the rest is told', () => {
	const many = Array.from({ length: 205 }, (_, at) => `s${at}\n#### 1`).join('\n');
	const { entries: read, messages } = readAll(many);
	expect(read).toHaveLength(fileLimits.solutions);
	expect(messages).toEqual([expect.stringMatching(/first 200 of 205 solutions.*line 401/u)]);
	const long = `${'x'.repeat(999)}\n`.repeat(1001);
	expect(readAll(long).messages).toContainEqual(expect.stringMatching(/first 1 MB.*line 1001/u));
});

test('what is exported reads back the same, with questions, keys and labels', () => {
	const rows = [
		{
			problem: 'How many?',
			steps: ['One. Two. Three.', '-1 = 1', '#### 1/2'],
			label: 1,
			gold: '1/2',
		},
		{ problem: '=1+1?', steps: ['# not a heading', 'The answer is 5.', 'after, "it"'], label: -1 },
		{ problem: 'q', steps: ['a', '#### 4'], generator: '3-4' },
	];
	const { entries: read } = readAll(rows.map((row) => JSON.stringify(row)).join('\n'));
	const { entries: again, messages } = readAll(`\uFEFF${toCsv(csvRows(read, 0.5))}`);
	expect(messages.filter((message) => !message.includes('####'))).toEqual([]);
	expect(again).toEqual(read);
});
