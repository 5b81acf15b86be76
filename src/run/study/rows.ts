import { typedProblem } from '../../domain/problem.ts';
import { type BankAnswers, type BankQuestion, bankCandidates } from '../../domain/study/bank.ts';
import type { BestOfNSettings } from '../../domain/study/best-of-n-study.ts';
import type { JudgedRow, LabelledItem } from '../../domain/study/steps-study.ts';
import type { StudyKind, StudyOf } from '../../domain/study/studies.ts';
import type { RunView } from '../state.ts';
import { labelItem } from './label-item.ts';
import { readWhole } from './read-whole.ts';
import { searchItem } from './search-item.ts';
import type { StudyUse } from './study-use.ts';

export type ItemOf<Kind extends StudyKind> = StudyOf<Kind>['items'][number];
export type RowOf<Kind extends StudyKind> = StudyOf<Kind>['rows'][number];

/** How one item becomes a row, by kind; each item by itself, so that they can be shared among machines. */
const makers: {
	readonly [Kind in StudyKind]: (
		use: StudyUse,
		settings: StudyOf<Kind>['settings'],
		item: ItemOf<Kind>,
	) => Promise<RowOf<Kind>>;
} = { 'best-of-n': sampleItem, steps: judgeItem, search: searchItem, labels: labelItem };

/** The row of one item. */
export function rowOf<Kind extends StudyKind>(
	kind: Kind,
	use: StudyUse,
	settings: StudyOf<Kind>['settings'],
	item: ItemOf<Kind>,
): Promise<RowOf<Kind>> {
	return makers[kind](use, settings, item);
}

async function sampleItem(
	use: StudyUse,
	settings: BestOfNSettings,
	item: BankQuestion,
): Promise<BankAnswers> {
	const { candidates, temperature, topP, seed } = settings;
	const problem = { ...typedProblem(item.question), answer: item.gold };
	const { maxTokens } = use.info;
	// A bank of a file has all its rows: nobody samples for it.
	const asked = { candidates, temperature: temperature ?? 1, topP: topP ?? 1, seed, maxTokens };
	const { run, stats, tokens } = await readWhole(
		use.run({ kind: 'sample', problem, settings: asked }),
	);
	return { candidates: bankCandidates(run.candidates, tokens), tokens: stats.tokens, ms: stats.ms };
}

async function judgeItem(
	use: StudyUse,
	_settings: unknown,
	{ question, steps }: LabelledItem,
): Promise<JudgedRow> {
	const problem = typedProblem(question);
	const { run, stats } = await readWhole(use.run({ kind: 'score', problem, steps }));
	const surprised = await readWhole(use.run({ kind: 'surprise', problem, steps }));
	const [judged] = run.candidates;
	return {
		process: rewardsOf(run) ?? [],
		outcome: judged?.outcome ?? null,
		surprise: rewardsOf(surprised.run),
		ms: stats.ms,
	};
}

/** One a step; null where nobody judged at all: a reward that was not read stands between others. */
function rewardsOf({ candidates: [first] }: RunView): JudgedRow['surprise'] {
	const rewards = first?.steps.map(({ reward }) => reward) ?? [];
	return rewards.every((reward) => reward === null) ? null : rewards;
}
