import type { Problem } from '../../../domain/problem.ts';

type Origin = {
	readonly problem: Problem;
	readonly isRecorded: boolean;
	/** See `FreshChoice`. */
	readonly wording: number;
};

/** Where the problem, or the run that is shown, comes from. */
export function originWords({ problem, isRecorded, wording }: Origin): string {
	if (problem.topic === 'typed') return 'Your own problem.';
	if (isRecorded) {
		return 'A recorded run: these models wrote and scored the solutions below earlier. Solve it to see it live.';
	}
	return `Made here, ${wording === 0 ? '' : 'in other words, '}with numbers no model here was trained on.`;
}
