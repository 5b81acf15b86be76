import type { Probability } from '../../../domain/reward.ts';
import { ManyRow } from './ManyRow.tsx';
import css from './ManyTable.module.css';
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
	min: 'Min reward',
	outcome: 'Outcome',
};

export function ManyTable({ entries, threshold, sorting, onSort }: Props) {
	return (
		<table className={css['table']}>
			<caption className={css['caption']}>Solutions and their rewards</caption>
			<thead>
				<tr className={css['row']}>
					{sortColumns.map((column) => (
						<th
							key={column}
							scope="col"
							className={css[column]}
							aria-sort={ariaSort(sorting, column)}
						>
							<button type="button" className={css['sort']} onClick={() => onSort(column)}>
								{columnNames[column]}
								<span className={css['way']} aria-hidden="true">
									{wayMark(sorting, column)}
								</span>
							</button>
						</th>
					))}
				</tr>
			</thead>
			<tbody>
				{entries.map((entry) => (
					<ManyRow key={entry.index} entry={entry} threshold={threshold} />
				))}
				{entries.length === 0 && (
					<tr>
						<td colSpan={sortColumns.length}>No scored solution is under the threshold.</td>
					</tr>
				)}
			</tbody>
		</table>
	);
}

function ariaSort(sorting: Sorting | null, column: SortColumn) {
	if (sorting?.column !== column) return 'none';
	return sorting.isDescending ? 'descending' : 'ascending';
}

function wayMark(sorting: Sorting | null, column: SortColumn): string {
	if (sorting?.column !== column) return '↕';
	return sorting.isDescending ? '↓' : '↑';
}
