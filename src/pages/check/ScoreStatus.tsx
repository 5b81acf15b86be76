import type { Models } from '../../engine/models.ts';
import { useEngineState } from '../../parts/engine/engine-context.ts';
import { modelWords } from '../../parts/engine/model-words.ts';
import { StatusLine } from '../../parts/engine/StatusLine.tsx';
import { countOf, formatSeconds } from '../../parts/words/number-words.ts';
import type { RunState } from '../../run/state.ts';

type Props = {
	readonly state: RunState;
	readonly busy: boolean;
	readonly obstacle: string | null;
};

/** One line under the button, always there so that nothing moves. */
export function ScoreStatus({ state, busy, obstacle }: Props) {
	const { models } = useEngineState();
	return <StatusLine>{obstacle ?? words(state, busy, models)}</StatusLine>;
}

function words(state: RunState, busy: boolean, models: Models): string {
	if (models.kind !== 'ready') return modelWords(models);
	if (busy) return 'Scoring…';
	if (state.kind === 'overtaken') return 'Another page took the models. Score again to go on.';
	if (state.kind === 'done') {
		const { steps, ms } = state.stats;
		return `${countOf(steps, 'step')} scored in ${formatSeconds(ms)}. Rewards follow what you type.`;
	}
	return 'The models are ready. Rewards follow what you type.';
}
