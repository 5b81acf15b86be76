import type { Problem } from '../../../domain/problem.ts';
import { type Aggregator, aggregatorNames } from '../../../domain/reward.ts';
import { splitSteps } from '../../../domain/solution.ts';
import { numberFrom } from '../../../parts/field/number-range.ts';
import { runLimits } from '../../../parts/field/run-limits.ts';
import { defaultSettings as defaults } from '../../../run/default-settings.ts';
import type { RunRequest } from '../../../run/ports.ts';
import type { SearchSettings } from '../../../run/search-settings.ts';
import type { FreshChoice } from '../../../world/fresh-problem.ts';

export type Way = 'sample' | SearchSettings['way'];

const ways: readonly Way[] = ['sample', 'beam', 'dvts'];

/** Everything that decides what a run shows; it lives in the URL, so that a link is a run. */
export type PageSettings = {
	readonly candidates: number;
	readonly temperature: number;
	readonly seed: number;
	readonly aggregator: Aggregator;
	/** Whole solutions to choose among, or a search over steps. */
	readonly way: Way;
	/** Of a search; `width` times `expansions` is 64 at most. */
	readonly width: number;
	readonly expansions: number;
	/** Whether a run of whole solutions ends as soon as its choice is settled. */
	readonly settles: boolean;
	/** Steps that are kept, after which the run goes on; none for a run from the start. */
	readonly from: readonly string[];
	/** The seed of the fresh problem shown. */
	readonly problemSeed: number;
} & FreshChoice;

export const limits = {
	...runLimits,
	steps: { min: 2, max: 6, step: 1 },
	width: { min: 1, max: 16, step: 1 },
	wording: { min: 1, max: 999, step: 1 },
} as const;

/** A search writes as many lines at a time as the default has solutions. */
const defaultWidth = 4;

export function readSettings(query: string, freshSeed: () => number): PageSettings {
	const params = new URLSearchParams(query);
	const width = numberFrom(params.get('width'), limits.width) ?? defaultWidth;
	const expansions = numberFrom(params.get('expansions'), limits.width) ?? defaultWidth;
	const from = params.get('from') ?? '';
	return {
		...fitting(width, expansions),
		way: oneOf(ways, params.get('way')) ?? 'sample',
		settles: params.get('settle') === '1',
		from: from === '' ? [] : splitSteps(from),
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

const ownKeys = [
	...['problem', 'topic', 'steps', 'wording', 'n', 'temperature', 'seed', 'score'],
	...['way', 'width', 'expansions', 'settle', 'from'],
];

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
	if (settings.way !== 'sample') params.set('way', settings.way);
	if (settings.width !== defaultWidth) params.set('width', String(settings.width));
	if (settings.expansions !== defaultWidth) params.set('expansions', String(settings.expansions));
	if (settings.settles) params.set('settle', '1');
	if (settings.from.length > 0) params.set('from', settings.from.join('\n'));
	for (const [key, value] of new URLSearchParams(before)) {
		if (!ownKeys.includes(key)) params.append(key, value);
	}
	return `?${params}`;
}

function oneOf<T extends string>(names: readonly T[], text: string | null): T | null {
	return names.find((name) => name === text) ?? null;
}

/** What a device can hold at once. */
function fitting(width: number, expansions: number): Pick<PageSettings, 'width' | 'expansions'> {
	const fits = width * expansions <= limits.candidates.max;
	return { width, expansions: fits ? expansions : Math.floor(limits.candidates.max / width) };
}

/** What a run of these settings asks of the models. */
export function requestOf(
	{ candidates, temperature, seed, aggregator, way, width, expansions, from }: PageSettings,
	problem: Problem,
	maxTokens: number,
): RunRequest {
	const settings = { temperature, seed, topP: defaults.topP, maxTokens };
	if (way === 'sample')
		return { kind: 'sample', problem, settings: { ...settings, candidates }, prefix: from };
	const search = { way, width, expansions, score: aggregator };
	return { kind: 'search', problem, settings, search, prefix: from };
}
