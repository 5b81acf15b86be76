import type { Series } from './best-of-n-view.ts';
import type { LabelQuality, LabelsReport, StepShare } from './labels.ts';
import type { FigureTable } from './table.ts';

const kinds: readonly (readonly [string, (quality: LabelQuality) => StepShare])[] = [
	['hard estimation', ({ hard }) => hard],
	['soft estimation, read at a half', ({ soft }) => soft],
];

/** How often labels are the truth, along the number of rollouts. */
export function labelSeries({ qualities }: LabelsReport): Series[] {
	return kinds.map(([name, of], index) => ({
		name,
		index: index + 1,
		points: qualities.map((quality) => {
			const { value, interval } = of(quality);
			return { x: quality.rollouts, y: value, band: interval, k: quality.rollouts };
		}),
	}));
}

/** A row a number of rollouts. */
export function labelsTable({ qualities }: LabelsReport): FigureTable {
	const cells = ({ value, interval }: StepShare) => [value, interval.low, interval.high];
	return {
		columns: [
			'rollouts',
			...['hard right', 'low', 'high'],
			...['soft right', 'low', 'high'],
			...['wrong called right', 'low', 'high'],
			...['right called wrong', 'low', 'high'],
			...['soft error', 'low', 'high'],
		],
		rows: qualities.map((quality) => [
			quality.rollouts,
			...cells(quality.hard),
			...cells(quality.soft),
			...cells(quality.falsePositives),
			...cells(quality.falseNegatives),
			...cells(quality.softError),
		]),
	};
}
