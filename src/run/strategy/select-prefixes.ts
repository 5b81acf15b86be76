/** A prefix that a round has made. */
export type Grown = {
	readonly candidate: number;
	/** 'cut': ran into the end of the context. null: not ended. */
	readonly end: 'step' | 'answered' | 'cut' | null;
	/** Its steps, a line each. */
	readonly prefix: string;
	readonly score: number;
};

/**
 * The candidates whose prefixes go on, or wait for the verdict: the best by score, of equal ones the first, of those
 * that read alike one.
 */
export function selectPrefixes(grown: readonly Grown[], places: number): number[] {
	const seen = new Set<string>();
	const different = grown.filter(({ end, prefix }) => {
		if ((end !== 'step' && end !== 'answered') || seen.has(prefix)) return false;
		seen.add(prefix);
		return true;
	});
	return different
		.toSorted((a, b) => b.score - a.score)
		.slice(0, places)
		.map(({ candidate }) => candidate);
}
