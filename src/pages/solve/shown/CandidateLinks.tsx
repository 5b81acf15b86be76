import type { Candidate } from '../../../domain/solution.ts';
import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { Row } from '../../../parts/layout/Row.tsx';

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
	return (
		<Row>
			<ActionButton
				size="card"
				blocked={blocked}
				aria-label={`Check it: ${which}`}
				title="Correct it step by step, with exact checks beside the rewards"
				onPress={() => onOpen('check', candidate)}
			>
				Check it
			</ActionButton>
			<ActionButton
				size="card"
				blocked={blocked}
				aria-label={`Completer: ${which}`}
				title="Let a completer finish it from any step"
				onPress={() => onOpen('lab', candidate)}
			>
				Completer
			</ActionButton>
		</Row>
	);
}
