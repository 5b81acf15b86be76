import type { StepLabels } from '../files/labels.ts';
import { flag, list, nullable, number, oneOf, optional, record, text, whole } from '../json.ts';
import type { Probability } from '../reward.ts';
import { newStudy, type RecordOf, type StudyParts, share } from './record.ts';

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
	/** Of each of the settings' earlier PRMs its rewards, one a step; null where it was not asked. */
	readonly earlier: readonly (readonly (Probability | null)[] | null)[];
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

/** A PRM whose rewards stand beside those of the PRM that works. */
type EarlierPrm = {
	readonly name: string;
	/** The threshold that comes with it. */
	readonly ownThreshold: Probability | null;
};

export type StepsSettings = {
	/** Of the drawing that says on which solutions thresholds are chosen. */
	readonly seed: number;
	/** The threshold that comes with the PRM, chosen on validation labels of its training; null without one. */
	readonly ownThreshold: Probability | null;
	/** PRMs that judged the same solutions before, first one first. */
	readonly earlier: readonly EarlierPrm[];
};

const rewards = nullable(list(nullable(share)));

export const stepsParts: StudyParts<'steps', StepsSettings, LabelledItem, JudgedRow> = {
	kind: 'steps',
	settings: record<StepsSettings>({
		seed: whole,
		ownThreshold: nullable(share),
		earlier: optional(list(record<EarlierPrm>({ name: text, ownThreshold: nullable(share) })), []),
	}),
	item: record<LabelledItem>({
		id: text,
		question: text,
		steps: list(text),
		labels: list(nullable(oneOf('right', 'neutral', 'wrong'))),
		isAnswerRight: nullable(flag),
		rewards,
		earlier: optional(list(rewards), []),
	}),
	row: record<JudgedRow>({
		process: list(nullable(share)),
		outcome: nullable(share),
		surprise: rewards,
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

/** The same solutions, to be judged by another PRM, beside what this study's PRM has said of them. */
export function judgedAgain(study: StepsStudy, app: string): StepsStudy {
	const { items, rows, settings, models, source } = study;
	const { seed, ownThreshold } = settings;
	const name = models?.judge ?? 'not known';
	return newStudy({
		kind: 'steps' as const,
		settings: {
			seed,
			ownThreshold: null,
			earlier: [...settings.earlier, { name, ownThreshold }],
		},
		...{ source, app },
		items: items.map((item, at) => {
			const said = rows[at]?.process ?? [];
			return { ...item, earlier: [...item.earlier, said.length === 0 ? null : said] };
		}),
	});
}
