import { number, type Reader, record, where, whole } from '../json.ts';
import { type BankAnswers, type BankQuestion, bankAnswers, bankQuestion } from './bank.ts';
import type { RecordOf, StudyParts } from './record.ts';

/** How candidates are written. How they are chosen among is no setting: every rule reads the same record. */
export type BestOfNSettings = {
	/** Solutions a problem. */
	readonly candidates: number;
	readonly temperature: number;
	readonly topP: number;
	readonly seed: number;
};

const positive: Reader<number> = where(whole, (value) => value > 0, 'a whole number, 1 or more');

export const bestOfNParts: StudyParts<'best-of-n', BestOfNSettings, BankQuestion, BankAnswers> = {
	kind: 'best-of-n',
	settings: record<BestOfNSettings>({
		candidates: positive,
		temperature: number,
		topP: number,
		seed: whole,
	}),
	item: bankQuestion,
	row: bankAnswers,
};

/** Candidates of problems, by any way to choose among them. */
export type BestOfNStudy = RecordOf<typeof bestOfNParts>;
