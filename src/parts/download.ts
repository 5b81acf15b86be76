/** Spreadsheets take a CSV without this mark for another encoding than UTF-8. */
const byteOrderMark = '\uFEFF';

/** How long the browser may take to read the address after the click. */
const readMs = 60_000;

/** Saves a table as a file on the visitor's own disk. */
export function downloadCsv(fileName: string, csv: string): void {
	download(fileName, [byteOrderMark, csv], 'text/csv;charset=utf-8');
}

export function downloadJsonLines(fileName: string, lines: string): void {
	download(fileName, [lines], 'application/jsonl');
}

export function downloadText(fileName: string, text: string, type: string): void {
	download(fileName, [text], type);
}

function download(fileName: string, parts: readonly string[], type: string): void {
	downloadBlob(fileName, new Blob([...parts], { type }));
}

export function downloadBlob(fileName: string, blob: Blob): void {
	const address = URL.createObjectURL(blob);
	const link = document.createElement('a');
	link.href = address;
	link.download = fileName;
	link.click();
	setTimeout(() => URL.revokeObjectURL(address), readMs);
}
