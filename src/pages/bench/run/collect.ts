import type { BankAnswers } from '../../../domain/study/bank.ts';
import { bankOf } from '../../../domain/study/best-of-n-study.ts';
import { type Digest, digestOf } from '../../../domain/study/digest.ts';
import type { RolledStep } from '../../../domain/study/labels.ts';
import { type LabelRow, rolledOf, rolledSteps } from '../../../domain/study/labels-study.ts';
import type { SearchedProblem } from '../../../domain/study/search.ts';
import { type SearchRow, searchedOf } from '../../../domain/study/search-study.ts';
import { type JudgedRow, judgedOf } from '../../../domain/study/steps-study.ts';
import type { Study } from '../../../domain/study/studies.ts';
import type { JudgedSolution } from '../../../domain/study/verifiers.ts';
import { stepTruth } from '../../../world/step-truth.ts';
import type { Row } from '../kept/study-store.ts';

/** What rules are asked of; texts stay in the browser's store. */
export type Results =
	| { readonly kind: 'best-of-n'; readonly digests: readonly Digest[] }
	| { readonly kind: 'steps'; readonly solutions: readonly JudgedSolution[] }
	| { readonly kind: 'search'; readonly problems: readonly SearchedProblem[] }
	| { readonly kind: 'labels'; readonly problems: readonly (readonly RolledStep[])[] };

export type Collected = { add(row: Row): void; count(): number; results(): Results };

/** Takes rows one by one, and keeps of each what rules are asked of. Rows of a study are of its kind. */
export function collect(study: Study): Collected {
	switch (study.kind) {
		case 'best-of-n': {
			const { seed } = study.settings;
			const digests = bankOf(study).map((problem) => digestOf(problem, seed));
			return collected(study.items, digests, {
				keep: (item, row) => digestOf({ ...item, ...(row as BankAnswers) }, seed),
				results: (all) => ({ kind: 'best-of-n', digests: all }),
			});
		}
		case 'steps':
			return collected(study.items, judgedOf(study), {
				keep: (item, row) => ({ item, row: row as JudgedRow }),
				results: (solutions) => ({ kind: 'steps', solutions }),
			});
		case 'search':
			return collected(study.items, searchedOf(study).map(withoutTexts), {
				keep: (item, row) => withoutTexts({ ...item, ...(row as SearchRow) }),
				results: (problems) => ({ kind: 'search', problems }),
			});
		case 'labels':
			return collected(study.items, rolledOf(study, stepTruth), {
				keep: (item, row) => rolledSteps(item, row as LabelRow, stepTruth),
				results: (problems) => ({ kind: 'labels', problems }),
			});
	}
}

function collected<Item, Kept>(
	items: readonly Item[],
	kept: Kept[],
	how: {
		readonly keep: (item: Item, row: Row) => Kept;
		readonly results: (kept: readonly Kept[]) => Results;
	},
): Collected {
	return {
		add(row) {
			const item = items[kept.length];
			if (item !== undefined) kept.push(how.keep(item, row));
		},
		count: () => kept.length,
		results: () => how.results([...kept]),
	};
}

function withoutTexts(problem: SearchedProblem): SearchedProblem {
	const candidates = problem.candidates.map((candidate) => ({ ...candidate, steps: [] }));
	return { ...problem, candidates };
}
