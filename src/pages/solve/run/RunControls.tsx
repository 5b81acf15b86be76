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
};

export function RunControls({ busy, hasRun, obstacle, onSolve, onStop }: Props) {
	const labelled = useLoadLabel();
	const blocked = busy || obstacle !== null;
	return (
		<div className={css['row']}>
			<ActionButton primary blocked={blocked} onPress={() => onSolve()}>
				{labelled(hasRun ? 'Solve again' : 'Solve')}
			</ActionButton>
			<ActionButton blocked={!busy} onPress={() => onStop()}>
				Stop
			</ActionButton>
		</div>
	);
}
