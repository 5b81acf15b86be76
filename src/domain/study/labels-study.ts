import {
	list,
	nullable,
	number,
	optional,
	type Reader,
	record,
	text,
	where,
	whole,
} from '../json.ts';
import type { RolledStep } from './labels.ts';
import type { RecordOf, StudyParts } from './record.ts';

/** A problem of the world: its program is what makes the exact truth of a step known. */
export type LabelItem = {
	readonly id: string;
	readonly question: string;
	/** The question before it was put in other words; null where it was not. */
	readonly plain: string | null;
	readonly program: readonly string[];
	/** Canonical rational text. */
	readonly answer: string;
};

/** One solution with what the completer made of each of its prefixes. */
type LabelledRollouts = {
	readonly steps: readonly string[];
	/** How many rollouts after each step reached the right answer; null for the answer line, which needs none. */
	readonly reached: readonly (number | null)[];
};

export type LabelRow = {
	readonly solutions: readonly LabelledRollouts[];
	/** Sampled for solutions and rollouts. */
	readonly tokens: number;
	/** Milliseconds. */
	readonly ms: number;
};

export type LabelsSettings = {
	/** Solutions a problem, by the writer. */
	readonly candidates: number;
	/** Completions of each prefix (N of Math-Shepherd section 3.3). */
	readonly rollouts: number;
	/** Of solutions and rollouts. */
	readonly temperature: number;
	readonly topP: number;
	readonly seed: number;
};

const positive: Reader<number> = where(whole, (value) => value > 0, 'a whole number, 1 or more');

/** A line of `npm run world` is one, too. */
export const labelItem: Reader<LabelItem> = record<LabelItem>({
	id: text,
	question: text,
	plain: optional(nullable(text), null),
	program: list(text),
	answer: text,
});

export const labelsParts: StudyParts<'labels', LabelsSettings, LabelItem, LabelRow> = {
	kind: 'labels',
	settings: record<LabelsSettings>({
		candidates: positive,
		rollouts: positive,
		temperature: number,
		topP: number,
		seed: whole,
	}),
	item: labelItem,
	row: record<LabelRow>({
		solutions: list(
			record<LabelledRollouts>({ steps: list(text), reached: list(nullable(whole)) }),
		),
		tokens: whole,
		ms: number,
	}),
};

/** Labels by rollouts, to be held against exact truth. */
export type LabelsStudy = RecordOf<typeof labelsParts>;

/** The steps that were rolled out, problem by problem. @param truthOf whether each step of a solution is right. */
export function rolledOf(
	{ items, rows }: Pick<LabelsStudy, 'items' | 'rows'>,
	truthOf: (item: LabelItem, steps: readonly string[]) => readonly boolean[],
): RolledStep[][] {
	return rows.map((row, at) => rolledSteps(items[at] as LabelItem, row, truthOf));
}

export function rolledSteps(
	item: LabelItem,
	{ solutions }: Pick<LabelRow, 'solutions'>,
	truthOf: (item: LabelItem, steps: readonly string[]) => readonly boolean[],
): RolledStep[] {
	return solutions.flatMap(({ steps, reached }) => {
		const truth = truthOf(item, steps);
		return reached.flatMap((count, at) =>
			count === null ? [] : [{ isRight: truth[at] === true, reached: count }],
		);
	});
}
