/** Rows as comma-separated values (RFC 4180); a cell that a spreadsheet would run as a formula is quoted as text. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
	return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: string | number): string {
	if (typeof cell === 'number') return String(cell);
	const harmless = /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
	return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
