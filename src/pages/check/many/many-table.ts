import { parseAnswer } from '../../../domain/answer.ts';
import { type StepLabels, writeLabels } from '../../../domain/files/labels.ts';
import { firstUnder } from '../../../domain/first-error.ts';
import { checkArithmetic } from '../../../domain/lens.ts';
import type { Problem } from '../../../domain/problem.ts';
import { aggregators, type Probability } from '../../../domain/reward.ts';

export type ManyScore = {
	/** By step; null where a step was not read, or has no word that the models know. */
	readonly rewards: readonly (Probability | null)[];
	readonly outcome: Probability | null;
	/** Whether the solution is longer than the model can read; the steps beyond have no reward. */
	readonly isCut: boolean;
	/** Whether the problem is strange to the models: then there is no reward. */
	readonly isStrange: boolean;
};

/** One of several solutions, as far as it is scored. */
export type ManyEntry = {
	readonly index: number;
	readonly name: string;
	readonly problem: Problem;
	/** Whether it came with a problem of its own. */
	readonly isOwnProblem: boolean;
	readonly steps: readonly string[];
	/** What the file says of each step; null where it says nothing. */
	readonly labels: StepLabels | null;
	readonly answer: string | null;
	readonly score: ManyScore | null;
};

export type SortColumn = 'name' | 'steps' | 'answer' | 'arithmetic' | 'min' | 'outcome';
export type Sorting = { readonly column: SortColumn; readonly isDescending: boolean };
export type Filter = 'all' | 'under';

export const sortColumns: readonly SortColumn[] = [
	'name',
	'steps',
	'answer',
	'arithmetic',
	'min',
	'outcome',
];

/** The same problem and steps have the same score, whoever wrote them. */
export function scoreKey({ problem, steps }: Pick<ManyEntry, 'problem' | 'steps'>): string {
	return [problem.question, ...steps].join('\n');
}

export function minReward({ score }: ManyEntry): Probability | null {
	const known = score?.rewards.filter((reward) => reward !== null) ?? [];
	return known.length === 0 ? null : aggregators.min(known);
}

/** Index of the step to look at first: the first one under the threshold. */
export function lookAt({ score }: ManyEntry, threshold: Probability | null): number | null {
	return score === null || threshold === null ? null : firstUnder(score.rewards, threshold);
}

/** What is not known yet stays at the end, whichever way the rest is sorted. */
export function arrange(
	entries: readonly ManyEntry[],
	sorting: Sorting | null,
	filter: Filter,
	threshold: Probability | null,
): ManyEntry[] {
	const shown = entries.filter((entry) => isShown(entry, filter, threshold));
	if (sorting === null) return shown;
	const way = sorting.isDescending ? -1 : 1;
	return shown.sort((a, b) => {
		const [left, right] = [sortValue(a, sorting.column), sortValue(b, sorting.column)];
		if (left === null || right === null) return Number(left === null) - Number(right === null);
		return way * compare(left, right) || a.index - b.index;
	});
}

function isShown(entry: ManyEntry, filter: Filter, threshold: Probability | null): boolean {
	switch (filter) {
		case 'all':
			return true;
		case 'under':
			return lookAt(entry, threshold) !== null;
	}
}

/** Index of the first step whose arithmetic is false; null where none is, and -1 where nothing can be checked. */
export function firstFalse({ steps }: Pick<ManyEntry, 'steps'>): number | null {
	const known = falseSteps.get(steps);
	if (known !== undefined) return known;
	const found = steps.map((step) => checkArithmetic(step));
	const at = found.findIndex((equations) => equations.some(({ holds }) => !holds));
	const first = found.every((equations) => equations.length === 0) ? -1 : at === -1 ? null : at;
	falseSteps.set(steps, first);
	return first;
}

/** Sorting and drawing ask again and again. */
const falseSteps = new WeakMap<readonly string[], number | null>();

/** How sure it is that a solution is wrong, from what is known: 2 by its answer or arithmetic, 0 if its answer is right. */
function wrongness(entry: ManyEntry): number {
	const right = isRight(entry);
	if (right === 'wrong') return 2;
	const falseAt = firstFalse(entry);
	if (falseAt !== null && falseAt >= 0) return 2;
	return right === 'right' ? 0 : 1;
}

/** The next way a column is sorted: up, down, up. */
export function nextSorting(sorting: Sorting | null, column: SortColumn): Sorting {
	return { column, isDescending: sorting?.column === column && !sorting.isDescending };
}

export function csvRows(
	entries: readonly ManyEntry[],
	threshold: Probability | null,
): (string | number)[][] {
	return [
		csvHeader,
		...entries.map((entry) => {
			const first = lookAt(entry, threshold);
			const { name, problem, answer, labels, score, steps } = entry;
			return [
				name,
				problem.question,
				problem.answer ?? '',
				answer ?? '',
				isRight(entry) ?? '',
				minReward(entry) ?? '',
				score?.outcome ?? '',
				first === null ? '' : first + 1,
				threshold ?? '',
				placeOf(firstFalse(entry)),
				score === null ? '' : score.isStrange ? 'yes' : 'no',
				steps.length,
				score?.rewards.map((reward) => reward?.toFixed(4) ?? '–').join(' ') ?? '',
				labels === null ? '' : writeLabels(labels),
				steps.join('\n'),
			];
		}),
	];
}

/** `problem`, `answer key`, `steps`, `labels` and `solution` are what the file readers look for. */
const csvHeader: (string | number)[] =
	'name,problem,answer key,answer,right or wrong,minimum reward,outcome reward,first step under the threshold,threshold,first step with false arithmetic,strange problem,steps,step rewards,labels,solution'.split(
		',',
	);

function placeOf(at: number | null): number | '' {
	return at === null || at < 0 ? '' : at + 1;
}

function isRight({ answer, problem }: ManyEntry): 'right' | 'wrong' | null {
	if (problem.answer === null) return null;
	return answer === problem.answer ? 'right' : 'wrong';
}

function sortValue(entry: ManyEntry, column: SortColumn): string | number | null {
	switch (column) {
		case 'name':
			return entry.name;
		case 'steps':
			return entry.steps.length;
		case 'answer': {
			const value = entry.answer === null ? null : parseAnswer(entry.answer);
			return value === null ? null : Number(value.numerator) / Number(value.denominator);
		}
		case 'arithmetic':
			return wrongness(entry);
		case 'min':
			return minReward(entry);
		case 'outcome':
			return entry.score?.outcome ?? null;
	}
}

function compare(a: string | number, b: string | number): number {
	return typeof a === 'number' && typeof b === 'number'
		? a - b
		: String(a).localeCompare(String(b), undefined, { numeric: true });
}
