/** One record of a file, before anyone knows which field is what. */
export type Row = {
	/** Where it begins; lines count from 1. */
	readonly line: number;
	/** As it stands in the text. */
	readonly source: string;
	readonly fields: Fields;
};

export type Fields = Readonly<Record<string, unknown>>;

/** A part of the text that is not taken, and why. */
export type SkippedText = {
	readonly line: number;
	readonly text: string;
	/** A sentence that names the line. */
	readonly message: string;
};

/** What a reader of one format finds, in the order of the text. */
export type Found = Row | SkippedText;

export const isRow = (found: Found): found is Row => 'fields' in found;

/** A field as one text: a list is a line an item, numbers are written out; null where it holds nothing. */
export function textOf(value: unknown): string | null {
	if (typeof value === 'number' || typeof value === 'boolean') return String(value);
	const text = Array.isArray(value)
		? value.map((item) => (typeof item === 'string' ? item : JSON.stringify(item))).join('\n')
		: value;
	if (typeof text === 'object' && text !== null) return JSON.stringify(text);
	return typeof text === 'string' && text.trim() !== '' ? text : null;
}
