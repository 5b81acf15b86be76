import { number, oneOf, record, where, whole } from '../../../domain/json.ts';
import type { StudyKind } from '../../../domain/study/studies.ts';
import { sessionDraft } from '../../../parts/draft/session-draft.ts';
import { defaultSettings, mostCandidates } from '../../../run/default-settings.ts';

/** What the form of a new study holds; a reload does not lose it. */
export type StudyDraft = {
	readonly kind: StudyKind;
	readonly source: 'fresh' | 'file';
	/** Fresh problems, or solutions of such. */
	readonly count: number;
	readonly problemSeed: number;
	readonly candidates: number;
	/** Of a search: prefixes that go on, and next steps of each. */
	readonly width: number;
	readonly expansions: number;
	/** Completions of each prefix. */
	readonly rollouts: number;
	readonly temperature: number;
	readonly seed: number;
};

export const draftLimits = {
	count: { min: 1, max: 5000, step: 1 },
	candidates: { min: 1, max: mostCandidates, step: 1 },
	/** Squared, what a device can hold at once. */
	width: { min: 1, max: 8, step: 1 },
} as const;

export const blankStudyDraft: StudyDraft = {
	kind: 'best-of-n',
	source: 'fresh',
	count: 100,
	problemSeed: 1,
	candidates: defaultSettings.candidates,
	width: 4,
	expansions: 4,
	rollouts: 16,
	temperature: defaultSettings.temperature,
	seed: defaultSettings.seed,
};

const between = (low: number, high: number) =>
	where(number, (value) => value >= low && value <= high, `a number from ${low} to ${high}`);

export const keptStudyDraft = sessionDraft<StudyDraft>(
	'steplight.bench',
	record<StudyDraft>({
		kind: oneOf('best-of-n', 'steps', 'search', 'labels'),
		source: oneOf('fresh', 'file'),
		count: between(draftLimits.count.min, draftLimits.count.max),
		problemSeed: whole,
		candidates: between(1, mostCandidates),
		width: between(1, 8),
		expansions: between(1, 8),
		rollouts: between(1, 64),
		temperature: between(0, 2),
		seed: whole,
	}),
);
