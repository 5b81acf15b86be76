import type { FigureTable } from '../../../domain/study/table.ts';
import { Table } from '../../../parts/table/Table.tsx';
import css from './NumberTable.module.css';

type Props = {
	readonly caption: string;
	readonly titled?: boolean;
	readonly table: FigureTable;
};

/** Names and numbers; where there is no room for all columns, they are scrolled to. */
export function NumberTable({ caption, titled = false, table }: Props) {
	const { columns, rows } = table;
	return (
		// biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
		<section className={css['scroller']} aria-label={caption} tabIndex={0}>
			<div className={css['inner']} data-wide={columns.length > 8}>
				<Table caption={caption} titled={titled} columns={columns.map((name) => ({ name }))}>
					{rows.map((row, at) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
						<tr key={at}>
							{row.map((cell, column) =>
								column === 0 ? (
									<th key={columns[column]} scope="row">
										{cellWords(cell)}
									</th>
								) : (
									<td key={columns[column]}>{cellWords(cell)}</td>
								),
							)}
						</tr>
					))}
				</Table>
			</div>
		</section>
	);
}

function cellWords(cell: string | number | null): string {
	if (cell === null || Number.isNaN(cell)) return '–';
	if (typeof cell === 'string') return cell;
	if (Number.isInteger(cell)) return String(cell);
	return Math.abs(cell) < 0.001 ? cell.toExponential(1) : String(Number(cell.toFixed(3)));
}
