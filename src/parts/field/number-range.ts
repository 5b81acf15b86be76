/** The numbers that a field takes; a whole `step` takes whole numbers alone. */
export type NumberRange = { readonly min: number; readonly max: number; readonly step: number };

/** The number in the text, if it is one of the range. */
export function numberFrom(text: string | null, { min, max, step }: NumberRange): number | null {
	if (text === null || text.trim() === '') return null;
	const value = Number(text);
	if (!Number.isFinite(value) || value < min || value > max) return null;
	return Number.isInteger(step) && !Number.isInteger(value) ? null : value;
}
