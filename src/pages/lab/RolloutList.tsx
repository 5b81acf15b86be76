import { Panel } from '../../parts/panel/Panel.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import css from './lab.module.css';
import type { StepFinding } from './lab-findings.ts';
import { RolloutReveal, type ShownRollouts } from './RolloutReveal.tsx';
import { RolloutRow } from './RolloutRow.tsx';

type Props = {
	readonly finding: StepFinding;
	readonly gold: string | null;
	/** How many of them are to be seen. */
	readonly shown: ShownRollouts;
	/** Whether its rollouts are being written. */
	readonly live: boolean;
};

/** The rollouts of the chosen step, as they are written. */
export function RolloutList({ finding, gold, shown, live }: Props) {
	const { at, run, isAnswer } = finding;
	return (
		<Panel heading={`Rollouts from step ${at + 1}`} look="bare">
			{run === null ? (
				<Hint>
					{isAnswer
						? 'Nothing follows the answer line, so there is nothing to roll out.'
						: 'None yet. Each will go on from the steps up to this one.'}
				</Hint>
			) : (
				<>
					<ol className={css['rollouts']}>
						{run.candidates.slice(0, shown.count).map((candidate) => (
							<RolloutRow key={candidate.index} rollout={candidate} gold={gold} live={live} />
						))}
					</ol>
					<RolloutReveal finding={finding} gold={gold} shown={shown} />
				</>
			)}
		</Panel>
	);
}
