import type { Models } from '../../../engine/models.ts';
import { modelWords } from '../../../parts/engine/model-words.ts';
import { countOf, formatSeconds } from '../../../parts/words/number-words.ts';
import type { RunState } from '../../../run/state.ts';

/** The line under the buttons. */
export function runWords(state: RunState, models: Models): string {
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
