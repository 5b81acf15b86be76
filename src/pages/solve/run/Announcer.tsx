import { answerWords } from '../../../domain/answer.ts';
import { judge } from '../../../domain/vote.ts';
import control from '../../../parts/styles/control.module.css';
import { countOf } from '../../../parts/styles/format.ts';
import type { RunState } from '../../../run/state.ts';

/** Tells a screen reader the few turns of a run, never its stream. */
export function Announcer({ state }: { readonly state: RunState }) {
	return (
		<p className={control['hidden']} role="status">
			{words(state)}
		</p>
	);
}

function words(state: RunState): string {
	switch (state.kind) {
		case 'idle':
			return '';
		case 'loading':
			return 'Loading the models.';
		case 'running':
			return `Writing ${countOf(state.candidates.length, 'solution')}.`;
		case 'done':
		case 'stopped': {
			const { answer } = judge('prmBestOf', state.candidates);
			const choice =
				answer === null ? 'No solution has an answer.' : `The PRM chooses ${answerWords(answer)}.`;
			return `${state.kind === 'done' ? 'Done.' : 'Stopped.'} ${choice}`;
		}
		// The failure panel is an alert of its own.
		case 'failed':
			return '';
	}
}
