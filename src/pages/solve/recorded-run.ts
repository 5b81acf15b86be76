import { formatAnswer } from '../../domain/answer.ts';
import { type Candidate, extractAnswer } from '../../domain/solution.ts';
import type { RunView } from '../../run/state.ts';
import { anyProblem, freshProblem } from '../../world/fresh-problem.ts';
import recorded from './recorded-run.json';

export const recordedProblemSeed = recorded.problemSeed;

/** A run of the shipped models, shown before any is loaded; `npm run record` makes it. */
export const recordedRun: Pick<RunView, 'problem' | 'candidates' | 'familiarity'> = {
	// It is of the models' own world.
	familiarity: 0,
	problem: freshProblem(recorded.problemSeed, anyProblem),
	candidates: recorded.solutions.map(({ steps, rewards, outcome }, index): Candidate => {
		const answer = extractAnswer(steps.join('\n'));
		return {
			...{ index, outcome, partial: '', state: 'finished' },
			steps: steps.map((text, at) => ({ text, reward: rewards[at] ?? null })),
			answer: answer && formatAnswer(answer),
		};
	}),
};
