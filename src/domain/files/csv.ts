/** Rows as comma-separated values (RFC 4180); texts that a spreadsheet would change are guarded. */
export function toCsv(rows: readonly (readonly (string | number)[])[]): string {
	return rows.map((row) => `${row.map(cellText).join(',')}\r\n`).join('');
}

function cellText(cell: string | number): string {
	if (typeof cell === 'number') return String(cell);
	const safe = guarded(cell);
	return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const formula = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u;
/** A name such as Mary or a word such as deck is none. */
const month =
	/^\s*(?:\d{1,4}[\s./-]*)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)(?!\p{L})/iu;
/** `1/2`, `3-4`, `1.2.2024`, `10:30`: fractions, scores and times that would become dates. */
const date = /^\s*\d{1,4}\s*(?:[/:-]\s*\d{1,4}|\.\s*\d{1,2}\s*\.)/u;
const shortest = 40;

/** Whether a spreadsheet would run the text or store something else for it. */
function isChanged(text: string): boolean {
	const bare = text.replace(/^'+/u, '');
	if (formula.test(bare)) return true;
	return bare.length <= shortest && (date.test(bare) || month.test(bare));
}

/** An apostrophe keeps a cell as text; it is taken away again by `unguarded`. */
function guarded(text: string): string {
	return isChanged(text) ? `'${text}` : text;
}

/** A cell as it was before `toCsv`; also Excel's own guard, `="007"`. */
export function unguarded(cell: string): string {
	const rest = cell.slice(1);
	if (cell.startsWith("'") && isChanged(rest)) return rest;
	return /^="(?<text>[^"]*)"$/u.exec(cell)?.groups?.['text'] ?? cell;
}
