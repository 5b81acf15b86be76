import type { RunState } from '../../run/state.ts';
import { countOf } from '../styles/format.ts';
import { LoadStatus } from './LoadStatus.tsx';
import css from './RunStatus.module.css';
import { unloadedWords } from './unloaded-words.ts';

type Props = {
	readonly state: RunState;
	readonly busy: boolean;
	readonly obstacle: string | null;
	readonly onCancelLoad: () => void;
};

/** One line under the buttons, always there so that nothing moves: progress, or what to know now. */
export function RunStatus({ state, busy, obstacle, onCancelLoad }: Props) {
	return (
		<div className={css['status']} tabIndex={-1}>
			{state.kind === 'loading' ? (
				<LoadStatus progress={state.progress} onCancel={onCancelLoad} />
			) : (
				<p>{obstacle ?? runWords(state, busy)}</p>
			)}
		</div>
	);
}

function runWords(state: RunState, busy: boolean): string {
	switch (state.kind) {
		case 'running': {
			const ended = state.candidates.filter((candidate) => candidate.state !== 'writing').length;
			return `Writing and scoring: ${ended} of ${countOf(state.candidates.length, 'solution')} ended.`;
		}
		case 'done':
			return `Done: ${countOf(state.candidates.length, 'solution')} in ${(state.stats.ms / 1000).toFixed(1)} s.`;
		case 'stopped':
			return 'Stopped. What was written stays.';
		case 'failed':
			return 'This did not work; see below.';
		case 'idle':
		case 'loading':
			if (busy) return 'Starting…';
			return state.kind === 'idle' && state.engine !== null
				? 'The models are ready.'
				: unloadedWords(state);
	}
}
