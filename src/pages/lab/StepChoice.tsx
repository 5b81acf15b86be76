import { useId } from 'react';
import { RewardMark } from '../../parts/reward/RewardMark.tsx';
import { LabelMark } from './LabelMark.tsx';
import type { StepFinding } from './lab-findings.ts';
import css from './StepChoice.module.css';

type Props = {
	readonly findings: readonly StepFinding[];
	readonly chosen: number;
	readonly onChoose: (step: number) => void;
};

/** The steps, of which one is looked at; the arrow keys move from step to step. */
export function StepChoice({ findings, chosen, onChoose }: Props) {
	const name = useId();
	return (
		<fieldset className={css['steps']}>
			<legend className={css['legend']}>
				Choose a step. Behind each: its hard label (+ or −) and its PRM reward.
			</legend>
			{findings.map(({ at, text, label, reward }) => (
				<label key={at} className={css['step']} data-chosen={at === chosen}>
					<input type="radio" name={name} checked={at === chosen} onChange={() => onChoose(at)} />
					<span className={css['text']}>
						<span className={css['number']}>{at + 1}.</span> {text}
					</span>
					<span className={css['marks']}>
						<LabelMark label={label} />
						<RewardMark reward={reward} />
					</span>
				</label>
			))}
		</fieldset>
	);
}
