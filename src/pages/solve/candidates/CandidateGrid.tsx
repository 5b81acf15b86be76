import { useMemo, useState } from 'react';
import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { AnswerMark } from '../../../parts/steps/AnswerMark.tsx';
import { countOf } from '../../../parts/styles/format.ts';
import { CandidateCard } from './CandidateCard.tsx';
import css from './CandidateGrid.module.css';
import type { OpenCandidate } from './CandidateLinks.tsx';
import { arrange, type GridOrder } from './grid-order.ts';
import { OrderSelect } from './OrderSelect.tsx';

type Props = {
	readonly candidates: readonly Candidate[];
	readonly leader: number;
	readonly gold: string | null;
	readonly aggregator: Aggregator;
	readonly rows: number;
	readonly live: boolean;
	readonly onOpen: OpenCandidate;
};

/** Every candidate, the leading one too. While a run goes on, a card never changes its place. */
export function CandidateGrid({ candidates, aggregator, live, ...card }: Props) {
	const [wanted, setWanted] = useState<GridOrder>('start');
	const order = live ? 'start' : wanted;
	const groups = useMemo(
		() => arrange(candidates, order, aggregator),
		[candidates, order, aggregator],
	);
	return (
		<section aria-labelledby="grid-heading">
			<header className={css['head']}>
				<h2 id="grid-heading">{countOf(candidates.length, 'solution')}</h2>
				<OrderSelect order={wanted} onChange={setWanted} />
			</header>
			{groups.map((group) => (
				<div key={group.answer ?? ''} className={css['group']}>
					{order === 'answer' && (
						<p className={css['answer']}>
							{group.answer === null ? (
								'No answer'
							) : (
								<AnswerMark answer={group.answer} gold={card.gold} />
							)}
							<span className={css['count']}>{countOf(group.candidates.length, 'solution')}</span>
						</p>
					)}
					<div className={css['grid']}>
						{group.candidates.map((candidate) => (
							<CandidateCard
								key={candidate.index}
								candidate={candidate}
								gold={card.gold}
								aggregator={aggregator}
								rows={card.rows}
								leading={candidate.index === card.leader}
								live={live}
								onOpen={card.onOpen}
							/>
						))}
					</div>
				</div>
			))}
		</section>
	);
}
