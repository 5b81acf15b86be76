import control from '../../parts/styles/control.module.css';
import type { StepFinding } from './lab-findings.ts';
import css from './RolloutList.module.css';
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
		<section className={css['section']} aria-labelledby="lab-rollouts-heading">
			<h3 id="lab-rollouts-heading" className={css['heading']}>
				Rollouts from step {at + 1}
			</h3>
			{run === null ? (
				<p className={control['hint']}>
					{isAnswer
						? 'Nothing follows the answer line, so there is nothing to roll out.'
						: 'None yet. Each will go on from the steps up to this one.'}
				</p>
			) : (
				<ol className={css['grid']}>
					{run.candidates.map((candidate) => (
						<RolloutRow key={candidate.index} rollout={candidate} gold={gold} live={live} />
					))}
				</ol>
			)}
		</section>
	);
}
