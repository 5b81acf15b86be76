import { answerWords } from '../../domain/answer.ts';
import type { Aggregator } from '../../domain/reward.ts';
import { type Candidate, hasRewards } from '../../domain/solution.ts';
import { judge } from '../../domain/vote.ts';
import { FactList } from '../facts/FactList.tsx';
import { Stack } from '../layout/Stack.tsx';
import { AnswerMark } from '../steps/AnswerMark.tsx';
import { Hint } from '../text/Hint.tsx';
import { countOf } from '../words/number-words.ts';

type Props = {
	readonly candidates: readonly Candidate[];
	/** How the rewards of steps become the score of a solution. */
	readonly aggregator?: Aggregator;
	/** null while it is hidden, and where nobody knows it. */
	readonly gold: string | null;
};

const names = { majority: 'Majority vote', prmBestOf: 'PRM best-of-N' } as const;

/** The two rules that a class compares; where nobody judged there is the vote alone. */
const rulesFor = (candidates: readonly Candidate[]) =>
	hasRewards(candidates) ? (['majority', 'prmBestOf'] as const) : (['majority'] as const);

/** What voting and verification choose of the solutions, for a board that a class looks at. */
export function RuleChoices({ candidates, aggregator, gold }: Props) {
	return (
		<Stack space={1}>
			<Hint>Of {countOf(candidates.length, 'solution')}:</Hint>
			<FactList
				facts={rulesFor(candidates).map((rule) => {
					const { answer } = judge(rule, candidates, aggregator);
					return {
						name: names[rule],
						term: rule,
						value: answer === null ? '–' : <AnswerMark answer={answer} gold={gold} />,
					};
				})}
			/>
		</Stack>
	);
}

/** The same for a screen reader. */
export function choiceWords(candidates: readonly Candidate[], aggregator?: Aggregator): string {
	return rulesFor(candidates)
		.map((rule) => {
			const { answer } = judge(rule, candidates, aggregator);
			return `${names[rule]}: ${answer === null ? 'no answer' : answerWords(answer)}.`;
		})
		.join(' ');
}
