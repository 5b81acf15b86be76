import { type Rational, rational } from '../rational.ts';

/** Which sign begins the decimals: `1,234.5` or `1.234,5`. */
export type DecimalSign = '.' | ',';

export type Numeral = { readonly value: Rational; readonly places: number };

const digits = /^\d+$/;
const pointGroups = /^[1-9]\d{0,2}(?:,\d{3})+$/;
const indianGroups = /^[1-9]\d?(?:,\d\d)+,\d{3}$/;
const commaGroups = /^[1-9]\d{0,2}(?:\.\d{3})+$/;
/** Groups that no decimal sign is part of; the Swiss and the metric ones. */
const otherGroups = /^[1-9]\d{0,2}(?:'\d{3}|[^\S\n]\d{3})+$/;
/** More digits are no amount that somebody worked with. */
export const mostDigits = 60;

/** A written number as it reads where `sign` begins the decimals; null where it is none there. */
export function readNumeral(text: string, sign: DecimalSign): Numeral | null {
	if (text.length > mostDigits) return null;
	if (digits.test(text)) return { value: rational(BigInt(text)), places: 0 };
	const at = text.lastIndexOf(sign);
	const whole = at === -1 ? text : text.slice(0, at);
	const decimals = at === -1 ? '' : text.slice(at + 1);
	if (at !== -1 && !digits.test(decimals)) return null;
	const isWhole =
		whole === ''
			? at !== -1
			: digits.test(whole) ||
				otherGroups.test(whole) ||
				(sign === '.'
					? pointGroups.test(whole) || indianGroups.test(whole)
					: commaGroups.test(whole));
	if (!isWhole) return null;
	const value = rational(
		BigInt(`${whole.replace(/\D/g, '')}${decimals}`),
		10n ** BigInt(decimals.length),
	);
	return { value, places: decimals.length };
}

/**
 * How many characters from `at` on are one written number; 0 where none begins. A space joins only
 * groups of three.
 */
export function numeralLength(text: string, at: number): number {
	let end = at;
	while (isDigit(text, end)) end++;
	if (end === at) {
		if (text.charAt(at) !== '.' || !isDigit(text, at + 1)) return 0;
	}
	for (;;) {
		const sign = text.charAt(end);
		if ((sign === '.' || sign === ',') && isDigit(text, end + 1)) end++;
		else if (
			(sign === "'" || sign === ' ') &&
			end - at < mostDigits &&
			isDigit(text, end + 1) &&
			isDigit(text, end + 2) &&
			isDigit(text, end + 3) &&
			!isDigit(text, end + 4) &&
			otherGroups.test(text.slice(at, end + 4))
		)
			end += 4;
		else return end - at;
		while (isDigit(text, end)) end++;
	}
}

function isDigit(text: string, at: number): boolean {
	const code = text.charCodeAt(at);
	return code >= 48 && code <= 57;
}
