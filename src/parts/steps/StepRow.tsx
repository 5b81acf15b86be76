import { type CSSProperties, memo } from 'react';
import type { Step } from '../../domain/solution.ts';
import { RewardMark } from '../reward/RewardMark.tsx';
import { rewardBand, rewardStrength } from '../reward/reward-band.ts';
import css from './StepRow.module.css';
import { StepText } from './StepText.tsx';

/** One step: its text, its reward as number and shape, a stripe and a tint. Memoised: it has ended. */
export const StepRow = memo(function StepRow({ step }: { readonly step: Step }) {
	const { text, reward } = step;
	const scored =
		reward === null
			? {}
			: {
					'data-band': rewardBand(reward),
					'data-side': reward >= 0.5 ? 'up' : 'down',
					style: { '--strength': rewardStrength(reward) } as CSSProperties,
				};
	return (
		<li className={css['row']} {...scored}>
			<StepText text={text} />
			<RewardMark reward={reward} />
		</li>
	);
});

/** The line that is being written. Not announced: a screen reader hears of whole runs, not letters. */
export function PartialRow({
	text,
	writing,
}: {
	readonly text: string;
	readonly writing: boolean;
}) {
	return (
		<li className={css['row']} data-partial>
			<span className={css['text']} data-step-text>
				{text}
				{writing && <span className={css['caret']} aria-hidden="true" />}
			</span>
		</li>
	);
}
