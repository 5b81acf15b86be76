import { typedProblem } from '../../domain/problem.ts';
import { type BankQuestion, bankCandidates } from '../../domain/study/bank.ts';
import type {
	SearchResult,
	SearchRow,
	SearchStudySettings,
} from '../../domain/study/search-study.ts';
import type { SearchSettings } from '../search-settings.ts';
import { readWhole } from './read-whole.ts';
import type { StudyUse } from './study-use.ts';

/** Samples of a problem, and both searches on it. */
export async function searchItem(
	use: StudyUse,
	{ candidates, width, expansions, score, temperature, topP, seed }: SearchStudySettings,
	item: BankQuestion,
): Promise<SearchRow> {
	const problem = { ...typedProblem(item.question), answer: item.gold };
	const settings = { temperature, topP, seed, maxTokens: use.info.maxTokens };
	const sampled = await readWhole(
		use.run({ kind: 'sample', problem, settings: { ...settings, candidates } }),
	);
	const searched = async (way: SearchSettings['way']): Promise<SearchResult> => {
		const search = { way, width, expansions, score };
		const { run, stats } = await readWhole(use.run({ kind: 'search', problem, settings, search }));
		const kept = run.candidates.filter(({ state }) => state === 'finished');
		return {
			tokens: stats.tokens,
			kept: kept.map(({ answer, steps, outcome }) => ({
				...{ answer, outcome },
				rewards: steps.map(({ reward }) => reward),
			})),
		};
	};
	return {
		candidates: bankCandidates(sampled.run.candidates, sampled.tokens),
		tokens: sampled.stats.tokens,
		ms: sampled.stats.ms,
		beam: await searched('beam'),
		dvts: await searched('dvts'),
	};
}
