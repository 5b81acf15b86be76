import { useEffect, useMemo, useState } from 'react';
import { formatAnswer, parseAnswer } from '../../../domain/answer.ts';
import { type Problem, typedProblem } from '../../../domain/problem.ts';
import { freshProblem } from '../../../world/fresh-problem.ts';
import type { PageSettings } from '../settings/page-settings.ts';
import { keepDraft, readDraft, type TypedDraft } from './typed-draft.ts';

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
	const [draft, setDraft] = useState(() => readDraft(sessionStorage));
	useEffect(() => keepDraft(sessionStorage, draft), [draft]);
	const fresh = useMemo(
		() => freshProblem(problemSeed, { topic, steps, wording }),
		[problemSeed, topic, steps, wording],
	);
	const typed = useMemo(() => withAnswer(typedProblem(draft.question), draft.answer), [draft]);
	const blank = draft.chosen && typed.question === '';
	return {
		fresh,
		draft,
		changeDraft: (change) => setDraft((before) => ({ ...before, ...change })),
		problem: draft.chosen ? typed : fresh,
		obstacle: blank ? 'Type a problem first.' : null,
	};
}

function withAnswer(problem: Problem, answer: string): Problem {
	const gold = parseAnswer(answer);
	return gold === null ? problem : { ...problem, answer: formatAnswer(gold) };
}
