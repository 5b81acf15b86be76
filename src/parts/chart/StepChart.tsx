import type { ReactNode } from 'react';
import type { Interval } from '../../domain/interval.ts';
import type { Probability } from '../../domain/reward.ts';
import { ChartMark, LegendMark, type Look } from './ChartMark.tsx';
import css from './StepChart.module.css';

type Series = Look & {
	readonly name: string;
	/** By step; null where there is nothing to show. */
	readonly values: readonly (Probability | null)[];
	/** By step, around its value. */
	readonly intervals?: readonly (Interval | null)[];
	/** Whether neighbouring steps are joined. */
	readonly joined?: boolean;
	/** Where the marks stand beside the step's middle, as a share of its width. */
	readonly shift?: number;
};

type Props = {
	/** The drawing in words: what a screen reader says of it. */
	readonly words: string;
	readonly steps: number;
	/** Drawn in this order. */
	readonly series: readonly Series[];
	readonly threshold?: Probability | null;
	/** What stands behind a step's number. */
	readonly signs?: readonly string[];
	/** What else stands in the legend. */
	readonly children?: ReactNode;
};

const ticks = [1, 0.5, 0] as const;

/** Per cent of the chart's height above the value 1, and between 1 and 0; step numbers stand below. */
const top = 5;
const span = 80;
const numbersAt = 97;

/** More step numbers than this would run into each other on a phone. */
const mostNumbers = 12;

const heightOf = (value: Probability): string => `${top + (1 - value) * span}%`;

/** Values from 0 to 1 by step. Written in per cent, so that letters and marks keep their size at any width. */
export function StepChart({ words, steps, series, threshold = null, signs, children }: Props) {
	const width = 100 / Math.max(1, steps);
	const every = Math.ceil(steps / mostNumbers);
	return (
		<figure className={css['figure']}>
			<div className={css['frame']}>
				<svg className={css['axis']} aria-hidden="true">
					{ticks.map((tick) => (
						<text key={tick} x="100%" y={heightOf(tick)} dy="0.35em" textAnchor="end">
							{tick}
						</text>
					))}
				</svg>
				<svg className={css['plot']} role="img" aria-label={words}>
					{ticks.map((tick) => (
						<Level key={tick} kind="tick" at={tick} />
					))}
					{threshold !== null && <Level kind="threshold" at={threshold} />}
					{Array.from({ length: steps }, (_, at) =>
						at % every === 0 ? (
							<text
								// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
								key={at}
								className={css['number']}
								x={`${(at + 0.5) * width}%`}
								y={`${numbersAt}%`}
								textAnchor="middle"
							>
								{at + 1}
								{signs?.[at]}
							</text>
						) : null,
					)}
					{series.map((one) => (
						<SeriesMarks key={one.name} series={one} width={width} />
					))}
				</svg>
			</div>
			<figcaption className={css['legend']}>
				{series.map((one) => (
					<span key={one.name}>
						<LegendMark look={one} joined={one.joined === true} /> {one.name}
					</span>
				))}
				{threshold !== null && <span>dashed line: the threshold</span>}
				{children}
			</figcaption>
		</figure>
	);
}

function Level({ kind, at }: { readonly kind: 'tick' | 'threshold'; readonly at: Probability }) {
	const y = heightOf(at);
	return <line className={css['level']} data-kind={kind} x1="0" x2="100%" y1={y} y2={y} />;
}

function SeriesMarks({ series, width }: { readonly series: Series; readonly width: number }) {
	const { values, intervals, joined = false, shift = 0, tone } = series;
	const placeOf = (at: number): string => `${(at + 0.5 + shift) * width}%`;
	const places = values.flatMap((value, at) => (value === null ? [] : [{ at, value }]));
	return (
		<>
			{joined &&
				places.slice(1).map((place, before) => {
					const from = places[before] ?? place;
					return (
						<line
							key={place.at}
							className={css['line']}
							data-tone={tone}
							x1={placeOf(from.at)}
							y1={heightOf(from.value)}
							x2={placeOf(place.at)}
							y2={heightOf(place.value)}
						/>
					);
				})}
			{places.map(({ at, value }) => {
				const interval = intervals?.[at] ?? null;
				return (
					<g key={at}>
						{interval !== null && (
							<line
								className={css['line']}
								data-tone={tone}
								x1={placeOf(at)}
								x2={placeOf(at)}
								y1={heightOf(interval.high)}
								y2={heightOf(interval.low)}
							/>
						)}
						<ChartMark look={series} x={placeOf(at)} y={heightOf(value)} />
					</g>
				);
			})}
		</>
	);
}
