import type { RunStats } from './events.ts';
import type { CacheMemory } from './ports.ts';

/** Tells what a run has taken, and when its first reward came. */
export function startClock(memory: CacheMemory, now: () => number = () => performance.now()) {
	const startedAt = now();
	memory.begin();
	let msToFirstReward: number | null = null;
	return {
		reward(): void {
			msToFirstReward ??= now() - startedAt;
		},
		stats: (tokens: number, steps: number): RunStats => ({
			...{ tokens, steps, msToFirstReward, cacheBytes: memory.peakBytes },
			ms: now() - startedAt,
		}),
	};
}
