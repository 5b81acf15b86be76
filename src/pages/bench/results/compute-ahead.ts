import { aggregatorNames } from '../../../domain/reward.ts';
import type { BestOfN } from '../../../domain/study/best-of-n.ts';

const ofAggregator = ['prm', 'sc+prm'] as const;

/** Browsers without idle time, such as Safari, wait so long. */
const pauseMs = 100;

/** Computes in idle time what another aggregator will ask for, a curve at a time. @returns what ends it. */
export function computeAhead(study: BestOfN): () => void {
	let isLeft = false;
	async function run(): Promise<void> {
		for (const aggregator of aggregatorNames) {
			for (const rule of ofAggregator) {
				await idle();
				if (isLeft) return;
				study.curve(rule, aggregator);
			}
		}
	}
	void run();
	return () => {
		isLeft = true;
	};
}

function idle(): Promise<void> {
	return new Promise((resolve) => {
		if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve());
		else setTimeout(resolve, pauseMs);
	});
}
