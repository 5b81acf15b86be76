import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useLoadLabel } from '../../parts/engine/load-label.ts';
import { useProjector } from '../../parts/projector/projector-context.ts';
import { Hint } from '../../parts/text/Hint.tsx';
import css from './LabControls.module.css';
import type { StepFinding } from './lab-findings.ts';
import type { Scope } from './useLab.ts';

type Props = {
	readonly busy: boolean;
	readonly rollouts: number;
	readonly chosen: StepFinding | undefined;
	/** Steps without a label by rollouts with the settings shown. */
	readonly unlabelled: number;
	readonly obstacle: string | null;
	readonly onStart: (scope: Scope) => void;
	readonly onStop: () => void;
};

export function LabControls({
	busy,
	rollouts,
	chosen,
	unlabelled,
	obstacle,
	onStart,
	onStop,
}: Props) {
	const labelled = useLoadLabel();
	const isProjected = useProjector();
	const blocked = busy || obstacle !== null;
	const stepBlocked = blocked || chosen === undefined || chosen.isAnswer;
	const allBlocked = blocked || unlabelled === 0;
	return (
		<div className={css['buttons']}>
			<ActionButton
				primary
				blocked={stepBlocked}
				onPress={() => chosen !== undefined && onStart(chosen.at)}
			>
				{labelled(`Run ${rollouts} rollouts`, `run ${rollouts} rollouts`)}
			</ActionButton>
			<ActionButton blocked={allBlocked} onPress={() => onStart('all')}>
				{labelled('Label every step', 'label every step')}
			</ActionButton>
			<ActionButton blocked={!busy} onPress={() => onStop()}>
				Stop
			</ActionButton>
			{!isProjected && (
				<div className={css['hint']}>
					<Hint>
						{unlabelled === 0 && obstacle === null
							? 'Every step is labelled with these settings. Another seed gives other rollouts.'
							: 'The same seed gives the same rollouts; more of them keep the first ones.'}
					</Hint>
				</div>
			)}
		</div>
	);
}
