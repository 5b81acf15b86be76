import type { Candidate } from '../../domain/solution.ts';
import css from './AnswerMark.module.css';
import { AnswerMark } from './AnswerMark.tsx';

type Props = {
	readonly candidate: Candidate;
	readonly gold: string | null;
	readonly live: boolean;
};

/** The answer once there is one, else why there is none. */
export function CandidateState({ candidate, gold, live }: Props) {
	if (candidate.answer !== null && candidate.state !== 'pruned')
		return <AnswerMark answer={candidate.answer} gold={gold} />;
	return <span className={css['none']}>{words(candidate, live)}</span>;
}

function words({ state }: Candidate, live: boolean): string {
	switch (state) {
		case 'writing':
			return live ? 'writing' : 'stopped';
		case 'pruned':
			return 'pruned';
		case 'cut':
			return 'too long, no answer';
		case 'finished':
			return 'answer is no number';
	}
}
