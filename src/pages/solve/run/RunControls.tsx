import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { formatMegabytes } from '../../../parts/styles/format.ts';
import css from './RunControls.module.css';

type Props = {
	readonly busy: boolean;
	readonly needsLoad: boolean;
	readonly modelBytes: number | null;
	readonly hasRun: boolean;
	/** What is missing before a run can start; null when nothing is. */
	readonly obstacle: string | null;
	readonly onSolve: () => void;
	readonly onStop: () => void;
};

export function RunControls({
	busy,
	needsLoad,
	modelBytes,
	hasRun,
	obstacle,
	onSolve,
	onStop,
}: Props) {
	const blocked = busy || obstacle !== null;
	return (
		<div className={css['row']}>
			<ActionButton primary blocked={blocked} onPress={() => onSolve()}>
				{solveLabel(needsLoad, modelBytes, hasRun)}
			</ActionButton>
			<ActionButton blocked={!busy} onPress={() => onStop()}>
				Stop
			</ActionButton>
		</div>
	);
}

function solveLabel(needsLoad: boolean, modelBytes: number | null, hasRun: boolean): string {
	if (!needsLoad) return hasRun ? 'Solve again' : 'Solve';
	return modelBytes === null
		? 'Load models and solve'
		: `Load models (${formatMegabytes(modelBytes)}) and solve`;
}
