import type { ReactNode } from 'react';
import { Hidden } from '../text/Hidden.tsx';
import css from './Table.module.css';

export type Column = {
	readonly name: string;
	/** How the rows are sorted by it; absent where they cannot be. */
	readonly sorted?: 'ascending' | 'descending' | 'none';
	readonly onSort?: () => void;
};

type Props = {
	readonly caption: string;
	/** Whether the caption stands above the table as its heading, or is for screen readers alone. */
	readonly titled?: boolean;
	readonly columns: readonly Column[];
	/** On a phone the first two cells of a row take a line each, and the others the next one. */
	readonly stacked?: boolean;
	/** Rows of one line each; the names of the columns are for screen readers alone. */
	readonly dense?: boolean;
	readonly foot?: ReactNode;
	/** The rows. */
	readonly children: ReactNode;
};

const ways = { none: '↕', ascending: '↑', descending: '↓' } as const;

/** A table whose first cells are the names of its rows. */
export function Table(props: Props) {
	const { caption, titled = false, columns, stacked = false, dense = false } = props;
	return (
		<table className={css['table']} data-stacked={stacked} data-dense={dense}>
			<caption className={css['caption']} data-titled={titled}>
				{caption}
			</caption>
			<thead>
				<tr>
					{columns.map((column) => (
						<th key={column.name} scope="col" aria-sort={column.sorted}>
							{dense ? <Hidden>{column.name}</Hidden> : <ColumnHead column={column} />}
						</th>
					))}
				</tr>
			</thead>
			<tbody>{props.children}</tbody>
			{props.foot}
		</table>
	);
}

function ColumnHead({ column: { name, sorted, onSort } }: { readonly column: Column }) {
	if (sorted === undefined) return name;
	return (
		<button type="button" className={css['sort']} onClick={onSort}>
			{name}
			<span aria-hidden="true">{ways[sorted]}</span>
		</button>
	);
}
