import { useEffect, useId, useRef, useState } from 'react';
import { type FigureTable, tableCsv } from '../../../domain/study/table.ts';
import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { downloadBlob, downloadCsv, downloadText } from '../../../parts/download.ts';
import { Row } from '../../../parts/layout/Row.tsx';
import { Hint } from '../../../parts/text/Hint.tsx';
import { pngOf, standaloneSvg } from './export-picture.ts';
import css from './Figure.module.css';
import { signOf } from './look.ts';
import { NumberTable } from './NumberTable.tsx';
import type { Size } from './plots.ts';
import './palette.css';

export type LegendEntry = {
	readonly name: string;
	/** Of its mark. */
	readonly index: number;
	readonly colour: string;
};

type Props = {
	readonly title: string;
	/** Of the files that are saved. */
	readonly fileName: string;
	/** What it is of: n, seed, temperature, models. */
	readonly caption: string;
	/** What else stands below, such as where reference lines come from; '' for nothing. */
	readonly note?: string;
	readonly legend: readonly LegendEntry[];
	readonly table: FigureTable;
	/** Draws it; another function draws it anew. */
	readonly draw: (size: Size) => Element;
};

/** A picture with its legend, its caption, its numbers as a table, and files of all of them. */
export function Figure({ title, fileName, caption, note = '', legend, table, draw }: Props) {
	const id = useId();
	const drawing = useRef<HTMLDivElement>(null);
	const width = useWidth(drawing);
	const [failure, setFailure] = useState('');
	useEffect(() => {
		const place = drawing.current;
		if (place === null || width === 0) return;
		const font = Math.round(Number.parseFloat(getComputedStyle(place).fontSize));
		const svg = draw({ width, font });
		// Its own style sheet is one that the page's policy forbids; Figure.module.css has what it says.
		svg.querySelector('style')?.remove();
		// Names of its parts are of no use to a screen reader, which has the table.
		for (const part of svg.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
		svg.setAttribute('role', 'img');
		svg.setAttribute('aria-label', `${title}. The table below has its numbers.`);
		place.replaceChildren(svg);
	}, [draw, width, title]);

	const picture = () => {
		const svg = drawing.current?.querySelector('svg');
		return svg ? standaloneSvg(svg, `${title}. ${caption} ${note}`.trim(), legend) : null;
	};
	const savePng = async () => {
		const drawn = picture();
		if (drawn === null) return;
		try {
			downloadBlob(`${fileName}.png`, await pngOf(drawn));
			setFailure('');
		} catch {
			setFailure('This browser could not draw the PNG. Save the SVG instead.');
		}
	};
	return (
		<figure className={css['figure']} aria-labelledby={id}>
			<span id={id} className={css['title']}>
				{title}
			</span>
			<div ref={drawing} className={css['drawing']} />
			<div className={css['legend']}>
				{legend.map(({ name, index, colour }) => (
					<LegendItem key={name} name={name} sign={signOf(index)} colour={colour} />
				))}
			</div>
			<figcaption className={css['caption']}>
				{caption} {note}
			</figcaption>
			<div className={css['tools']}>
				<Row>
					<ActionButton size="card" onPress={() => void savePng()}>
						Save PNG
					</ActionButton>
					<ActionButton
						size="card"
						onPress={() => {
							const drawn = picture();
							if (drawn !== null) downloadText(`${fileName}.svg`, drawn.text, 'image/svg+xml');
						}}
					>
						Save SVG
					</ActionButton>
					<ActionButton size="card" onPress={() => downloadCsv(`${fileName}.csv`, tableCsv(table))}>
						Save CSV
					</ActionButton>
				</Row>
			</div>
			<Hint aria-live="polite">{failure}</Hint>
			<details>
				<summary>{title}: the numbers</summary>
				<NumberTable caption={title} table={table} />
			</details>
		</figure>
	);
}

function LegendItem({
	name,
	sign,
	colour,
}: {
	readonly name: string;
	readonly sign: string;
	readonly colour: string;
}) {
	return (
		<span>
			<svg width="1em" height="1em" viewBox="0 0 16 16" aria-hidden="true">
				<text x="8" y="14" textAnchor="middle" fontSize="16" fill={colour}>
					{sign}
				</text>
			</svg>{' '}
			{name}
		</span>
	);
}

/** The width that an element has, in whole pixels; 0 until it is known. */
function useWidth(element: { readonly current: HTMLElement | null }): number {
	const [width, setWidth] = useState(0);
	useEffect(() => {
		const seen = element.current;
		if (seen === null) return;
		const observer = new ResizeObserver(([entry]) => {
			// A page that is not shown has no width, and keeps its pictures.
			const found = Math.floor(entry?.contentRect.width ?? 0);
			if (found > 0) setWidth(found);
		});
		observer.observe(seen);
		return () => observer.disconnect();
	}, [element]);
	return width;
}
