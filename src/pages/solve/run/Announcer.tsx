import { answerWords } from '../../../domain/answer.ts';
import { countVotes, judge } from '../../../domain/vote.ts';
import { useEngineState } from '../../../parts/engine/engine-context.ts';
import { Spoken } from '../../../parts/text/Hidden.tsx';
import { countOf } from '../../../parts/words/number-words.ts';
import { type RunState, viewOf } from '../../../run/state.ts';
import { strangeWords } from '../strange/strange-words.ts';

type Props = {
	readonly state: RunState;
	/** Whether the problem is strange to the models: then nothing is said of what they choose. */
	readonly isStrange: boolean;
	/** Why the problem cannot be solved with these models; null where it can. */
	readonly obstacle: string | null;
	/** Whether no run of the problem is shown. */
	readonly isUnsolved: boolean;
	/** Whether rewards say anything here. */
	readonly isJudged: boolean;
};

/** Tells a screen reader the few turns of a run, never its stream. */
export function Announcer({ state, isStrange, obstacle, isUnsolved, isJudged }: Props) {
	const { models, choice } = useEngineState();
	const strange = isStrange
		? Object.values(strangeWords(choice.writer.kind === 'shipped')).join(' ')
		: null;
	const words = () => {
		if (models.kind === 'loading') return 'Loading the models.';
		if (obstacle !== null) return obstacle;
		if (isUnsolved) return strange ?? '';
		return runWords(state, strange, isJudged);
	};
	return <Spoken>{words()}</Spoken>;
}

const ends = { done: 'Done.', stopped: 'Stopped.', overtaken: 'Ended early.' } as const;

function runWords(state: RunState, strange: string | null, isJudged: boolean): string {
	switch (state.kind) {
		case 'idle':
		case 'waiting':
			return '';
		case 'running':
			return state.run.tree === null
				? `Writing ${countOf(state.run.candidates.length, 'solution')}.`
				: 'Searching, step by step.';
		case 'done':
		case 'stopped':
		case 'overtaken': {
			const end = ends[state.kind];
			if (strange !== null) return `${end} ${strange} ${votes(state)}`;
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

/** How far the solutions agree, which is all that can be said of them. */
function votes(state: RunState): string {
	const candidates = viewOf(state)?.candidates ?? [];
	const [most] = countVotes(candidates, 'min');
	if (most === undefined) return 'No solution has an answer.';
	return `${most.votes} of ${countOf(candidates.length, 'solution')} say ${answerWords(most.answer)}.`;
}
