import type { StepLabels } from '../files/labels.ts';
import { flag, list, nullable, number, oneOf, record, text, whole } from '../json.ts';
import type { Probability } from '../reward.ts';
import { type RecordOf, type StudyParts, share } from './record.ts';

/** A solution whose steps somebody labelled. */
export type LabelledItem = {
	readonly id: string;
	readonly question: string;
	readonly steps: readonly string[];
	/** A label a step; null where the file says nothing of it, as behind the first wrong one. */
	readonly labels: StepLabels;
	/** null where nobody says. */
	readonly isAnswerRight: boolean | null;
	/** Rewards that the file brought, one a step; null where it brought none. */
	readonly rewards: readonly (Probability | null)[] | null;
};

/** What the models say of a solution. A reward is null where the text ran over the context. */
export type JudgedRow = {
	/** The PRM's, one a step; empty where there was no PRM. */
	readonly process: readonly (Probability | null)[];
	/** The ORM's; null without one, or without an answer line. */
	readonly outcome: Probability | null;
	/**
	 * Untrained: the probability that the writer gave to the least likely number or sign of each step;
	 * null where nobody asked, or the writer does not tell.
	 */
	readonly surprise: readonly (Probability | null)[] | null;
	/** Milliseconds that it took. */
	readonly ms: number;
};

export type StepsSettings = {
	/** Of the drawing that says on which solutions thresholds are chosen. */
	readonly seed: number;
	/** The threshold that comes with the PRM, chosen on validation labels of its training; null without one. */
	readonly ownThreshold: Probability | null;
};

export const stepsParts: StudyParts<'steps', StepsSettings, LabelledItem, JudgedRow> = {
	kind: 'steps',
	settings: record<StepsSettings>({ seed: whole, ownThreshold: nullable(share) }),
	item: record<LabelledItem>({
		id: text,
		question: text,
		steps: list(text),
		labels: list(nullable(oneOf('right', 'neutral', 'wrong'))),
		isAnswerRight: nullable(flag),
		rewards: nullable(list(nullable(share))),
	}),
	row: record<JudgedRow>({
		process: list(nullable(share)),
		outcome: nullable(share),
		surprise: nullable(list(nullable(share))),
		ms: number,
	}),
};

/** Judgements of labelled solutions. */
export type StepsStudy = RecordOf<typeof stepsParts>;

/** The solutions that were judged. */
export function judgedOf({
	items,
	rows,
}: Pick<StepsStudy, 'items' | 'rows'>): { readonly item: LabelledItem; readonly row: JudgedRow }[] {
	return rows.map((row, at) => ({ item: items[at] as LabelledItem, row }));
}
