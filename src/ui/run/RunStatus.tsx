import type { LoadProgress } from '../../verify/ports.ts';
import type { RunState } from '../../verify/state.ts';
import { countOf, formatMegabytes } from '../styles/format.ts';
import css from './RunStatus.module.css';

type Props = {
	readonly state: RunState;
	readonly busy: boolean;
	readonly obstacle: string | null;
};

/** One line under the buttons, always there so that nothing moves: progress, or what to know now. */
export function RunStatus({ state, busy, obstacle }: Props) {
	if (state.kind === 'loading') return <LoadStatus progress={state.progress} />;
	return <p className={css['status']}>{obstacle ?? runWords(state, busy)}</p>;
}

function LoadStatus({ progress }: { readonly progress: LoadProgress | null }) {
	const downloading = progress === null || progress.phase === 'download';
	const known = downloading && progress !== null && progress.totalBytes > 0;
	return (
		<div className={css['status']}>
			<progress
				className={css['bar']}
				aria-label="Loading the models"
				{...(known ? { max: progress.totalBytes, value: progress.loadedBytes } : {})}
			/>
			<span className={css['words']}>{loadWords(progress)}</span>
		</div>
	);
}

function loadWords(progress: LoadProgress | null): string {
	switch (progress?.phase) {
		case undefined:
			return 'Starting…';
		case 'download':
			return `${formatMegabytes(progress.loadedBytes)} of ${formatMegabytes(progress.totalBytes)}`;
		case 'compile':
			return 'Preparing the models…';
		case 'check':
			return 'Checking them against known values…';
	}
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
				: 'The models load once, into this tab, when you ask.';
	}
}
