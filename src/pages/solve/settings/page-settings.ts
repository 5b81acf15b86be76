import { type Aggregator, aggregatorNames } from '../../../domain/reward.ts';
import { numberFrom } from '../../../parts/field/number-range.ts';
import { runLimits } from '../../../parts/field/run-limits.ts';
import { defaultSettings as defaults } from '../../../run/default-settings.ts';
import type { FreshChoice } from '../../../world/fresh-problem.ts';

/** Everything that decides what a run shows; it lives in the URL, so that a link is a run. */
export type PageSettings = {
	readonly candidates: number;
	readonly temperature: number;
	readonly seed: number;
	readonly aggregator: Aggregator;
	/** The seed of the fresh problem shown. */
	readonly problemSeed: number;
} & FreshChoice;

export const limits = {
	...runLimits,
	steps: { min: 2, max: 6, step: 1 },
	wording: { min: 1, max: 999, step: 1 },
} as const;

export function readSettings(query: string, freshSeed: () => number): PageSettings {
	const params = new URLSearchParams(query);
	return {
		candidates: numberFrom(params.get('n'), limits.candidates) ?? defaults.candidates,
		temperature: numberFrom(params.get('temperature'), limits.temperature) ?? defaults.temperature,
		seed: numberFrom(params.get('seed'), limits.seed) ?? defaults.seed,
		aggregator: oneOf(aggregatorNames, params.get('score')) ?? 'min',
		problemSeed: numberFrom(params.get('problem'), limits.problemSeed) ?? freshSeed(),
		topic: params.get('topic') ?? '',
		steps: numberFrom(params.get('steps'), limits.steps) ?? 0,
		wording: numberFrom(params.get('wording'), limits.wording) ?? 0,
	};
}

const ownKeys = ['problem', 'topic', 'steps', 'wording', 'n', 'temperature', 'seed', 'score'];

/**
 * The query of a link to this page; what stands at its default (but for the problem) is left out.
 * @param before the query as it was: what other pages keep in it stays, after what is written here.
 */
export function writeSettings(settings: PageSettings, before = ''): string {
	const params = new URLSearchParams({ problem: String(settings.problemSeed) });
	if (settings.topic !== '') params.set('topic', settings.topic);
	if (settings.steps !== 0) params.set('steps', String(settings.steps));
	if (settings.wording !== 0) params.set('wording', String(settings.wording));
	if (settings.candidates !== defaults.candidates) params.set('n', String(settings.candidates));
	if (settings.temperature !== defaults.temperature) {
		params.set('temperature', String(settings.temperature));
	}
	if (settings.seed !== defaults.seed) params.set('seed', String(settings.seed));
	if (settings.aggregator !== 'min') params.set('score', settings.aggregator);
	for (const [key, value] of new URLSearchParams(before)) {
		if (!ownKeys.includes(key)) params.append(key, value);
	}
	return `?${params}`;
}

function oneOf<T extends string>(names: readonly T[], text: string | null): T | null {
	return names.find((name) => name === text) ?? null;
}
