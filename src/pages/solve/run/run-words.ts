import type { Models } from '../../../engine/models.ts';
import { modelWords } from '../../../parts/engine/model-words.ts';
import { countOf, formatSeconds } from '../../../parts/words/number-words.ts';
import type { RunState } from '../../../run/state.ts';
import type { Tried } from './find-failing.ts';

/** The line under the buttons. */
export function runWords(state: RunState, models: Models, tried: Tried | null): string {
	const words = wordsOf(state, models);
	if (tried === null) return words;
	if (state.kind === 'done') {
		return `Voting fails on this one, and the PRM does not: found after ${countOf(tried.count, 'problem')}.`;
	}
	return `Problem ${tried.count} of the search. ${words}`;
}

function wordsOf(state: RunState, models: Models): string {
	switch (state.kind) {
		case 'running': {
			const { candidates } = state.run;
			const ended = candidates.filter((candidate) => candidate.state !== 'writing').length;
			return `Writing and scoring: ${ended} of ${countOf(candidates.length, 'solution')} ended.`;
		}
		case 'done':
			return `Done: ${countOf(state.run.candidates.length, 'solution')} in ${formatSeconds(state.stats.ms)}.`;
		case 'stopped':
			return 'Stopped. What was written stays.';
		case 'overtaken':
			return 'Another page took the models, so this run ended early. What was written stays.';
		case 'waiting':
			return 'Starting…';
		case 'idle':
		case 'failed':
			return modelWords(models);
	}
}
