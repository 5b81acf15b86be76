import { formatAnswer } from '../answer.ts';
import { givenOf } from '../files/given.ts';
import { type FileContents, solutionsOf, type WrittenSolution } from '../files/read.ts';
import type { SkippedText } from '../files/row.ts';
import { normaliseQuestion } from '../problem.ts';
import { readAnswer } from '../read-answer.ts';
import type { LabelledItem } from './steps-study.ts';

/** The labelled solutions of a file; a row without labels or without a problem is told. */
export function labelledOf(contents: FileContents): {
	readonly items: readonly LabelledItem[];
	readonly skipped: readonly SkippedText[];
} {
	const { solutions, skipped } = solutionsOf(contents);
	const items: LabelledItem[] = [];
	const left: SkippedText[] = [...contents.skipped, ...skipped];
	for (const solution of solutions) {
		const item = itemOf(solution);
		if (typeof item !== 'string') items.push(item);
		else {
			const { line, text } = solution;
			left.push({ line, text, message: `The row at line ${line} ${item}.` });
		}
	}
	return { items, skipped: left };
}

/** @returns the item, or what it lacks. */
function itemOf(solution: WrittenSolution): LabelledItem | string {
	const { id, question, labels, steps: own, rewards, key } = solution;
	if (question === null) return 'has no problem';
	if (labels === null || own === null) return 'has no label for its steps';
	const given = givenOf(solution);
	const steps = given.steps.map(({ scored }) => scored);
	if (steps.length !== labels.length)
		return `has ${labels.length} labels for ${steps.length} steps`;
	const gold = key === null ? null : readAnswer(key);
	const isSame = gold === null ? null : given.answer === formatAnswer(gold);
	const isAnswerRight = solution.isAnswerRight ?? isSame;
	return {
		...{ id, question: normaliseQuestion(question), steps, labels, isAnswerRight, rewards },
		earlier: [],
	};
}

/** Index of the first wrong step; null where none is labelled so. Neutral steps count as right, as in PRM800K. */
export function firstWrongOf({ labels }: Pick<LabelledItem, 'labels'>): number | null {
	const at = labels.indexOf('wrong');
	return at === -1 ? null : at;
}
