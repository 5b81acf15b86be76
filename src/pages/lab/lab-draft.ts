import { flag, nullable, number, oneOf, record, text, where, whole } from '../../domain/json.ts';
import { sessionDraft } from '../../parts/draft/session-draft.ts';
import { type Given, givenReader } from '../page-props.ts';

/** Numbers of rollouts a step can be given. */
export const rolloutCounts: readonly number[] = [2, 4, 8, 16, 32, 64];

export const temperatureLimits = { min: 0.1, max: 2, step: 0.1 } as const;

/** How the completer is run: together with the prefix it decides every rollout. */
export type RolloutSettings = {
	readonly rollouts: number;
	readonly temperature: number;
	readonly seed: number;
};

/** What a visitor has chosen and typed in the lab: kept for the tab's life. */
export type LabDraft = RolloutSettings & {
	/** Whether to work on the given solution or on a fresh one. */
	readonly source: 'fresh' | 'given';
	readonly problemSeed: number;
	readonly flawed: boolean;
	readonly given: Given | null;
	/** The right answer as typed, for a given problem that has none. */
	readonly answer: string;
	/** Index of the chosen step. */
	readonly step: number;
};

export function blankDraft(problemSeed: number): LabDraft {
	return {
		source: 'fresh',
		problemSeed,
		flawed: true,
		given: null,
		answer: '',
		step: 0,
		// The paper's N; at temperature 1 the rollouts are what the completer believes.
		rollouts: 8,
		temperature: 1,
		seed: 1,
	};
}

export const rolloutCount = oneOf(...rolloutCounts);
export const temperature = where(number, isTemperature, 'a temperature that the field takes');

export const labDraft = sessionDraft<LabDraft>(
	'steplight.completer-lab',
	record<LabDraft>({
		source: oneOf('fresh', 'given'),
		problemSeed: whole,
		flawed: flag,
		given: nullable(givenReader),
		answer: text,
		step: whole,
		rollouts: rolloutCount,
		temperature,
		seed: whole,
	}),
);

function isTemperature(value: number): boolean {
	return value >= temperatureLimits.min && value <= temperatureLimits.max;
}
