import type { RunState } from '../../verify/state.ts';
import { RunStatus } from '../run/RunStatus.tsx';
import { countOf } from '../styles/format.ts';
import css from './ScoreStatus.module.css';

type Props = {
	readonly state: RunState;
	readonly busy: boolean;
	readonly isLoaded: boolean;
	readonly obstacle: string | null;
};

/** One line under the button, always there so that nothing moves. */
export function ScoreStatus({ state, busy, isLoaded, obstacle }: Props) {
	if (state.kind === 'loading') return <RunStatus state={state} busy={busy} obstacle={null} />;
	return <p className={css['status']}>{obstacle ?? words(state, busy, isLoaded)}</p>;
}

function words(state: RunState, busy: boolean, isLoaded: boolean): string {
	if (state.kind === 'failed') return 'This did not work; see below.';
	if (!isLoaded) return 'The models load once, into this tab, when you ask.';
	if (busy) return 'Scoring…';
	if (state.kind === 'done') {
		const { steps, ms } = state.stats;
		return `${countOf(steps, 'step')} scored in ${(ms / 1000).toFixed(1)} s. Rewards follow what you type.`;
	}
	return 'The models are ready. Rewards follow what you type.';
}
