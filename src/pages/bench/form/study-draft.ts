import { number, oneOf, record, where, whole } from '../../../domain/json.ts';
import { sessionDraft } from '../../../parts/draft/session-draft.ts';
import { defaultSettings } from '../../../run/default-settings.ts';

/** What the form of a new study holds; a reload does not lose it. */
export type StudyDraft = {
	readonly kind: 'best-of-n' | 'steps';
	readonly source: 'fresh' | 'file';
	/** Fresh problems, or solutions of such. */
	readonly count: number;
	readonly problemSeed: number;
	readonly candidates: number;
	readonly temperature: number;
	readonly seed: number;
};

export const draftLimits = {
	count: { min: 1, max: 5000, step: 1 },
} as const;

export const blankStudyDraft: StudyDraft = {
	kind: 'best-of-n',
	source: 'fresh',
	count: 100,
	problemSeed: 1,
	candidates: defaultSettings.candidates,
	temperature: defaultSettings.temperature,
	seed: defaultSettings.seed,
};

const between = (low: number, high: number) =>
	where(number, (value) => value >= low && value <= high, `a number from ${low} to ${high}`);

export const keptStudyDraft = sessionDraft<StudyDraft>(
	'steplight.bench',
	record<StudyDraft>({
		kind: oneOf('best-of-n', 'steps'),
		source: oneOf('fresh', 'file'),
		count: between(draftLimits.count.min, draftLimits.count.max),
		problemSeed: whole,
		candidates: between(1, 64),
		temperature: between(0, 2),
		seed: whole,
	}),
);
