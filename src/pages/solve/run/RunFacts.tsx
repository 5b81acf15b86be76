import { formatDuration, formatMegabytes } from '../../../parts/words/number-words.ts';
import type { RunStats } from '../../../run/events.ts';
import css from './RunFacts.module.css';

const unknown = '–';

/** How fast the last run was. */
export function RunFacts({ stats }: { readonly stats: RunStats | null }) {
	const firstReward = stats?.msToFirstReward ?? null;
	const cacheBytes = stats?.cacheBytes ?? null;
	const facts = [
		['Tokens/s', perSecond(stats?.tokens, stats)],
		['Steps/s', perSecond(stats?.steps, stats)],
		['First reward', firstReward === null ? unknown : formatDuration(firstReward)],
		['KV cache', cacheBytes === null ? unknown : formatMegabytes(cacheBytes)],
	];
	return (
		<dl className={css['facts']}>
			{facts.map(([name, value]) => (
				<div key={name} className={css['fact']}>
					<dt>{name}</dt>
					<dd>{value}</dd>
				</div>
			))}
		</dl>
	);
}

function perSecond(count: number | undefined, stats: RunStats | null): string {
	if (count === undefined || stats === null || stats.ms <= 0) return unknown;
	const rate = (count * 1000) / stats.ms;
	return rate < 10 ? rate.toFixed(1) : String(Math.round(rate));
}
