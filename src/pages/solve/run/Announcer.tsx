import { answerWords } from '../../../domain/answer.ts';
import { judge } from '../../../domain/vote.ts';
import { useEngineState } from '../../../parts/engine/engine-context.ts';
import { Spoken } from '../../../parts/text/Hidden.tsx';
import { countOf } from '../../../parts/words/number-words.ts';
import type { RunState } from '../../../run/state.ts';

type Props = {
	readonly state: RunState;
	/** Whether the problem is strange to the models: then nothing is said of what they choose. */
	readonly isStrange: boolean;
	/** Whether rewards say anything here. */
	readonly isJudged: boolean;
};

/** Tells a screen reader the few turns of a run, never its stream. */
export function Announcer({ state, isStrange, isJudged }: Props) {
	const { models } = useEngineState();
	return (
		<Spoken>
			{models.kind === 'loading' ? 'Loading the models.' : words(state, isStrange, isJudged)}
		</Spoken>
	);
}

const ends = { done: 'Done.', stopped: 'Stopped.', overtaken: 'Ended early.' } as const;

function words(state: RunState, isStrange: boolean, isJudged: boolean): string {
	switch (state.kind) {
		case 'idle':
		case 'waiting':
			return '';
		case 'running':
			return `Writing ${countOf(state.run.candidates.length, 'solution')}.`;
		case 'done':
		case 'stopped':
		case 'overtaken': {
			const end = ends[state.kind];
			if (isStrange)
				return `${end} This problem is strange to these models: their rewards are not shown.`;
			const { answer } = judge(isJudged ? 'prmBestOf' : 'majority', state.run?.candidates ?? []);
			const who = isJudged ? 'The PRM' : 'The majority';
			const choice =
				answer === null ? 'No solution has an answer.' : `${who} chooses ${answerWords(answer)}.`;
			return `${end} ${choice}`;
		}
		// The failure panel is an alert of its own.
		case 'failed':
			return '';
	}
}
