import type { Aggregator } from '../../domain/reward.ts';
import type { Candidate } from '../../domain/solution.ts';
import { countOf } from '../styles/format.ts';
import { CandidateCard } from './CandidateCard.tsx';
import css from './CandidateGrid.module.css';

type Props = {
	readonly candidates: readonly Candidate[];
	readonly leader: number;
	readonly gold: string | null;
	readonly aggregator: Aggregator;
	readonly rows: number;
	readonly live: boolean;
};

/** Every candidate in the order they were started, the leading one too: a card never changes its place. */
export function CandidateGrid({ candidates, leader, gold, aggregator, rows, live }: Props) {
	return (
		<section aria-labelledby="grid-heading">
			<h2 id="grid-heading" className={css['heading']}>
				{countOf(candidates.length, 'solution')}
			</h2>
			<div className={css['grid']}>
				{candidates.map((candidate) => (
					<CandidateCard
						key={candidate.index}
						candidate={candidate}
						gold={gold}
						aggregator={aggregator}
						rows={rows}
						leading={candidate.index === leader}
						live={live}
					/>
				))}
			</div>
		</section>
	);
}
