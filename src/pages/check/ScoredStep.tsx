import type { CSSProperties } from 'react';
import type { GivenStep } from '../../domain/given-solution.ts';
import type { CheckedEquation } from '../../domain/lens.ts';
import type { Probability } from '../../domain/reward.ts';
import { isAnswerLine } from '../../domain/solution.ts';
import { RewardMark } from '../../parts/reward/RewardMark.tsx';
import { rewardBand, rewardStrength } from '../../parts/reward/reward-band.ts';
import row from '../../parts/steps/StepRow.module.css';
import { LensText } from './LensText.tsx';
import css from './ScoredStep.module.css';

type Props = {
	readonly index: number;
	readonly step: GivenStep;
	readonly reward: Probability | null;
	readonly equations: readonly CheckedEquation[];
	/** Whether it is the first step under the threshold. */
	readonly isLookedAt: boolean;
	readonly onTry: () => void;
};

/** One step that somebody wrote: its reward, its arithmetic, and a way on to the completer. */
export function ScoredStep({ index, step, reward, equations, isLookedAt, onTry }: Props) {
	const failing = equations.filter(({ holds }) => !holds);
	const band =
		reward === null
			? {}
			: {
					'data-band': rewardBand(reward),
					'data-side': reward >= 0.5 ? 'up' : 'down',
					style: { '--strength': rewardStrength(reward) } as CSSProperties,
				};
	return (
		<li className={`${row['row']} ${css['step']}`} data-look={isLookedAt} {...band}>
			<div className={css['body']}>
				<LensText step={step} equations={equations} />
				{failing.map(({ start, end, finding }) => (
					<p key={`${start}-${end}`} className={css['finding']}>
						<span className={css['sign']} aria-hidden="true">
							≠
						</span>{' '}
						Arithmetic: {finding}
					</p>
				))}
				<div className={css['foot']}>
					{isLookedAt && (
						<strong className={css['look']}>
							<span aria-hidden="true">➜ </span>Look here first
						</strong>
					)}
					{!isAnswerLine(step.scored) && (
						<button
							type="button"
							className={css['try']}
							aria-label={`Try the completer from here, step ${index + 1}`}
							onClick={onTry}
						>
							Try the completer from here
						</button>
					)}
				</div>
			</div>
			<RewardMark reward={reward} />
		</li>
	);
}
