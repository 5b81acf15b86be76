import * as Plot from '@observablehq/plot';
import type { Interval } from '../../../domain/interval.ts';
import type { Series } from '../../../domain/study/best-of-n-view.ts';
import type { Calibration, Histogram } from '../../../domain/study/calibration.ts';
import type { SweepPoint } from '../../../domain/study/steps.ts';
import { colourOf, dashOf, symbolOf } from './look.ts';

/** How large a picture is drawn, in pixels of the page. */
export type Size = { readonly width: number; readonly font: number };

/** A horizontal line that a paper gives. */
export type Reference = { readonly y: number; readonly colour: string };

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** What all pictures have in common. Room at the left for '100 %', below for the axis and its name. */
function frame({ width, font }: Size): Plot.PlotOptions {
	return {
		width,
		height: Math.round(Math.min(26 * font, Math.max(16 * font, width * 0.55))),
		marginLeft: font * 4,
		marginRight: font,
		marginTop: font * 1.6,
		marginBottom: font * 3,
		style: { fontSize: `${font}px`, background: 'none', overflow: 'visible' },
	};
}

/** Accuracy along candidates, tokens or seconds, with bands. */
export function curvePlot(
	series: readonly Series[],
	references: readonly Reference[],
	xName: string,
	size: Size,
): Element {
	const xs = [...new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))];
	const ys = series.flatMap(({ points }) => points.flatMap(({ band }) => [band.low, band.high]));
	const [low = 0, high = 1] = extentOf([...ys, ...references.map(({ y }) => y)]);
	const isCount = xs.every(Number.isInteger) && xs.length <= 9;
	return Plot.plot({
		...frame(size),
		x: {
			type: 'log',
			base: 2,
			label: xName,
			grid: true,
			...(isCount
				? { ticks: xs, tickFormat: (x: number) => String(x) }
				: { ticks: Math.max(2, Math.round(size.width / (size.font * 8))), tickFormat: compact }),
		},
		y: {
			domain: [Math.max(0, Math.min(low - 0.02, 0.9)), Math.min(1, Math.max(high + 0.02, 0.1))],
			label: 'Accuracy',
			grid: true,
			tickFormat: percent,
		},
		marks: [
			references.map(({ y, colour }) =>
				Plot.ruleY([y], { stroke: colour, strokeDasharray: '1,4', strokeWidth: 2 }),
			),
			series.map(({ points, index }) =>
				Plot.areaY(points, {
					x: 'x',
					y1: (point) => point.band.low,
					y2: (point) => point.band.high,
					fill: colourOf(index),
					fillOpacity: 0.08,
				}),
			),
			series.map(({ points, index }) => [
				Plot.lineY(points, {
					x: 'x',
					y: 'y',
					stroke: colourOf(index),
					strokeWidth: 2,
					strokeDasharray: dashOf(index),
				}),
				Plot.dot(points, {
					x: 'x',
					y: 'y',
					fill: colourOf(index),
					symbol: symbolOf(index),
					r: size.font / 3,
				}),
			]),
		],
	});
}

/** Accuracy that is lost along tokens that are saved, with intervals; above the line is a loss. */
export function stopPlot(series: readonly Series[], size: Size): Element {
	return Plot.plot({
		...frame(size),
		marginRight: size.font * 2,
		x: { domain: [0, 1], label: 'Tokens saved', grid: true, tickFormat: percent },
		y: { label: 'Accuracy lost', grid: true, tickFormat: percent, nice: true, zero: true },
		marks: [
			Plot.ruleY([0]),
			series.map(({ points, index }) => [
				Plot.ruleX(points, {
					x: 'x',
					y1: (point) => point.band.low,
					y2: (point) => point.band.high,
					stroke: colourOf(index),
					strokeOpacity: 0.5,
				}),
				Plot.line(points, {
					x: 'x',
					y: 'y',
					stroke: colourOf(index),
					strokeWidth: 2,
					strokeDasharray: dashOf(index),
				}),
				Plot.dot(points, {
					x: 'x',
					y: 'y',
					fill: colourOf(index),
					symbol: symbolOf(index),
					r: size.font / 3,
				}),
			]),
		],
	});
}

/** A value with its interval. */
export type Dot = {
	readonly name: string;
	readonly value: number;
	readonly interval: Interval;
};

