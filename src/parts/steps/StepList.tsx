import { type CSSProperties, memo } from 'react';
import type { Candidate, Step } from '../../domain/solution.ts';
import { rewardBand } from '../reward/reward-band.ts';
import { RedrawButton } from './RedrawButton.tsx';
import css from './RewardRow.module.css';
import { PartialRow, RewardRow } from './RewardRow.tsx';
import { StepText } from './StepText.tsx';

type Props = {
	readonly candidate: Candidate;
	/** Lines to keep room for, so that nothing below moves while they are written. */
	readonly rows: number;
	readonly writing: boolean;
	/** Whether nothing can be drawn anew now. */
	readonly blocked?: boolean;
	/** Draws a step and all after it anew; the same function from frame to frame. */
	readonly onRedraw?: (step: number) => void;
};

export function StepList({ candidate, rows, writing, blocked = false, onRedraw }: Props) {
	const { steps, partial, index } = candidate;
	const firstLow = steps.findIndex(({ reward }) => reward !== null && rewardBand(reward) === 'low');
	return (
		<ol
			className={css['list']}
			style={{ '--rows': rows } as CSSProperties}
			data-redraw={onRedraw !== undefined}
			aria-label={`Steps of solution ${index + 1}`}
		>
			{steps.map((step, at) => (
				<StepRow
					// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place; steps only ever append.
					key={at}
					step={step}
					settled={!writing}
					at={at}
					isFirstLow={at === firstLow}
					blocked={blocked}
					onRedraw={onRedraw}
				/>
			))}
			{(writing || partial !== '') && (
				// Another row for each line: one that moved down would be a layout shift.
				<PartialRow key={`partial ${steps.length}`} text={partial} writing={writing} />
			)}
		</ol>
	);
}

type RowProps = {
	readonly step: Step;
	readonly settled: boolean;
	readonly at: number;
	readonly isFirstLow: boolean;
	readonly blocked: boolean;
	readonly onRedraw: Props['onRedraw'] | undefined;
};

/** Memoised: it has ended. */
const StepRow = memo(function StepRow(props: RowProps) {
	const { step, settled, at, isFirstLow, blocked, onRedraw } = props;
	return (
		<RewardRow
			reward={step.reward}
			settled={settled}
			action={
				onRedraw !== undefined && (
					<RedrawButton step={at} isFirstLow={isFirstLow} blocked={blocked} onRedraw={onRedraw} />
				)
			}
		>
			<StepText text={step.text} />
		</RewardRow>
	);
});
