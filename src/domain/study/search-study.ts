import { list, nullable, number, oneOf, type Reader, record, text, where, whole } from '../json.ts';
import { type Aggregator, aggregatorNames } from '../reward.ts';
import {
	type BankAnswers,
	type BankCandidate,
	type BankQuestion,
	bankAnswers,
	bankQuestion,
} from './bank.ts';
import { type RecordOf, type StudyParts, share } from './record.ts';

/** What a search on one problem ended with. */
export type SearchResult = {
	/** Tokens sampled, of pruned lines too. */
	readonly tokens: number;
	/** The solutions that it kept, whole ones alone. */
	readonly kept: readonly Pick<BankCandidate, 'answer' | 'rewards' | 'outcome'>[];
};

/** Samples of a problem, and what each search made of it. */
export type SearchRow = BankAnswers & {
	readonly beam: SearchResult;
	readonly dvts: SearchResult;
};

export type SearchStudySettings = {
	/** Samples of each problem, to choose among. */
	readonly candidates: number;
	readonly width: number;
	readonly expansions: number;
	/** How the rewards of a prefix become its score. */
	readonly score: Aggregator;
	readonly temperature: number;
	readonly topP: number;
	readonly seed: number;
};

/** Samples to choose among: half as many again as a search writes at a time, whose tokens are seldom those of more. */
export const rivalsOf = (width: number, expansions: number): number =>
	Math.min(64, Math.ceil(1.5 * width * expansions));

const positive: Reader<number> = where(whole, (value) => value > 0, 'a whole number, 1 or more');

const result: Reader<SearchResult> = record<SearchResult>({
	tokens: whole,
	kept: list(
		record<SearchResult['kept'][number]>({
			answer: nullable(text),
			rewards: list(nullable(share)),
			outcome: nullable(share),
		}),
	),
});

const searches = record({ beam: result, dvts: result });

export const searchParts: StudyParts<'search', SearchStudySettings, BankQuestion, SearchRow> = {
	kind: 'search',
	settings: record<SearchStudySettings>({
		candidates: positive,
		width: positive,
		expansions: positive,
		score: oneOf(...aggregatorNames),
		temperature: number,
		topP: number,
		seed: whole,
	}),
	item: bankQuestion,
	row: (value, path) => ({ ...bankAnswers(value, path), ...searches(value, path) }),
};

/** Searches against choosing among samples. */
export type SearchStudy = RecordOf<typeof searchParts>;

/** The problems that have their row. */
export function searchedOf({
	items,
	rows,
}: Pick<SearchStudy, 'items' | 'rows'>): (BankQuestion & SearchRow)[] {
	return rows.map((row, at) => ({ ...(items[at] as BankQuestion), ...row }));
}