/** Values with their intervals, a line each. */
export function dotPlot(dots: readonly Dot[], xName: string, size: Size): Element {
	return Plot.plot({
		...frame(size),
		// A letter is about half as wide as it is high.
		marginLeft: size.font * (0.55 * Math.max(...dots.map(({ name }) => name.length)) + 1),
		marginRight: size.font * 2,
		height: size.font * (2.4 * dots.length + 4),
		x: { label: xName, grid: true, tickFormat: percent },
		y: { domain: dots.map(({ name }) => name), label: null },
		marks: [
			Plot.ruleY(dots, {
				y: 'name',
				x1: (dot) => dot.interval.low,
				x2: (dot) => dot.interval.high,
				stroke: colourOf(1),
				strokeWidth: 2,
			}),
			Plot.dot(dots, { y: 'name', x: 'value', fill: colourOf(1), r: size.font / 3 }),
		],
	});
}

/** Both accuracies and F1 over thresholds; the chosen one is marked. */
export function sweepPlot(
	sweep: readonly SweepPoint[],
	chosen: number | null,
	references: readonly Reference[],
	size: Size,
): Element {
	const lines = (['f1', 'error', 'correct'] as const).map((name, at) => {
		const points = sweep.flatMap((point) => {
			const value = point[name];
			return value === null ? [] : [{ x: point.threshold, y: value }];
		});
		const marked = points.filter((_, place) => place % 5 === 0);
		return [
			Plot.lineY(points, { x: 'x', y: 'y', stroke: colourOf(at + 1), strokeWidth: 2 }),
			Plot.dot(marked, {
				x: 'x',
				y: 'y',
				fill: colourOf(at + 1),
				symbol: symbolOf(at + 1),
				r: size.font / 3,
			}),
		];
	});
	return Plot.plot({
		...frame(size),
		x: { domain: [0, 1], label: 'Threshold', grid: true },
		y: { domain: [0, 1], label: 'Share', grid: true, tickFormat: percent },
		marks: [
			references.map(({ y, colour }) =>
				Plot.ruleY([y], { stroke: colour, strokeDasharray: '1,4', strokeWidth: 2 }),
			),
			chosen === null
				? null
				: Plot.ruleX([chosen], { stroke: 'currentColor', strokeDasharray: '6,4' }),
			lines,
		],
	});
}

/** How often what was called so likely came true, with intervals; the diagonal keeps what it promises. */
export function calibrationPlot(
	{ bins }: Calibration,
	names: { readonly x: string; readonly y: string },
	size: Size,
): Element {
	const filled = bins.filter(({ steps }) => steps > 0);
	return Plot.plot({
		...frame(size),
		x: { domain: [0, 1], label: names.x, grid: true },
		y: { domain: [0, 1], label: names.y, grid: true, tickFormat: percent },
		marks: [
			Plot.line(
				[
					[0, 0],
					[1, 1],
				],
				{ stroke: 'currentColor', strokeDasharray: '6,4' },
			),
			Plot.ruleX(filled, {
				x: 'reward',
				y1: (bin) => bin.interval.low,
				y2: (bin) => bin.interval.high,
				stroke: colourOf(1),
				strokeWidth: 2,
			}),
			Plot.lineY(filled, { x: 'reward', y: 'right', stroke: colourOf(1), strokeWidth: 2 }),
			Plot.dot(filled, {
				x: 'reward',
				y: 'right',
				fill: colourOf(1),
				symbol: symbolOf(1),
				r: size.font / 3,
			}),
		],
	});
}

/** Shares of right and of wrong steps by reward: right ones above the line, wrong ones below it. */
export function histogramPlot({ right, wrong }: Histogram, size: Size): Element {
	const bars = (counts: readonly number[], sign: 1 | -1) => {
		const all = Math.max(
			1,
			counts.reduce((sum, count) => sum + count, 0),
		);
		return counts.map((count, at) => ({
			x1: at / counts.length,
			x2: (at + 1) / counts.length,
			y: (sign * count) / all,
		}));
	};
	const places = { x1: 'x1', x2: 'x2', y: 'y', insetLeft: 1, insetRight: 1 } as const;
	return Plot.plot({
		...frame(size),
		x: { domain: [0, 1], label: 'Reward' },
		y: {
			label: 'Share of its kind',
			grid: true,
			tickFormat: (share: number) => percent(Math.abs(share)),
		},
		marks: [
			Plot.rectY(bars(right, 1), { ...places, fill: colourOf(1) }),
			Plot.rectY(bars(wrong, -1), { ...places, fill: colourOf(2) }),
			Plot.ruleY([0]),
		],
	});
}

function extentOf(values: readonly number[]): [number, number] {
	const known = values.filter((value) => !Number.isNaN(value));
	return known.length === 0 ? [0, 1] : [Math.min(...known), Math.max(...known)];
}

function compact(value: number): string {
	if (value >= 1000) return `${Number((value / 1000).toPrecision(2))}k`;
	return String(Number(value.toPrecision(2)));
}
