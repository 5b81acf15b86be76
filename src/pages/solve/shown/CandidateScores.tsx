import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { candidateReward } from '../../../domain/vote.ts';
import { FactList } from '../../../parts/facts/FactList.tsx';
import { RewardMark } from '../../../parts/reward/RewardMark.tsx';

type Props = { readonly candidate: Candidate; readonly aggregator: Aggregator };

/** The two judgements of a whole solution: its steps' rewards as one score, and the outcome model's. */
export function CandidateScores({ candidate, aggregator }: Props) {
	const scored = candidate.steps.some(({ reward }) => reward !== null);
	return (
		<FactList
			facts={[
				{
					name: `Steps (${aggregator})`,
					term: 'stepScore',
					value: <RewardMark reward={scored ? candidateReward(candidate, aggregator) : null} />,
				},
				{
					name: 'Outcome',
					term: 'outcome',
					value: <RewardMark reward={candidate.outcome} />,
				},
			]}
		/>
	);
}
