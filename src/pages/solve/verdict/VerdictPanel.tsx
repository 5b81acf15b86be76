import { useMemo } from 'react';
import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { countVotes, judge, ruleNames } from '../../../domain/vote.ts';
import control from '../../../parts/styles/control.module.css';
import { AggregatorSwitch } from './AggregatorSwitch.tsx';
import { AnswerBars } from './AnswerBars.tsx';
import css from './VerdictPanel.module.css';
import { VerdictTable } from './VerdictTable.tsx';
import { marginWords } from './vote-margin.ts';

type Props = {
	readonly candidates: readonly Candidate[];
	readonly gold: string | null;
	readonly aggregator: Aggregator;
	readonly onAggregator: (aggregator: Aggregator) => void;
};

export function VerdictPanel({ candidates, gold, aggregator, onAggregator }: Props) {
	const votes = useMemo(() => countVotes(candidates, aggregator), [candidates, aggregator]);
	const verdicts = useMemo(
		() => ruleNames.map((rule) => judge(rule, candidates, aggregator)),
		[candidates, aggregator],
	);
	const margin = useMemo(
		() => marginWords(candidates, votes, aggregator),
		[candidates, votes, aggregator],
	);
	return (
		<section className={`${control['card']} ${css['panel']}`} aria-labelledby="verdict-heading">
			<header className={css['head']}>
				<h2 id="verdict-heading">Votes and verdict</h2>
				<p className={control['hint']}>
					{gold === null ? 'The right answer is not known.' : 'The right answer is known.'}
				</p>
			</header>
			<AnswerBars votes={votes} gold={gold} candidates={candidates.length} />
			<VerdictTable
				verdicts={verdicts}
				gold={gold}
				right={candidates.filter(({ answer }) => answer !== null && answer === gold).length}
				candidates={candidates.length}
			/>
			<p className={css['margin']}>{margin}</p>
			<AggregatorSwitch aggregator={aggregator} onChange={onAggregator} />
		</section>
	);
}
