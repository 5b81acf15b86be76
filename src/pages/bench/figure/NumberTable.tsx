import type { FigureTable } from '../../../domain/study/table.ts';
import { Table } from '../../../parts/table/Table.tsx';

type Props = {
	readonly caption: string;
	readonly titled?: boolean;
	readonly table: FigureTable;
};

/** Names and numbers; a share is told in per cent where its column says so, the rest as it is. */
export function NumberTable({ caption, titled = false, table }: Props) {
	const { columns, rows } = table;
	return (
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
	);
}

function cellWords(cell: string | number | null): string {
	if (cell === null || Number.isNaN(cell)) return '–';
	if (typeof cell === 'string') return cell;
	if (Number.isInteger(cell)) return String(cell);
	return Math.abs(cell) < 0.001 ? cell.toExponential(1) : String(Number(cell.toFixed(3)));
}
