import css from './ChartMark.module.css';

type MarkKind = 'estimate' | 'reward' | 'answer';

/** Told apart by shape and by fill; drawn around the origin. */
const shapes: Readonly<Record<MarkKind, string>> = {
	estimate: 'M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z',
	reward: 'M0 -6L6 0L0 6L-6 0Z',
	answer: 'M-5 -5H5V5H-5Z',
};

/** A mark at a place of the chart, in per cent of its size. */
export function ChartMark({
	kind,
	x,
	y,
}: {
	readonly kind: MarkKind;
	readonly x: number;
	readonly y: number;
}) {
	return (
		// The shape stands around the corner that x and y place, and so around the place itself.
		<svg
			x={`${x}%`}
			y={`${y}%`}
			width="1em"
			height="1em"
			viewBox="0 0 14 14"
			overflow="visible"
			aria-hidden="true"
		>
			<path className={css['shape']} data-kind={kind} d={shapes[kind]} />
		</svg>
	);
}

/** The same mark for a legend. */
export function LegendMark({ kind }: { readonly kind: MarkKind }) {
	return (
		<svg className={css['legend']} viewBox="-7 -7 14 14" aria-hidden="true">
			<path className={css['shape']} data-kind={kind} d={shapes[kind]} />
		</svg>
	);
}
