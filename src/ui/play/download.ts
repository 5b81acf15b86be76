/** Excel reads a file as UTF-8 only where it begins with this mark. */
const byteOrderMark = '\ufeff';

/** Hands a table to the browser as a file. */
export function downloadCsv(fileName: string, csv: string): void {
	const address = URL.createObjectURL(new Blob([byteOrderMark, csv], { type: 'text/csv' }));
	const link = document.createElement('a');
	link.href = address;
	link.download = fileName;
	link.click();
	// Not at once: some browsers read the file only after the click was handled.
	setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
