import { useMemo } from 'react';
import { formatAnswer } from '../../../domain/answer.ts';
import { type Problem, typedProblem } from '../../../domain/problem.ts';
import { readAnswer } from '../../../domain/read-answer.ts';
import { freshProblem } from '../../../world/fresh-problem.ts';
import type { PageSettings } from '../settings/page-settings.ts';
import type { SolveLink } from '../solve-link.ts';
import type { TypedDraft } from './typed-draft.ts';
import { type TypedDraftControl, useTypedDraft } from './useTypedDraft.ts';

export type ProblemChoice = {
	readonly fresh: Problem;
	readonly draft: TypedDraft;
	readonly changeDraft: (change: Partial<TypedDraft>) => void;
	/** What was typed before a link brought another problem. */
	readonly typed: TypedDraftControl;
	/** The problem to solve. */
	readonly problem: Problem;
	/** Why it cannot be solved yet; null when it can. */
	readonly obstacle: string | null;
};

export function useProblem(
	{ problemSeed, topic, steps, wording }: PageSettings,
	link: SolveLink | null,
): ProblemChoice {
	const typed = useTypedDraft(link);
	const { draft } = typed;
	const fresh = useMemo(
		() => freshProblem(problemSeed, { topic, steps, wording }),
		[problemSeed, topic, steps, wording],
	);
	const own = useMemo(() => withAnswer(typedProblem(draft.question), draft.answer), [draft]);
	const blank = draft.chosen && own.question === '';
	return {
		fresh,
		draft,
		changeDraft: typed.change,
		typed,
		problem: draft.chosen ? own : fresh,
		obstacle: blank ? 'Type a problem first.' : null,
	};
}

function withAnswer(problem: Problem, answer: string): Problem {
	const gold = readAnswer(answer);
	return gold === null ? problem : { ...problem, answer: formatAnswer(gold) };
}
