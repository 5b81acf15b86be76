import type { Candidate } from '../../../domain/solution.ts';
import css from './CandidateLinks.module.css';

/** Takes a solution to another page. */
export type OpenCandidate = (page: 'check' | 'lab', candidate: Candidate) => void;

type Props = {
	readonly candidate: Candidate;
	/** While it is written there is no whole solution to take along. */
	readonly writing: boolean;
	readonly onOpen: OpenCandidate;
};

export function CandidateLinks({ candidate, writing, onOpen }: Props) {
	const blocked = writing || candidate.steps.length === 0;
	const which = `solution ${candidate.index + 1}`;
	const open = (page: 'check' | 'lab') => {
		if (!blocked) onOpen(page, candidate);
	};
	return (
		<div className={css['links']}>
			<button
				type="button"
				className={css['link']}
				aria-label={`Check it: ${which}`}
				title="Correct it step by step, with exact checks beside the rewards"
				aria-disabled={blocked}
				onClick={() => open('check')}
			>
				Check it
			</button>
			<button
				type="button"
				className={css['link']}
				aria-label={`Completer: ${which}`}
				title="Let a completer finish it from any step"
				aria-disabled={blocked}
				onClick={() => open('lab')}
			>
				Completer
			</button>
		</div>
	);
}
