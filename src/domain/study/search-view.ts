import type { SampleRule, SearchWay, WayReport } from './search.ts';
import type { FigureTable } from './table.ts';

export const wayNames: Readonly<Record<SearchWay, string>> = {
	beam: 'Beam search',
	dvts: 'DVTS',
};

export const sampleRuleNames: Readonly<Record<SampleRule, string>> = {
	prm: 'PRM best-of-N',
	orm: 'ORM best-of-N',
	majority: 'Majority',
	pass: 'Any right (pass@N)',
};

/** A row a search, and one for each rule among samples at its tokens. */
export function searchTable(reports: readonly WayReport[]): FigureTable {
	return {
		columns: [
			...['choice', 'tokens', 'accuracy', '95 % low', '95 % high'],
			...['search ahead by', 'diff. low', 'diff. high'],
			...['search alone right', 'other alone right', 'p (McNemar)'],
		],
		rows: reports.flatMap(({ way, accuracy, vote, tokens, sampleTokens, rivals }) => {
			const name = wayNames[way];
			const none = Array<null>(6).fill(null);
			const of = (one: typeof accuracy) => [one.value, one.interval.low, one.interval.high];
			return [
				[name, tokens, ...of(accuracy), ...none],
				[`${name}, vote of the kept`, tokens, ...of(vote), ...none],
				...rivals.map((rival) => [
					`${sampleRuleNames[rival.rule]} at its tokens`,
					sampleTokens,
					...of(rival.accuracy),
					...of(rival.difference),
					...[rival.paired.first, rival.paired.second, rival.paired.p],
				]),
			];
		}),
	};
}
