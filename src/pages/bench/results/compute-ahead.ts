import { aggregatorNames } from '../../../domain/reward.ts';
import type { BestOfN } from '../../../domain/study/best-of-n.ts';
import { comparisonTable } from '../../../domain/study/best-of-n-view.ts';

const ofAggregator = ['prm', 'sc+prm'] as const;

/** Browsers without idle time, such as Safari, wait so long. */
const pauseMs = 100;

/** Computes in idle time what another aggregator or another k will ask for, a curve or a table at a time. @returns what ends it. */
export function computeAhead(study: BestOfN): () => void {
	let isLeft = false;
	function* parts(): Generator<void> {
		const most = study.ks.at(-1);
		for (const aggregator of aggregatorNames) {
			for (const rule of ofAggregator) yield void study.curve(rule, aggregator);
			if (most !== undefined) yield void comparisonTable(study, 'majority', aggregator, most);
		}
		for (const k of study.ks) yield void comparisonTable(study, 'majority', 'min', k);
	}
	async function run(): Promise<void> {
		const coming = parts();
		do await idle();
		while (!isLeft && coming.next().done !== true);
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
