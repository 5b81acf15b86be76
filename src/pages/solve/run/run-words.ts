import type { Models } from '../../../engine/models.ts';
import { modelWords } from '../../../parts/engine/model-words.ts';
import { countOf, formatSeconds } from '../../../parts/words/number-words.ts';
import type { RunState, RunView } from '../../../run/state.ts';
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
			const { candidates, tree } = state.run;
			if (tree !== null) {
				const steps = Math.max(0, ...tree.nodes.map(({ depth }) => depth + 1));
				return `Searching: ${countOf(tree.nodes.length, 'step')} tried, ${countOf(steps, 'step')} deep.`;
			}
			const ended = candidates.filter((candidate) => candidate.state !== 'writing').length;
			return `Writing and scoring: ${ended} of ${countOf(candidates.length, 'solution')} ended.`;
		}
		case 'done':
			return `Done: ${resultWords(state.run)} in ${formatSeconds(state.stats.ms)}.`;
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

function resultWords({ candidates, tree }: RunView): string {
	if (tree === null) return countOf(candidates.length, 'solution');
	const kept = candidates.filter(({ state }) => state === 'finished').length;
	return `${countOf(kept, 'solution')} kept of ${countOf(tree.nodes.length, 'step')} tried,`;
}
