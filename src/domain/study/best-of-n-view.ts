import type { Interval } from '../interval.ts';
import type { Aggregator } from '../reward.ts';
import { type BankRule, bankRules } from './bank.ts';
import type { BestOfN } from './best-of-n.ts';
import { type Digest, shareRight } from './digest.ts';
import type { FigureTable } from './table.ts';

export const ruleNames: Readonly<Record<BankRule, string>> = {
	majority: 'Majority',
	prm: 'PRM best-of-k',
	orm: 'ORM best-of-k',
	'sc+prm': 'SC + PRM',
	'sc+orm': 'SC + ORM',
	pass: 'Any right (pass@k)',
};

/** What the curves run along. */
export type Axis = 'candidates' | 'tokens' | 'seconds';
/** How problems are told apart. */
export type Split = 'none' | 'difficulty' | 'steps';

type SeriesPoint = {
	readonly x: number;
	readonly y: number;
	readonly band: Interval;
	readonly k: number;
};
export type Series = {
	readonly name: string;
	/** Of a rule its own, so that it keeps its colour when others are hidden. */
	readonly index: number;
	readonly points: readonly SeriesPoint[];
};

export type Group = { readonly name: string; readonly digests: readonly Digest[] };

/** Shares of right candidates, by which problems are hard or easy (the oracle difficulty of arXiv 2408.03314, section 3.2). */
const difficulties = [
	'hardest: under 20 % right',
	'20 to 40 % right',
	'40 to 60 % right',
	'60 to 80 % right',
	'easiest: 80 % right and more',
];
const mostSteps = 6;

/** The problems in groups; those that a split cannot place make a group of their own. */
export function groupsBy(split: Split, digests: readonly Digest[]): Group[] {
	if (split === 'none') return [{ name: 'all problems', digests }];
	const names = split === 'difficulty' ? difficulties : stepNames;
	const nameOf = (digest: Digest): string =>
		split === 'difficulty'
			? (names[
					Math.min(difficulties.length - 1, Math.floor(shareRight(digest) * difficulties.length))
				] ?? '')
			: stepsName(digest.length);
	return names
		.map((name) => ({ name, digests: digests.filter((digest) => nameOf(digest) === name) }))
		.filter((group) => group.digests.length > 0);
}

const stepNames = [
	...Array.from({ length: mostSteps }, (_, at) => stepsName(at + 1)),
	stepsName(null),
];

function stepsName(length: number | null): string {
	if (length === null) return 'steps unknown';
	if (length >= mostSteps) return `${mostSteps} steps and more`;
	return length <= 1 ? '1 step' : `${length} steps`;
}

/** What one candidate costs on an axis, in the mean over problems; null where nobody counted. */
export function costOf(axis: Axis, digests: readonly Digest[]): number | null {
	if (axis === 'candidates') return 1;
	let sum = 0;
	for (const { tokens, ms, count } of digests) {
		const cost = axis === 'tokens' ? tokens : ms === null ? null : ms / 1000;
		if (cost === null) return null;
		sum += cost / count;
	}
	return digests.length === 0 ? null : sum / digests.length;
}

/** One rule's curve as a line to draw. @param cost see `costOf`. */
export function seriesOf(
	study: BestOfN,
	rule: BankRule,
	aggregator: Aggregator,
	cost: number,
	name: string = ruleNames[rule],
	index: number = bankRules.indexOf(rule),
): Series {
	const points = study.curve(rule, aggregator).points.map(({ k, accuracy, band }): SeriesPoint => {
		return { x: k * cost, y: accuracy, band, k };
	});
	return { name, index, points };
}

/** A row a line and k. */
export function seriesTable(series: readonly Series[], axis: Axis): FigureTable {
	return {
		columns: ['curve', 'k', axis, 'accuracy', '95 % low', '95 % high'],
		rows: series.flatMap(({ name, points }) =>
			points.map(({ x, y, band, k }) => [name, k, x, y, band.low, band.high]),
		),
	};
}

/** Every rule against one of them, at k candidates. */
export function comparisonTable(
	study: BestOfN,
	against: BankRule,
	aggregator: Aggregator,
	k: number,
): FigureTable {
	return {
		columns: [
			'rule',
			'difference',
			'95 % low',
			'95 % high',
			'alone right',
			'other alone right',
			'p (McNemar)',
		],
		rows: study
			.compare(
				study.rules.filter((rule) => rule !== against && rule !== 'pass'),
				against,
				aggregator,
				k,
			)
			.map(({ rule, difference, band, paired }) => [
				ruleNames[rule],
				difference,
				band.low,
				band.high,
				paired.first,
				paired.second,
				paired.p,
			]),
	};
}
