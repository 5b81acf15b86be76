import { RunStatus } from '../../parts/engine/RunStatus.tsx';
import { unloadedWords } from '../../parts/engine/unloaded-words.ts';
import { countOf } from '../../parts/styles/format.ts';
import type { RunState } from '../../run/state.ts';

type Props = {
	readonly state: RunState;
	readonly busy: boolean;
	readonly isLoaded: boolean;
	readonly obstacle: string | null;
	readonly onCancelLoad: () => void;
};

/** One line under the button, always there so that nothing moves. */
export function ScoreStatus({ state, busy, isLoaded, obstacle, onCancelLoad }: Props) {
	const said = state.kind === 'loading' ? null : (obstacle ?? words(state, busy, isLoaded));
	return <RunStatus {...{ state, busy, onCancelLoad }} obstacle={said} />;
}

function words(state: RunState, busy: boolean, isLoaded: boolean): string {
	if (state.kind === 'failed') return 'This did not work; see below.';
	if (!isLoaded) return unloadedWords(state);
	if (busy) return 'Scoring…';
	if (state.kind === 'done') {
		const { steps, ms } = state.stats;
		return `${countOf(steps, 'step')} scored in ${(ms / 1000).toFixed(1)} s. Rewards follow what you type.`;
	}
	return 'The models are ready. Rewards follow what you type.';
}
