import { memo, useState } from 'react';
import type { Candidate } from '../../domain/solution.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { CandidateState } from '../../parts/steps/CandidateState.tsx';
import { Hidden } from '../../parts/text/Hidden.tsx';
import css from './RolloutRow.module.css';

type Props = {
	readonly rollout: Candidate;
	readonly gold: string | null;
	readonly live: boolean;
};

/** Lines shown of a rollout that is not opened: its end is what decides. */
const shownLines = 2;

/** One rollout: where it ended, and its last lines or all of them. */
export const RolloutRow = memo(function RolloutRow({ rollout, gold, live }: Props) {
	const [open, setOpen] = useState(false);
	const { index, steps, partial } = rollout;
	const written = steps.map(({ text }, at) => ({ at, text }));
	const lines = partial === '' ? written : [...written, { at: steps.length, text: partial }];
	const hidden = Math.max(0, lines.length - shownLines);
	return (
		<li className={css['rollout']}>
			<div className={css['head']}>
				<span className={css['name']}>{index + 1}</span>
				<CandidateState candidate={rollout} gold={gold} live={live} />
				<ActionButton size="text" aria-expanded={open} onPress={() => setOpen(!open)}>
					{open ? 'Less' : hidden > 0 ? `All ${lines.length} lines` : 'Whole text'}
					<Hidden> of rollout {index + 1}</Hidden>
				</ActionButton>
			</div>
			<ol className={css['lines']} data-open={open}>
				{(open ? lines : lines.slice(-shownLines)).map(({ at, text }) => (
					<li key={at}>{text}</li>
				))}
			</ol>
		</li>
	);
});
