import { expect, test } from 'vitest';
import { givenSteps, parseGivenSolution } from '../given-solution.ts';
import { Random } from '../random.ts';
import { toCsv } from './csv.ts';
import { solutionsOf } from './read.ts';
import { lines, read } from './testing/read-all.ts';

const pieces =
	'1|=|####|\n#### 4\n|\n---\n|{"solution":"a"}|{"solution":|[|]|{|}|solution|name|Problem:|Student: A\n|"|""|,|;|\n|\r\n|\r|\n\n\n| |\t|שלום|🐱|<b>|\u0000|sep=;\n|\\|\'|\u2028'.split(
		'|',
	);
const randomText = (random: Random): string =>
	Array.from({ length: random.int(0, 40) }, () => random.pick(pieces)).join('');
const squeeze = (text: string) => text.replace(/\s/gu, '');

/** What stands between records, and is no part of one. */
const between = {
	text: /^[^\S\n\r]*(?:-{3,}|={3,})[^\S\n\r]*$/gmu,
	json: /[,[\]]/gu,
	csv: /[,;\t|"]/gu,
} as const;

test.each(['text', 'json', 'csv'] as const)(
	'2,000 random texts as %s: no throw, no lost text',
	(format) => {
		const random = new Random(`read ${format}`);
		const signs = (text: string) => [...squeeze(text.replace(between[format], ''))].sort().join('');
		for (let round = 0; round < 2000; round++) {
			const body = randomText(random);
			const header = format === 'csv' ? 'solution,name\n' : '';
			const { contents } = read(header + body, format);
			const { rows, skipped } = contents;
			for (const { message, line } of skipped) expect(message).toContain(String(line));
			const kept = [...rows.map((row) => row.source), ...skipped.map((one) => one.text)];
			const lone = format === 'text' ? solutionsOf(contents).skipped : [];
			expect(lone).toEqual([]);
			expect(signs(kept.join('\n'))).toBe(signs(body));
		}
	},
);

test('400 random solutions: what is exported as CSV reads back, also from a spreadsheet in Europe', () => {
	const random = new Random('csv round trip');
	for (let round = 0; round < 400; round++) {
		const cells = Array.from({ length: random.int(1, 5) }, () =>
			`s${randomText(random)}`.replaceAll('\r', '\n'),
		);
		const rows = [
			['name', 'problem', 'solution'],
			...cells.map((cell) => [`'${cell}`, '=1+1', cell]),
		];
		const csv = toCsv(rows);
		const semicolons = `sep=;\r\n${rows.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(';')).join('\r\n')}`;
		for (const text of [csv, `\uFEFF${csv}`, semicolons]) {
			const { solutions, skipped } = read(text);
			expect(skipped).toEqual([]);
			expect(solutions.map((one) => one.text)).toEqual(cells);
			expect(solutions.map((one) => one.question)).toEqual(cells.map(() => '=1+1'));
		}
	}
});

test('400 random solutions: JSON lines, arrays and pretty JSON say the same', () => {
	const random = new Random('json round trip');
	for (let round = 0; round < 400; round++) {
		const records = Array.from({ length: random.int(1, 4) }, (_, at) => ({
			id: `n${at}`,
			question: `q${randomText(random)}`,
			solution: `s${randomText(random)}`,
		}));
		const expected = records.map(({ id, question, solution }) => [id, question, solution]);
		for (const text of [
			lines(...records),
			JSON.stringify(records),
			JSON.stringify(records, null, 1),
		]) {
			const found = read(text).solutions.map((one) => [one.id, one.question, one.text]);
			expect(found).toEqual(expected);
		}
	}
});

test('labelled steps stay a step each, whatever they hold', () => {
	const text = lines({ problem: 'P', steps: ['a. b. c.', '#### 1', 'more'], label: 2 });
	const [solution] = read(text).solutions;
	expect(givenSteps(solution?.steps ?? []).steps.map(({ scored }) => scored)).toEqual([
		'a. b. c.',
		'#### 1',
		'more',
	]);
	expect(parseGivenSolution(solution?.text ?? '').steps).not.toHaveLength(3);
});
