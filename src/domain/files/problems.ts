import { formatAnswer } from '../answer.ts';
import { normaliseQuestion, type Problem } from '../problem.ts';
import { readAnswer } from '../read-answer.ts';
import { splitSteps } from '../solution.ts';
import { findAnswerColumn } from './columns.ts';
import { type FileContents, keyOf } from './read.ts';
import { type SkippedText, textOf } from './row.ts';

export type GoldProblem = Problem & { readonly answer: string };

/** The rows as problems with their right answers; a row without either is told. */
export function problemsOf({ rows, columns, mapping }: FileContents): {
	readonly problems: readonly GoldProblem[];
	readonly skipped: readonly SkippedText[];
} {
	const problems: GoldProblem[] = [];
	const skipped: SkippedText[] = [];
	const keyColumn = mapping.key ?? findAnswerColumn(columns);
	const solutionColumn = mapping.solution === keyColumn ? null : mapping.solution;
	let before = '';
	for (const { fields, line, source } of rows) {
		const inColumn = (column: string | null): string | null =>
			column === null ? null : textOf(fields[column]);
		const question = normaliseQuestion(inColumn(mapping.problem) ?? '');
		const key = keyOf(inColumn(keyColumn));
		const gold = key === null ? null : readAnswer(key);
		// Several solutions of one problem are a row each.
		const place = `${line} ${question}`;
		if (place === before) continue;
		before = place;
		if (question === '' || gold === null) {
			const lack = question === '' ? 'no problem' : 'no right answer that is a number';
			skipped.push({ line, text: source, message: `The row at line ${line} has ${lack}.` });
			continue;
		}
		problems.push({
			id: textOf(fields['id'] ?? fields['ID']) ?? `line-${line}`,
			topic: textOf(fields['topic']) ?? 'file',
			question,
			answer: formatAnswer(gold),
			reference: splitSteps(inColumn(solutionColumn) ?? ''),
		});
	}
	return { problems, skipped };
}
