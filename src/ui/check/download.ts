/** Spreadsheets take a text without this mark for another encoding than UTF-8. */
const byteOrderMark = '\uFEFF';

/** Saves a CSV text as a file on the visitor's own disk. */
export function downloadText(name: string, text: string): void {
	const url = URL.createObjectURL(
		new Blob([byteOrderMark, text], { type: 'text/csv;charset=utf-8' }),
	);
	const link = document.createElement('a');
	link.href = url;
	link.download = name;
	link.click();
	// Not at once: the browser reads the address after the click.
	setTimeout(() => URL.revokeObjectURL(url), 10_000);
}
