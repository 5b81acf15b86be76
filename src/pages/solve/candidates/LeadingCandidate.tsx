import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { CandidateState } from '../../../parts/steps/CandidateState.tsx';
import { StepList } from '../../../parts/steps/StepList.tsx';
import control from '../../../parts/styles/control.module.css';
import { CandidateLinks, type OpenCandidate } from './CandidateLinks.tsx';
import { CandidateScores } from './CandidateScores.tsx';
import css from './LeadingCandidate.module.css';

type Props = {
	readonly candidate: Candidate;
	readonly gold: string | null;
	readonly aggregator: Aggregator;
	readonly rows: number;
	readonly live: boolean;
	readonly onOpen: OpenCandidate;
};

export function LeadingCandidate({ candidate, gold, aggregator, rows, live, onOpen }: Props) {
	const writing = live && candidate.state === 'writing';
	return (
		<section className={`${control['card']} ${css['leading']}`} aria-labelledby="leading-heading">
			<header className={css['head']}>
				<h2 id="leading-heading">
					Leading solution <span className={css['which']}>no. {candidate.index + 1}</span>
				</h2>
				<CandidateState candidate={candidate} gold={gold} live={live} />
			</header>
			<StepList candidate={candidate} rows={rows} writing={writing} />
			<CandidateScores candidate={candidate} aggregator={aggregator} />
			<CandidateLinks candidate={candidate} writing={writing} onOpen={onOpen} />
		</section>
	);
}
