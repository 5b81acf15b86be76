import { Panel } from '../../parts/panel/Panel.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import css from './lab.module.css';
import type { StepFinding } from './lab-findings.ts';
import { RolloutRow } from './RolloutRow.tsx';

type Props = {
	readonly finding: StepFinding;
	readonly gold: string | null;
	/** Whether its rollouts are being written. */
	readonly live: boolean;
};

/** The rollouts of the chosen step, as they are written. */
export function RolloutList({ finding, gold, live }: Props) {
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
				<ol className={css['rollouts']}>
					{run.candidates.map((candidate) => (
						<RolloutRow key={candidate.index} rollout={candidate} gold={gold} live={live} />
					))}
				</ol>
			)}
		</Panel>
	);
}
