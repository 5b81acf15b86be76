import { answerWords } from '../../domain/answer.ts';
import type { LessonItem, RecordedSolution } from '../../domain/lesson/pack.ts';
import type { Problem } from '../../domain/problem.ts';
import { firstAsk } from '../../domain/reveal.ts';
import type { Candidate } from '../../domain/solution.ts';

type Made = {
	readonly problem: Pick<Problem, 'question' | 'answer'>;
	readonly solutions: readonly RecordedSolution[];
	/** Index of the one to step through. */
	readonly shown?: number;
	/** Index of its first wrong step, null where all are right; undefined where nobody knows. */
	readonly firstWrong: number | null | undefined;
	/** Who wrote and judged it, in a sentence. */
	readonly source: string;
};

/** What a page shows, as a problem of a lesson. */
export function lessonItem(made: Made): LessonItem {
	const { problem, solutions, shown = 0, firstWrong, source } = made;
	return {
		question: problem.question,
		answer: problem.answer === null ? '' : answerWords(problem.answer),
		note: '',
		ask: solutions.length === 0 ? '' : firstAsk,
		solutions,
		shown,
		truth: firstWrong === null ? 'right' : (firstWrong ?? null),
		hides: [],
		source,
	};
}

/** A solution of a run, recorded as far as it is written. */
export function recorded({ steps, outcome }: Candidate): RecordedSolution {
	return {
		steps: steps.map(({ text }) => text),
		rewards: steps.map(({ reward }) => reward),
		outcome,
	};
}
