import { type CSSProperties, memo } from 'react';
import type { Candidate, Step } from '../../domain/solution.ts';
import css from './RewardRow.module.css';
import { PartialRow, RewardRow } from './RewardRow.tsx';
import { StepText } from './StepText.tsx';

type Props = {
	readonly candidate: Candidate;
	/** Lines to keep room for, so that nothing below moves while they are written. */
	readonly rows: number;
	readonly writing: boolean;
};

export function StepList({ candidate, rows, writing }: Props) {
	const { steps, partial, index } = candidate;
	return (
		<ol
			className={css['list']}
			style={{ '--rows': rows } as CSSProperties}
			aria-label={`Steps of solution ${index + 1}`}
		>
			{steps.map((step, at) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place; steps only ever append.
				<StepRow key={at} step={step} />
			))}
			{(writing || partial !== '') && (
				// Another row for each line: one that moved down would be a layout shift.
				<PartialRow key={`partial ${steps.length}`} text={partial} writing={writing} />
			)}
		</ol>
	);
}

/** Memoised: it has ended. */
const StepRow = memo(function StepRow({ step }: { readonly step: Step }) {
	return (
		<RewardRow reward={step.reward}>
			<StepText text={step.text} />
		</RewardRow>
	);
});
