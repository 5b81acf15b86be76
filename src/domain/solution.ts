import { formatAnswer, parseAnswer } from './answer.ts';
import type { Rational } from './rational.ts';
import type { Probability } from './reward.ts';

/** One line of a solution. The answer line is a step too: its reward is read at its newline. */
export type Step = {
	readonly text: string;
	/** null where it is still to come, or where it was not read. */
	readonly reward: Probability | null;
	/** It was read, and carries no reward: the judge knows none of its words. */
	readonly isUnknown?: true;
};

/** One of the N solutions, as far as it is written. */
export type Candidate = {
	readonly index: number;
	readonly steps: readonly Step[];
	/** Text of the line that has not ended yet. */
	readonly partial: string;
	/** Canonical rational text; null until an answer line ended, or where it holds no number. */
	readonly answer: string | null;
	/** The outcome reward model's reward for the whole solution. */
	readonly outcome: Probability | null;
	/** 'cut': ran into the length limit before an answer line. 'pruned': a search went on without it. */
	readonly state: 'writing' | 'finished' | 'cut' | 'pruned';
};

/** Solutions that were written and scored before, as a run has them. */
export function recordedCandidates(
	solutions: readonly {
		readonly steps: readonly string[];
		readonly rewards: readonly (Probability | null)[];
		readonly outcome: Probability | null;
	}[],
): readonly Candidate[] {
	return solutions.map(({ steps, rewards, outcome }, index) => {
		const answer = extractAnswer(steps.join('\n'));
		return {
			index,
			steps: steps.map((text, at) => ({ text, reward: rewards[at] ?? null })),
			partial: '',
			answer: answer && formatAnswer(answer),
			outcome,
			state: 'finished',
		};
	});
}

/** Whether anybody has judged a step of theirs. */
export const hasRewards = (candidates: readonly Candidate[]): boolean =>
	candidates.some(({ steps }) => steps.some(({ reward }) => reward !== null));

const answerPrefix = '####';

const answerLine = /^####\s*(.+)$/u;

/** The lines of a solution that hold anything, right-trimmed; the answer line is among them. */
export function splitSteps(solution: string): string[] {
	return solution
		.split('\n')
		.map((line) => line.trimEnd())
		.filter((line) => line !== '');
}

/** Whether the line ends a solution, whatever follows its mark. */
export function isAnswerLine(line: string): boolean {
	return line.startsWith(answerPrefix);
}

/** The number on the last answer line; null where there is no such line, or no number on it. */
export function extractAnswer(solution: string): Rational | null {
	const last = splitSteps(solution).findLast((line) => answerLine.test(line));
	const text = last === undefined ? undefined : answerLine.exec(last)?.[1];
	return text === undefined ? null : parseAnswer(text);
}
