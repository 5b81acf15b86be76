import { FactList } from '../../../parts/facts/FactList.tsx';
import { formatDuration, formatMegabytes } from '../../../parts/words/number-words.ts';
import type { RunStats } from '../../../run/events.ts';

const unknown = '–';

/** How fast the last run was. */
export function RunFacts({ stats }: { readonly stats: RunStats | null }) {
	const firstReward = stats?.msToFirstReward ?? null;
	const cacheBytes = stats?.cacheBytes ?? null;
	return (
		<FactList
			facts={[
				{ name: 'Tokens/s', value: perSecond(stats?.tokens, stats) },
				{ name: 'Steps/s', value: perSecond(stats?.steps, stats) },
				{
					name: 'First reward',
					value: firstReward === null ? unknown : formatDuration(firstReward),
				},
				{
					name: 'KV cache',
					term: 'kvCache',
					value: cacheBytes === null ? unknown : formatMegabytes(cacheBytes),
				},
			]}
		/>
	);
}

function perSecond(count: number | undefined, stats: RunStats | null): string {
	if (count === undefined || stats === null || stats.ms <= 0) return unknown;
	const rate = (count * 1000) / stats.ms;
	return rate < 10 ? rate.toFixed(1) : String(Math.round(rate));
}
