import { useMemo, useRef, useState } from 'react';
import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { Panel } from '../../../parts/panel/Panel.tsx';
import { AnswerMark } from '../../../parts/steps/AnswerMark.tsx';
import { Hidden } from '../../../parts/text/Hidden.tsx';
import { countOf } from '../../../parts/words/number-words.ts';
import { OrderSelect } from './OrderSelect.tsx';
import { arrange, type RowOrder } from './row-order.ts';
import { SolutionRow } from './SolutionRow.tsx';
import css from './SolutionRows.module.css';

type Props = {
	readonly candidates: readonly Candidate[];
	/** Index of the one that is shown whole. */
	readonly shown: number;
	readonly gold: string | null;
	readonly aggregator: Aggregator;
	readonly live: boolean;
	readonly onShow: (index: number) => void;
};

/** Every solution in a line. While a run goes on, a line never changes its place. */
export function SolutionRows({ candidates, shown, gold, aggregator, live, onShow }: Props) {
	const [wanted, setWanted] = useState<RowOrder>('start');
	const end = useRef<HTMLParagraphElement>(null);
	const order = live ? 'start' : wanted;
	const groups = useMemo(
		() => arrange(candidates, order, aggregator),
		[candidates, order, aggregator],
	);
	return (
		<Panel
			heading={countOf(candidates.length, 'solution')}
			level={2}
			look="bare"
			aside={<OrderSelect order={wanted} onChange={setWanted} />}
		>
			<button type="button" className={css['skip']} onClick={() => end.current?.focus()}>
				Past the solutions
			</button>
			{groups.map((group) => (
				<div key={group.answer ?? ''}>
					{order === 'answer' && (
						<p className={css['answer']}>
							{group.answer === null ? (
								'No answer'
							) : (
								<AnswerMark answer={group.answer} gold={gold} />
							)}
							<span className={css['count']}>{countOf(group.candidates.length, 'solution')}</span>
						</p>
					)}
					<div className={css['rows']}>
						{group.candidates.map((candidate) => (
							<SolutionRow
								key={candidate.index}
								candidate={candidate}
								gold={gold}
								aggregator={aggregator}
								shown={candidate.index === shown}
								live={live}
								onShow={onShow}
							/>
						))}
					</div>
				</div>
			))}
			<p ref={end} className={css['end']} tabIndex={-1}>
				<Hidden>End of the solutions</Hidden>
			</p>
		</Panel>
	);
}
