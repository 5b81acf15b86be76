import type { RunView } from '../../verify/state.ts';

export const recordedProblemSeed = 1;
export const recordedRun: Omit<RunView, 'runId'> = {
	problem: { id: 'none', topic: '', question: '', answer: null, reference: [] },
	candidates: [],
};
