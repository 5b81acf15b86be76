import type { Given } from '../page-props.ts';

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

const key = 'steplight.completer-lab';

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

export function readDraft(storage: Storage, freshSeed: () => number): LabDraft {
	try {
		const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
		return isDraft(kept) ? kept : blankDraft(freshSeed());
	} catch {
		// Storage that is blocked or holds something else is no reason not to open the page.
		return blankDraft(freshSeed());
	}
}

export function keepDraft(storage: Storage, draft: LabDraft): void {
	try {
		storage.setItem(key, JSON.stringify(draft));
	} catch {
		// A full or blocked storage: the choices are still in the page.
	}
}

function isTemperature(value: number): boolean {
	return value >= temperatureLimits.min && value <= temperatureLimits.max;
}

type Fields<T> = Readonly<Record<keyof T, unknown>>;

function isDraft(value: unknown): value is LabDraft {
	if (!isObject(value)) return false;
	const { source, problemSeed, flawed, given, answer, step, rollouts, temperature, seed } =
		value as Fields<LabDraft>;
	return (
		(source === 'fresh' || source === 'given') &&
		isIndex(problemSeed) &&
		typeof flawed === 'boolean' &&
		(given === null || isGiven(given)) &&
		typeof answer === 'string' &&
		isIndex(step) &&
		rolloutCounts.some((count) => count === rollouts) &&
		typeof temperature === 'number' &&
		isTemperature(temperature) &&
		isIndex(seed)
	);
}

function isGiven(value: unknown): value is Given {
	if (!isObject(value)) return false;
	const { problem, steps } = value as Fields<Given>;
	if (!isObject(problem) || !isTexts(steps)) return false;
	const { id, topic, question, answer, reference } = problem as Fields<Given['problem']>;
	return (
		[id, topic, question].every((text) => typeof text === 'string') &&
		(answer === null || typeof answer === 'string') &&
		isTexts(reference)
	);
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
const isIndex = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;
const isTexts = (value: unknown): boolean =>
	Array.isArray(value) && value.every((text) => typeof text === 'string');
