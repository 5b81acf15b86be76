import { useState } from 'react';
import { typedProblem } from '../../domain/problem.ts';
import { isAnswerLine } from '../../domain/solution.ts';
import { useSessionDraft } from '../../parts/draft/useSessionDraft.ts';
import { randomProblemSeed } from '../../parts/field/run-limits.ts';
import { usePage } from '../../parts/navigation/pages.ts';
import type { Given } from '../page-props.ts';
import { blankDraft, type LabDraft, labDraft } from './lab-draft.ts';
import type { LabLink } from './lab-link.ts';

/** What is chosen in the lab; a solution that another page sends here becomes the one to work on. */
export function useLabDraft(
	given: Given | null,
	link: LabLink | null,
): readonly [LabDraft, (change: Partial<LabDraft>) => void] {
	const page = usePage();
	const [draft, change] = useSessionDraft(
		labDraft,
		() => blankDraft(randomProblemSeed()),
		link === null ? null : linkedDraft(link),
	);
	const [seen, setSeen] = useState<Given | null>(null);
	if (given !== seen) {
		setSeen(given);
		// One that was sent to another page leaves the work here alone.
		if (given !== null && page === 'lab') {
			change({ given, source: 'given', answer: '', step: lastStep(given) });
		}
	}
	return [draft, change];
}

/** What a link brings takes the place of what was chosen; a solution that was brought here before stays at hand. */
function linkedDraft({ given, ...chosen }: LabLink): Partial<LabDraft> {
	if (given === null) return { ...chosen, source: 'fresh', step: 0 };
	const problem = typedProblem(given.question);
	const brought = { problem, steps: given.steps };
	const { answer } = given;
	return { ...chosen, given: brought, source: 'given', answer, step: lastStep(brought) };
}

/** What was done last is what a visitor wants to see finished; an answer line has nothing left to finish. */
function lastStep({ steps }: Given): number {
	return Math.max(
		0,
		steps.findLastIndex((step) => !isAnswerLine(step)),
	);
}
