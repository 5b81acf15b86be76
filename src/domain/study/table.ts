import { toCsv } from '../files/csv.ts';

/** What a picture shows, in numbers: for screen readers, and for spreadsheets. */
export type FigureTable = {
	readonly columns: readonly string[];
	/** null where there is no number. */
	readonly rows: readonly (readonly (string | number | null)[])[];
};

/** As comma-separated values, numbers to six places. */
export function tableCsv({ columns, rows }: FigureTable): string {
	const cell = (value: string | number | null): string | number =>
		typeof value === 'number' ? Number(value.toFixed(6)) : (value ?? '');
	return toCsv([columns, ...rows.map((row) => row.map(cell))]);
}
