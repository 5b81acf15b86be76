import { type ComponentType, lazy, Suspense, useMemo } from 'react';
import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { countVotes, judge, ruleNames } from '../../../domain/vote.ts';
import { Control } from '../../../parts/link/Control.tsx';
import { Panel } from '../../../parts/panel/Panel.tsx';
import { AggregatorSwitch } from './AggregatorSwitch.tsx';
import { AnswerShares } from './AnswerShares.tsx';
import type { AnytimeProps, LiveRun } from './AnytimeLine.tsx';
import { ChoiceTiles } from './ChoiceTiles.tsx';
import css from './VerdictPanel.module.css';
import { VerdictTable } from './VerdictTable.tsx';
import { marginWords } from './vote-margin.ts';

/** Not needed before a run is on; where it cannot be had, the verdict stands without it. */
const AnytimeLine = lazy<ComponentType<AnytimeProps>>(() =>
	import('./AnytimeLine.tsx').then(
		(module) => ({ default: module.AnytimeLine }),
		() => ({ default: () => null }),
	),
);

type Props = {
	readonly candidates: readonly Candidate[];
	readonly gold: string | null;
	readonly aggregator: Aggregator;
	/** Whether rewards say anything on this problem; without them there are votes alone. */
	readonly judged: boolean;
	/** Null where a search chose them: then they are what it kept, and nothing is told of what may come. */
	readonly run: LiveRun | null;
	readonly onAggregator: (aggregator: Aggregator) => void;
};

/** What voting and verification choose, and why. */
export function VerdictPanel(props: Props) {
	const { candidates, gold, aggregator, judged, run, onAggregator } = props;
	const votes = useMemo(() => countVotes(candidates, aggregator), [candidates, aggregator]);
	const verdicts = useMemo(
		() =>
			ruleNames
				.filter((rule) => judged || rule === 'majority')
				.map((rule) => judge(rule, candidates, aggregator)),
		[candidates, aggregator, judged],
	);
	const margin = useMemo(
		() => (judged ? marginWords(candidates, votes, aggregator) : ''),
		[candidates, votes, aggregator, judged],
	);
	return (
		<Panel heading="Votes and verdict" level={2} unseen look="tight">
			<ChoiceTiles
				candidates={candidates}
				votes={votes}
				verdicts={verdicts}
				gold={gold}
				searched={run === null}
			/>
			<AnswerShares votes={votes} gold={gold} judged={judged} candidates={candidates.length} />
			<VerdictTable
				verdicts={verdicts}
				gold={gold}
				right={candidates.filter(({ answer }) => answer !== null && answer === gold).length}
				candidates={candidates.length}
			/>
			{run !== null && (
				<Suspense fallback={<p className={css['anytime']} />}>
					<AnytimeLine candidates={candidates} aggregator={aggregator} judged={judged} {...run} />
				</Suspense>
			)}
			<p className={css['margin']}>{margin}</p>
			{judged && (
				<Control name="score">
					<AggregatorSwitch aggregator={aggregator} onChange={onAggregator} />
				</Control>
			)}
		</Panel>
	);
}
