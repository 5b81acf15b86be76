import { decimalPlaces, decimalText, type Rational, rational } from './rational.ts';

/** Sign, currency, digits with optional thousands commas, decimals, fraction, percent; one full stop may follow. */
const answerPattern =
	/^(?<sign>[-+−]?)\s*[$€£]?\s*(?<inner>[-−]?)(?<whole>\d{1,3}(?:,\d{3})+|\d+)?(?:\.(?<decimals>\d+))?(?:\s*\/\s*(?<over>\d+))?\s*(?<percent>%?)\.?$/u;

/**
 * Reads "18", "18.0", "$18", "1,800", "-3", "3/4", "75%"; null for anything else, so that words
 * after a number make it no answer rather than a guess. The Python twin is checked by
 * training/vectors/answers.json.
 */
export function parseAnswer(text: string): Rational | null {
	const groups = answerPattern.exec(text.trim())?.groups;
	if (groups === undefined) return null;
	const { sign, inner, whole, decimals, over, percent } = groups;
	if (whole === undefined && decimals === undefined) return null;
	if (decimals !== undefined && over !== undefined) return null;
	const digits = `${(whole ?? '').replaceAll(',', '')}${decimals ?? ''}`;
	const negative = isMinus(sign) !== isMinus(inner);
	const denominator =
		10n ** BigInt(decimals?.length ?? 0) * BigInt(over ?? 1) * (percent === '%' ? 100n : 1n);
	if (denominator === 0n) return null;
	return rational(negative ? -BigInt(digits) : BigInt(digits), denominator);
}

/** Canonical text: '72' or '-3/4'. Equal numbers have equal text, and only they. */
export function formatAnswer({ numerator, denominator }: Rational): string {
	return denominator === 1n ? `${numerator}` : `${numerator}/${denominator}`;
}

/** Most digits after the point that are shown; a longer decimal is a fraction instead. */
const mostPlaces = 2;

/** A canonical answer as people write it: '15/2' is '7.5', while '1/3' and '1/8' stay; other text too. */
export function answerWords(answer: string): string {
	const value = parseAnswer(answer);
	const places = value === null ? null : decimalPlaces(value);
	if (value === null || places === null || places > mostPlaces) return answer;
	return decimalText(value, places);
}

function isMinus(sign: string | undefined): boolean {
	return sign === '-' || sign === '−';
}
