import type { Study } from './studies.ts';

type Row = Study['rows'][number];

/** How many items of a study are run anew. */
export const replayed = 10;

/** Where a replayed row is another one than the record's. */
export type ReplayDifference = {
	/** Index of the item. */
	readonly at: number;
	/** What differs, and by how much: 'candidates[3].answer: "4", was "5"'. */
	readonly words: string;
};

/** Rewards of another backend, or of another number of threads, may differ by rounding. */
const tolerance = 1e-4;

/** Differences named for each row; there may be hundreds behind the first. */
const mostNamed = 3;

/** Compares rows that were made anew with those of the record; times are no part of a result. */
export function compareRows(
	before: readonly Row[],
	now: readonly Row[],
): readonly ReplayDifference[] {
	return now.flatMap((row, at) =>
		differences(before[at], row, '')
			.slice(0, mostNamed)
			.map((words) => ({ at, words })),
	);
}

function differences(before: unknown, now: unknown, path: string): string[] {
	if (path === 'ms') return [];
	if (typeof before === 'number' && typeof now === 'number') {
		return Math.abs(before - now) <= tolerance ? [] : [`${path}: ${now}, was ${before}`];
	}
	if (isObject(before) && isObject(now)) {
		const keys = new Set([...Object.keys(before), ...Object.keys(now)]);
		const isList = Array.isArray(now);
		return [...keys].flatMap((key) => {
			const name = isList ? `${path}[${key}]` : path === '' ? key : `${path}.${key}`;
			return differences(before[key], now[key], name);
		});
	}
	if (Object.is(before, now)) return [];
	return [`${path}: ${JSON.stringify(now)}, was ${JSON.stringify(before)}`];
}

const isObject = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null;
