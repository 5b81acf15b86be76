import type { Candidate } from '../../domain/solution.ts';

/** Empty candidates that keep the room of those to come, while models load or a run begins. */
export function waitingCandidates(count: number): readonly Candidate[] {
	return Array.from({ length: count }, (_, index) => ({
		index,
		steps: [],
		partial: '',
		answer: null,
		outcome: null,
		state: 'writing',
	}));
}
