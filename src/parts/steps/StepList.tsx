import type { CSSProperties } from 'react';
import type { Candidate } from '../../domain/solution.ts';
import css from './StepList.module.css';
import { PartialRow, StepRow } from './StepRow.tsx';

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
			{(writing || partial !== '') && <PartialRow text={partial} writing={writing} />}
		</ol>
	);
}
