import type { Probability } from '../../domain/reward.ts';
import css from './RewardMark.module.css';
import { bandWords, formatReward, type RewardBand, rewardBand } from './reward-band.ts';

const shapes: Readonly<Record<RewardBand, string>> = {
	high: 'M6 1.5 11 10.5H1Z',
	middle: 'M2 2H10V10H2Z',
	low: 'M6 10.5 1 1.5H11Z',
};

type Props = {
	readonly reward: Probability | null;
	/** Whether a reward that is not there will not come. */
	readonly settled?: boolean;
};

/** A reward as a number and a shape. */
export function RewardMark({ reward, settled = false }: Props) {
	if (reward === null) {
		return (
			<span className={css['mark']} data-band="none">
				{settled ? 'not judged' : '–'}
			</span>
		);
	}
	const band = rewardBand(reward);
	return (
		<span
			className={css['mark']}
			data-band={band}
			title={`Reward ${formatReward(reward)}, ${bandWords[band]}`}
		>
			<svg className={css['shape']} viewBox="0 0 12 12" role="img" aria-label={band}>
				<path d={shapes[band]} />
			</svg>
			<span data-reward={reward}>{formatReward(reward)}</span>
		</span>
	);
}
