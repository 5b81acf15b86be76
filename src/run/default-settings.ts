import type { RunSettings } from './ports.ts';

/** Of a run; Math-Shepherd's figures go as far. A page that shows each takes fewer. */
export const mostCandidates = 256;

/** What page and command line run with unless told otherwise; the figures in README are measured with it. */
export const defaultSettings = {
	candidates: 16,
	temperature: 0.8,
	/** Nucleus sampling is off: temperature alone shapes what is written. */
	topP: 1,
	seed: 1,
} as const satisfies Omit<RunSettings, 'maxTokens'>;
