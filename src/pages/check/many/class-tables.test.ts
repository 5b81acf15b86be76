import { expect, test } from 'vitest';
import { toCsv } from '../../../domain/files/csv.ts';
import { blankDraft, problemOf } from '../check-draft.ts';
import { problemRows, pupilRows } from './class-tables.ts';
import { readMany } from './many-solutions.ts';

const problem = problemOf({ ...blankDraft, question: 'q' });
const table = [
	'name,problem,answer key,solution',
	'=Ann,How many?,30,"44+11 = 55\n55-25 = 30\n#### 30"',
	'Bob,How many?,30,"44+11 = 55\n55-25 = 31\n#### 31"',
	'Cy,How many?,30,"44+11 = 55\n55-25 = 31\n#### 31"',
	'=Ann,And then?,5,"2+3 = 6\n#### 6"',
	'Bob,And then?,5,"no idea"',
].join('\n');
const { entries } = readMany({ ...blankDraft, many: table }, problem);

test('a row a pupil, over all problems', () => {
	const [header, ...rows] = pupilRows(entries, null);
	expect(rows).toEqual([
		['=Ann', 2, 2, 1, 1, 0, 1, 0, '30; 6'],
		['Bob', 2, 2, 0, 2, 1, 1, 0, '31; –'],
		['Cy', 1, 1, 0, 1, 0, 1, 0, '31'],
	]);
	expect(header).toHaveLength(rows[0]?.length ?? 0);
	expect(toCsv(rows)).toMatch(/^'=Ann,/u);
});

test('a row a problem, with its key and where most go wrong', () => {
	const [header, ...rows] = problemRows(entries, null);
	expect(rows).toEqual([
		['How many?', '30', 3, 3, 1, 2, 0, 2, 0, '0.333', '31', 2, 'step 2'],
		['And then?', '5', 2, 2, 0, 2, 1, 1, 0, '0.000', '6', 1, 'step 1'],
	]);
	expect(header).toHaveLength(rows[0]?.length ?? 0);
});

test('rewards under the threshold say where too', () => {
	const [first, ...rest] = entries;
	if (first === undefined) throw new Error('no entries');
	const score = { rewards: [0.2, 0.9, 0.9], outcome: 0.9, isCut: false, isStrange: false };
	const [, row] = problemRows([{ ...first, score }, ...rest], 0.5);
	expect(row?.[8]).toBe(1);
});
