import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { candidateReward } from '../../../domain/vote.ts';
import { RewardMark } from '../../../parts/reward/RewardMark.tsx';
import css from './CandidateScores.module.css';

type Props = { readonly candidate: Candidate; readonly aggregator: Aggregator };

/** The two judgements of a whole solution: its steps' rewards as one score, and the outcome model's. */
export function CandidateScores({ candidate, aggregator }: Props) {
	const scored = candidate.steps.some(({ reward }) => reward !== null);
	return (
		<dl className={css['scores']}>
			<div>
				<dt title="The step rewards as one number (PRM)">Steps ({aggregator})</dt>
				<dd>
					<RewardMark reward={scored ? candidateReward(candidate, aggregator) : null} />
				</dd>
			</div>
			<div>
				<dt title="The outcome reward of the whole solution (ORM)">Outcome</dt>
				<dd>
					<RewardMark reward={candidate.outcome} />
				</dd>
			</div>
		</dl>
	);
}
