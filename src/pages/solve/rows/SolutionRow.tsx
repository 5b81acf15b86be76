import { memo } from 'react';
import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { candidateReward } from '../../../domain/vote.ts';
import { RewardMark } from '../../../parts/reward/RewardMark.tsx';
import { CandidateState } from '../../../parts/steps/CandidateState.tsx';
import css from './SolutionRow.module.css';

type Props = {
	readonly candidate: Candidate;
	readonly gold: string | null;
	readonly aggregator: Aggregator;
	/** Whether it is the one that is shown whole. */
	readonly shown: boolean;
	readonly live: boolean;
	/** The same function from frame to frame. */
	readonly onShow: (index: number) => void;
};

/** One solution in a line: its answer, a mark a step, and the score of the whole. Pressed, it is shown whole. */
export const SolutionRow = memo(
	function SolutionRow({ candidate, gold, aggregator, shown, live, onShow }: Props) {
		const { index, steps } = candidate;
		const isScored = steps.some(({ reward }) => reward !== null);
		return (
			<article className={css['row']} data-shown={shown} aria-label={`Solution ${index + 1}`}>
				<button
					type="button"
					className={css['button']}
					aria-pressed={shown}
					aria-label={`Show solution ${index + 1}`}
					onClick={() => onShow(index)}
				>
					<span className={css['number']}>{index + 1}</span>
				</button>
				<span className={css['answer']}>
					<CandidateState candidate={candidate} gold={gold} live={live} />
				</span>
				<ol className={css['rewards']} aria-label={`Rewards of solution ${index + 1}`}>
					{steps.map(({ reward }, at) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place; steps only ever append.
						<li key={at}>{reward !== null && <RewardMark reward={reward} />}</li>
					))}
				</ol>
				<span className={css['score']}>
					<RewardMark reward={isScored ? candidateReward(candidate, aggregator) : null} />
				</span>
			</article>
		);
	},
	// A letter more of the line that is written changes nothing here.
	(before, next) =>
		before.candidate.steps === next.candidate.steps &&
		before.candidate.answer === next.candidate.answer &&
		before.candidate.state === next.candidate.state &&
		before.gold === next.gold &&
		before.aggregator === next.aggregator &&
		before.shown === next.shown &&
		before.live === next.live &&
		before.onShow === next.onShow,
);
