import { useState } from 'react';
import type { Problem } from '../../domain/problem.ts';
import { nearAnswers, settleAnswers } from '../../domain/same-answer.ts';
import type { Candidate } from '../../domain/solution.ts';

type Settled = {
	/** Each with the answer that stands for its own in the vote and beside the key. */
	readonly candidates: readonly Candidate[];
	/** Two answers that differ only by rounding; null where there are none. */
	readonly near: readonly [string, string] | null;
	readonly joinsNear: boolean;
	readonly setJoinsNear: (joins: boolean) => void;
};

/** Which answers count as the same, with the visitor's choice for rounded ones. */
export function useSettled(candidates: readonly Candidate[], problem: Problem): Settled {
	const [joinsNear, setJoinsNear] = useState(false);
	const answers = candidates.flatMap(({ answer }) => (answer === null ? [] : [answer]));
	const { question, answer: gold } = problem;
	const settled = settleAnswers(answers, { question, gold, joinsNear });
	return {
		candidates: candidates.map((candidate) => {
			const answer = candidate.answer === null ? null : (settled.get(candidate.answer) ?? null);
			return answer === candidate.answer ? candidate : { ...candidate, answer };
		}),
		near: nearAnswers(answers)[0] ?? null,
		joinsNear,
		setJoinsNear,
	};
}
