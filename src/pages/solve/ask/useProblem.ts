import { useMemo } from 'react';
import { formatAnswer } from '../../../domain/answer.ts';
import { type Problem, typedProblem } from '../../../domain/problem.ts';
import { readAnswer } from '../../../domain/read-answer.ts';
import { useSessionDraft } from '../../../parts/draft/useSessionDraft.ts';
import { freshProblem } from '../../../world/fresh-problem.ts';
import type { PageSettings } from '../settings/page-settings.ts';
import { blankDraft, type TypedDraft, typedDraft } from './typed-draft.ts';

export type ProblemChoice = {
	readonly fresh: Problem;
	readonly draft: TypedDraft;
	readonly changeDraft: (change: Partial<TypedDraft>) => void;
	/** The problem to solve. */
	readonly problem: Problem;
	/** Why it cannot be solved yet; null when it can. */
	readonly obstacle: string | null;
};

export function useProblem({ problemSeed, topic, steps, wording }: PageSettings): ProblemChoice {
	const [draft, changeDraft] = useSessionDraft(typedDraft, () => blankDraft);
	const fresh = useMemo(
		() => freshProblem(problemSeed, { topic, steps, wording }),
		[problemSeed, topic, steps, wording],
	);
	const typed = useMemo(() => withAnswer(typedProblem(draft.question), draft.answer), [draft]);
	const blank = draft.chosen && typed.question === '';
	return {
		fresh,
		draft,
		changeDraft,
		problem: draft.chosen ? typed : fresh,
		obstacle: blank ? 'Type a problem first.' : null,
	};
}

function withAnswer(problem: Problem, answer: string): Problem {
	const gold = readAnswer(answer);
	return gold === null ? problem : { ...problem, answer: formatAnswer(gold) };
}
