import type { Problem } from '../../../domain/problem.ts';

type Origin = {
	readonly problem: Problem;
	/** What made the recorded run that is shown; null where another is shown. */
	readonly provenance: string | null;
	/** See `FreshChoice`. */
	readonly wording: number;
};

/** Where the problem, or the run that is shown, comes from. */
export function originWords({ problem, provenance, wording }: Origin): string {
	if (problem.topic === 'typed') return 'Your own problem.';
	if (provenance !== null) return `A recorded run (${provenance}).`;
	return `Made here, ${wording === 0 ? '' : 'in other words, '}with numbers no model here was trained on.`;
}
