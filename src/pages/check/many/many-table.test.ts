import { expect, test } from 'vitest';
import { blankDraft, problemOf } from '../check-draft.ts';
import { readMany } from './many-solutions.ts';
import { arrange, csvRows, firstUnder, type ManyEntry, nextSorting } from './many-table.ts';

const problem = problemOf({ ...blankDraft, question: 'q' });
const entry = (
	index: number,
	name: string,
	answer: string | null,
	rewards: number[] | null,
): ManyEntry => ({
	...{ index, name, problem, isOwnProblem: false, answer },
	steps: ['a', '#### 1'],
	score: rewards && { rewards, outcome: rewards[0] ?? null, isCut: false },
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
	expect(entries.map((one) => firstUnder(one, 0.5))).toEqual([1, null, null, 0]);
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
	expect(first).toEqual([
		...['Solution 10', '9', 0.2, 0.9, 2, 0.5, 2],
		...['0.9000 0.2000', 'a\n#### 1'],
	]);
	expect(second?.slice(2, 5)).toEqual(['', '', '']);
});

test('a solution that brings its own question is scored on it', () => {
	const text = '{"solution":"a\\n#### 1","question":" q "}\n{"solution":"b","question":"r"}\noops';
	const { entries: read, messages } = readMany(text, 'jsonl', problem);
	expect(read.map((one) => [one.problem.question, one.isOwnProblem, one.answer])).toEqual([
		['q', false, '1'],
		['r', true, null],
	]);
	expect(messages).toHaveLength(1);
});
