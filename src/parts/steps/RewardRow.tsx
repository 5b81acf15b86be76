import type { CSSProperties, ReactNode } from 'react';
import type { Probability } from '../../domain/reward.ts';
import { RewardMark } from '../reward/RewardMark.tsx';
import { rewardBand, rewardStrength } from '../reward/reward-band.ts';
import css from './RewardRow.module.css';

type Props = {
	readonly reward: Probability | null;
	/** See `RewardMark`. */
	readonly settled?: boolean;
	/** Whether it is the one to look at. */
	readonly marked?: boolean;
	/** What can be done with it. */
	readonly action?: ReactNode;
	/** The step. */
	readonly children: ReactNode;
};

/** A step with its reward as number and shape, a stripe and a tint. */
export function RewardRow(props: Props) {
	const { reward, settled = false, marked = false, action, children } = props;
	const isScored = reward !== null;
	return (
		<li
			className={css['row']}
			data-band={isScored ? rewardBand(reward) : undefined}
			data-side={isScored ? (reward >= 0.5 ? 'up' : 'down') : undefined}
			data-marked={marked}
			style={isScored ? ({ '--strength': rewardStrength(reward) } as CSSProperties) : undefined}
		>
			{children}
			<RewardMark reward={reward} settled={settled} />
			{action}
		</li>
	);
}

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
