import type { Probability } from '../../../domain/reward.ts';
import { type Column, Table } from '../../../parts/table/Table.tsx';
import { ManyRow } from './ManyRow.tsx';
import { type ManyEntry, type SortColumn, type Sorting, sortColumns } from './many-table.ts';

type Props = {
	readonly entries: readonly ManyEntry[];
	readonly threshold: Probability | null;
	readonly sorting: Sorting | null;
	readonly onSort: (column: SortColumn) => void;
};

const columnNames: Readonly<Record<SortColumn, string>> = {
	name: 'Name',
	steps: 'Steps',
	answer: 'Answer',
	arithmetic: 'Arithmetic',
	min: 'Min reward',
	outcome: 'Outcome',
};

export function ManyTable({ entries, threshold, sorting, onSort }: Props) {
	const columns: readonly Column[] = sortColumns.map((column) => ({
		name: columnNames[column],
		sorted: sortedBy(sorting, column),
		onSort: () => onSort(column),
	}));
	return (
		<Table caption="Solutions and their rewards" columns={columns} stacked>
			{entries.map((entry) => (
				<ManyRow key={entry.index} entry={entry} threshold={threshold} />
			))}
			{entries.length === 0 && (
				<tr>
					<td colSpan={sortColumns.length}>No scored solution is under the threshold.</td>
				</tr>
			)}
		</Table>
	);
}

function sortedBy(sorting: Sorting | null, column: SortColumn) {
	if (sorting?.column !== column) return 'none';
	return sorting.isDescending ? 'descending' : 'ascending';
}
