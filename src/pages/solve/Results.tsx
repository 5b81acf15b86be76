import { useState } from 'react';
import type { Problem } from '../../domain/problem.ts';
import type { Aggregator } from '../../domain/reward.ts';
import type { Candidate } from '../../domain/solution.ts';
import { RewardNote } from '../../parts/reward/RewardNote.tsx';
import { CandidateGrid } from './candidates/CandidateGrid.tsx';
import type { OpenCandidate } from './candidates/CandidateLinks.tsx';
import { LeadingCandidate } from './candidates/LeadingCandidate.tsx';
import { leaderIndex } from './candidates/leader.ts';
import css from './Results.module.css';
import { VerdictPanel } from './verdict/VerdictPanel.tsx';

type Props = {
	/** At least one. */
	readonly candidates: readonly Candidate[];
	/** The problem they solve. */
	readonly problem: Problem;
	/** Whether the card above shows another problem by now. */
	readonly elsewhere: boolean;
	readonly live: boolean;
	readonly aggregator: Aggregator;
	readonly onAggregator: (aggregator: Aggregator) => void;
	readonly onOpen: OpenCandidate;
};

/** Lines to keep room for where no reference solution tells how many there will be. */
const usualRows = 5;

export function Results({
	candidates,
	problem,
	elsewhere,
	live,
	aggregator,
	onAggregator,
	onOpen,
}: Props) {
	const [shown, setShown] = useState(0);
	const leader = leaderIndex(candidates, shown, aggregator);
	// State that follows from the last render: who was shown decides who is shown.
	if (leader !== shown) setShown(leader);
	const leading = candidates[leader];
	if (leading === undefined) return null;
	const gold = problem.answer;
	const rows = problem.reference.length || usualRows;
	return (
		<div className={css['results']}>
			{elsewhere && (
				<p className={css['elsewhere']}>
					These solutions are to an earlier problem: <q>{problem.question}</q>
				</p>
			)}
			<RewardNote />
			<p className={css['lens']}>
				A <span className={css['wave']}>wavy line</span> marks arithmetic that is false: checked
				exactly, without a model, and no part of the reward.
			</p>
			<div className={css['board']}>
				<div className={css['leader']}>
					<LeadingCandidate {...{ gold, aggregator, rows, live, onOpen }} candidate={leading} />
				</div>
				<div className={css['verdict']}>
					<VerdictPanel {...{ candidates, gold, aggregator, onAggregator }} />
				</div>
				<div className={css['grid']}>
					<CandidateGrid {...{ candidates, leader, gold, aggregator, rows, live, onOpen }} />
				</div>
			</div>
		</div>
	);
}
