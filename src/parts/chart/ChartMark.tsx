import css from './ChartMark.module.css';

/** Told apart by shape, fill and colour: never by colour alone. */
export type Look = {
	readonly shape: 'circle' | 'diamond' | 'square';
	readonly tone: 'ink' | 'accent' | 'grey';
	readonly hollow?: boolean;
};

/** Drawn around the origin. */
const shapes: Readonly<Record<Look['shape'], string>> = {
	circle: 'M-5 0A5 5 0 1 0 5 0A5 5 0 1 0 -5 0Z',
	diamond: 'M0 -6L6 0L0 6L-6 0Z',
	square: 'M-5 -5H5V5H-5Z',
};

type PlacedProps = {
	readonly look: Look;
	/** The mark's middle, in per cent of the chart. */
	readonly x: string;
	readonly y: string;
};

export function ChartMark({ look, x, y }: PlacedProps) {
	return (
		// The shape stands around the corner that x and y place, and so around the place itself.
		<svg
			x={x}
			y={y}
			width="1em"
			height="1em"
			viewBox="0 0 14 14"
			overflow="visible"
			aria-hidden="true"
		>
			<Shape look={look} />
		</svg>
	);
}

/** The same mark for a legend, on a line where the marks of the chart are joined. */
export function LegendMark({ look, joined }: { readonly look: Look; readonly joined: boolean }) {
	return (
		<svg
			className={css['legend']}
			data-joined={joined}
			viewBox={joined ? '-14 -7 28 14' : '-7 -7 14 14'}
			aria-hidden="true"
		>
			{joined && <path className={css['joint']} data-tone={look.tone} d="M-14 0H14" />}
			<Shape look={look} />
		</svg>
	);
}

function Shape({ look: { shape, tone, hollow = false } }: { readonly look: Look }) {
	return <path className={css['shape']} data-tone={tone} data-hollow={hollow} d={shapes[shape]} />;
}
