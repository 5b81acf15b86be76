import type { GivenStep } from '../../domain/given-solution.ts';
import type { CheckedEquation } from '../../domain/lens.ts';
import type { Probability } from '../../domain/reward.ts';
import { isAnswerLine } from '../../domain/solution.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { Row } from '../../parts/layout/Row.tsx';
import { useControl } from '../../parts/link/shape-context.ts';
import { RewardRow } from '../../parts/steps/RewardRow.tsx';
import { LensText } from './LensText.tsx';
import css from './ScoredStep.module.css';

type Props = {
	readonly index: number;
	readonly step: GivenStep;
	readonly reward: Probability | null;
	/** See `RewardMark`. */
	readonly settled: boolean;
	readonly equations: readonly CheckedEquation[];
	/** Whether it is the first step under the threshold. */
	readonly isLookedAt: boolean;
	readonly onTry: () => void;
};

/** One step that somebody wrote: its reward, its arithmetic, and a way on to the completer. */
export function ScoredStep(props: Props) {
	const { index, step, reward, settled, equations, isLookedAt, onTry } = props;
	const canTry = useControl('pages') === 'shown';
	const failing = equations.filter(({ holds }) => !holds);
	const rounded = equations.filter(({ holds, isRounded }) => holds && isRounded);
	return (
		<RewardRow reward={reward} settled={settled} marked={isLookedAt}>
			<div className={css['body']}>
				<LensText step={step} equations={equations} />
				{rounded.map(({ start, end, finding }) => (
					<p key={`${start}-${end}`} className={css['finding']}>
						<span aria-hidden="true">≈</span> Arithmetic: {finding}
					</p>
				))}
				{failing.map(({ start, end, finding }) => (
					<p key={`${start}-${end}`} className={css['finding']}>
						<span className={css['sign']} aria-hidden="true">
							≠
						</span>{' '}
						Arithmetic: {finding}
					</p>
				))}
				<Row>
					{isLookedAt && (
						<strong>
							<span aria-hidden="true">➜ </span>Look here first
						</strong>
					)}
					{canTry && !isAnswerLine(step.scored) && (
						<ActionButton
							size="text"
							aria-label={`Try the completer from here, step ${index + 1}`}
							onPress={onTry}
						>
							Try the completer from here
						</ActionButton>
					)}
				</Row>
			</div>
		</RewardRow>
	);
}
