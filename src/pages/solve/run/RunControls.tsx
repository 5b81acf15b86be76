import type { ReactNode } from 'react';
import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { useLoadLabel } from '../../../parts/engine/load-label.ts';
import css from './RunControls.module.css';

type Props = {
	readonly busy: boolean;
	readonly hasRun: boolean;
	/** What is missing before a run can start; null when nothing is. */
	readonly obstacle: string | null;
	readonly onSolve: () => void;
	readonly onStop: () => void;
	/** What else can be done with the problem. */
	readonly children: ReactNode;
};

export function RunControls({ busy, hasRun, obstacle, onSolve, onStop, children }: Props) {
	const labelled = useLoadLabel();
	const blocked = busy || obstacle !== null;
	return (
		<div className={css['row']}>
			<div className={css['more']}>{children}</div>
			<div className={css['main']}>
				<ActionButton primary blocked={blocked} data-tour="solve" onPress={() => onSolve()}>
					{labelled(hasRun ? 'Solve again' : 'Solve', 'solve')}
				</ActionButton>
				<ActionButton blocked={!busy} onPress={() => onStop()}>
					Stop
				</ActionButton>
			</div>
		</div>
	);
}
