import { nullable, number, type Reader, record, where, whole } from '../json.ts';
import {
	type BankAnswers,
	type BankProblem,
	type BankQuestion,
	bankAnswers,
	bankQuestion,
} from './bank.ts';
import { newStudy, type RecordOf, type StudyParts } from './record.ts';

/** How candidates are written. How they are chosen among is no setting: every rule reads the same record. */
export type BestOfNSettings = {
	/** Solutions a problem. */
	readonly candidates: number;
	/** null where a bank of a file does not say. */
	readonly temperature: number | null;
	readonly topP: number | null;
	readonly seed: number;
};

const positive: Reader<number> = where(whole, (value) => value > 0, 'a whole number, 1 or more');

export const bestOfNParts: StudyParts<'best-of-n', BestOfNSettings, BankQuestion, BankAnswers> = {
	kind: 'best-of-n',
	settings: record<BestOfNSettings>({
		candidates: positive,
		temperature: nullable(number),
		topP: nullable(number),
		seed: whole,
	}),
	item: bankQuestion,
	row: bankAnswers,
};

/** Candidates of problems, by any way to choose among them. */
export type BestOfNStudy = RecordOf<typeof bestOfNParts>;

/** The problems that have their candidates, as a bank. */
export function bankOf({ items, rows }: Pick<BestOfNStudy, 'items' | 'rows'>): BankProblem[] {
	return rows.map((row, at) => ({ ...(items[at] as BankQuestion), ...row }));
}

/** A bank that came from a file, as a study that nobody ran here. How its candidates were sampled the file does not say. */
export function studyOfBank(
	problems: readonly BankProblem[],
	{ source, app, seed }: Pick<BestOfNStudy, 'source' | 'app'> & { readonly seed: number },
): BestOfNStudy {
	const candidates = Math.min(...problems.map((problem) => problem.candidates.length));
	return {
		...newStudy({
			kind: 'best-of-n' as const,
			settings: { candidates, temperature: null, topP: null, seed },
			source,
			app,
			items: problems.map(({ question, gold, length }) => ({ question, gold, length })),
		}),
		rows: problems.map(({ candidates: written, tokens, ms }) => ({
			candidates: written,
			tokens,
			ms,
		})),
	};
}
