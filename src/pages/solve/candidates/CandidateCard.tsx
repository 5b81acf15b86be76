import { memo } from 'react';
import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { CandidateState } from '../../../parts/steps/CandidateState.tsx';
import { StepList } from '../../../parts/steps/StepList.tsx';
import css from './CandidateCard.module.css';
import { CandidateLinks, type OpenCandidate } from './CandidateLinks.tsx';
import { CandidateScores } from './CandidateScores.tsx';

type Props = {
	readonly candidate: Candidate;
	readonly gold: string | null;
	readonly aggregator: Aggregator;
	readonly rows: number;
	/** Whether this is the leading candidate, shown large as well. */
	readonly leading: boolean;
	/** Whether the run goes on, so that an unfinished candidate is being written. */
	readonly live: boolean;
	/** The same function from frame to frame. */
	readonly onOpen: OpenCandidate;
};

/** Memoised: while sixteen stream, only those that changed in a frame are drawn again. */
export const CandidateCard = memo(function CandidateCard({
	candidate,
	gold,
	aggregator,
	rows,
	leading,
	live,
	onOpen,
}: Props) {
	const writing = live && candidate.state === 'writing';
	return (
		<article
			className={css['card']}
			data-leading={leading}
			aria-label={`Solution ${candidate.index + 1}${leading ? ', leading' : ''}`}
		>
			<header className={css['head']}>
				<h3 className={css['name']}>
					{candidate.index + 1}
					{leading && <span className={css['tag']}>leading</span>}
				</h3>
				<CandidateState candidate={candidate} gold={gold} live={live} />
			</header>
			<StepList candidate={candidate} rows={rows} writing={writing} />
			<CandidateScores candidate={candidate} aggregator={aggregator} />
			<CandidateLinks candidate={candidate} writing={writing} onOpen={onOpen} />
		</article>
	);
});
