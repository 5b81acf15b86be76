import type { Aggregator } from '../domain/reward.ts';

/** A search over steps: `width` times `expansions` lines are written at a time, 64 at most. */
export type SearchSettings = {
	/**
	 * 'beam': the best `width` of all prefixes go on (Snell et al. 2024, section 5.2). 'dvts': `width` trees that
	 * know nothing of each other, and the best prefix of each goes on (Beeching et al. 2024).
	 */
	readonly way: 'beam' | 'dvts';
	/** Prefixes that go on. */
	readonly width: number;
	/** Next steps drawn after each of them. */
	readonly expansions: number;
	/** How the rewards of a prefix become its score. */
	readonly score: Aggregator;
};
