import type { RunState } from '../../run/state.ts';

/** What to know where no models are loaded. */
export function unloadedWords(state: RunState): string {
	return state.kind === 'idle' && state.leftLoad === true
		? 'Cancelled. The next load goes on where this one was.'
		: 'The models load once, into this tab, when you ask.';
}
