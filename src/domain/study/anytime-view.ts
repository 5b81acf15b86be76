import type { AnytimeRule } from './anytime.ts';
import type { AnytimeReport } from './anytime-study.ts';
import type { Series } from './best-of-n-view.ts';
import type { FigureTable } from './table.ts';

export const anytimeRules: readonly AnytimeRule[] = ['majority', 'best', 'weighted'];

export const anytimeNames: Readonly<Record<AnytimeRule, string>> = {
	majority: 'Majority',
	best: 'PRM best-of-N',
	weighted: 'PRM-weighted vote',
};

/** Accuracy lost along the share of tokens saved, a line a rule, a point a chance at which it stops. */
export function stopSeries(reports: readonly AnytimeReport[]): Series[] {
	return reports.map(({ rule, stops }) => ({
		name: anytimeNames[rule],
		index: anytimeRules.indexOf(rule),
		points: stops.map(({ below, saved, lost, interval }) => {
			return { x: saved, y: lost, band: interval, k: below };
		}),
	}));
}

/** A row a rule and stopping chance. */
export function stopTable(reports: readonly AnytimeReport[]): FigureTable {
	return {
		columns: [
			...['rule', 'stops at a chance of', 'tokens saved', 'accuracy', 'with all'],
			...['lost', '95 % low', '95 % high', 'another choice'],
		],
		rows: reports.flatMap(({ rule, accuracy: withAll, stops }) =>
			stops.map(({ below, saved, accuracy, lost, interval, changed }) => [
				...[anytimeNames[rule], below, saved, accuracy, withAll],
				...[lost, interval.low, interval.high, changed],
			]),
		),
	};
}

/** Whether what was said to change did. */
export function chanceTable({ calibration }: AnytimeReport): FigureTable {
	return {
		columns: ['chance said', 'times', 'mean chance', 'changed', '95 % low', '95 % high'],
		rows: calibration.bins
			.filter(({ steps }) => steps > 0)
			.map(({ low, high, steps, reward, right, interval }) => [
				...[`${low} to ${high}`, steps, reward, right, interval.low, interval.high],
			]),
	};
}
