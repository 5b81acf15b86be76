import type { Score } from './tally.ts';

const labels: Readonly<Record<Score['rule'], (candidates: number) => string>> = {
	sample: () => 'one sample',
	majority: (n) => `majority of ${n}`,
	prmBestOf: (n) => `PRM best-of-${n}`,
	prmWeighted: () => 'PRM weighted vote',
	ormBestOf: (n) => `ORM best-of-${n}`,
	ormWeighted: () => 'ORM weighted vote',
	pass: (n) => `pass@${n}`,
};

/** One line a rule: accuracy with its 95 % Wilson interval and the counts it comes from. */
export function formatScores(scores: readonly Score[], candidates: number): string {
	return scores
		.map(({ rule, right, trials, accuracy, interval }) => {
			const range = `[${percent(interval.low)}, ${percent(interval.high)}]`;
			return `${labels[rule](candidates).padEnd(18)} ${percent(accuracy)}  ${range}  ${right}/${trials}`;
		})
		.join('\n');
}

function percent(share: number): string {
	return `${(100 * share).toFixed(1)} %`.padStart(7);
}
