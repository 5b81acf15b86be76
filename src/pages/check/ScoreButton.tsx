import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useEngineState } from '../../parts/engine/engine-context.ts';
import { useLoadLabel } from '../../parts/engine/load-label.ts';
import type { RunState } from '../../run/state.ts';
import { ScoreStatus } from './ScoreStatus.tsx';

export type ScoreButtonProps = {
	readonly state: RunState;
	readonly busy: boolean;
	/** What is missing before steps can be scored; null when nothing is. */
	readonly obstacle: string | null;
	readonly onScore: () => void;
};

export function ScoreButton({ state, busy, obstacle, onScore }: ScoreButtonProps) {
	const { models } = useEngineState();
	const labelled = useLoadLabel();
	const blocked = models.kind === 'loading' || obstacle !== null;
	return (
		<>
			<ActionButton primary blocked={blocked} onPress={() => onScore()}>
				{labelled('Score the steps', 'score')}
			</ActionButton>
			<ScoreStatus state={state} busy={busy} obstacle={obstacle} />
		</>
	);
}
