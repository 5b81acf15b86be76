/** An exact number in lowest terms with a positive denominator: nothing is compared as a float. */
export type Rational = { readonly numerator: bigint; readonly denominator: bigint };

/** The fraction in lowest terms. @throws RangeError for a denominator of 0. */
export function rational(numerator: bigint, denominator = 1n): Rational {
	if (denominator === 1n) return { numerator, denominator };
	if (denominator === 0n) throw new RangeError('division by zero');
	const sign = denominator < 0n ? -1n : 1n;
	const divisor =
		sign * greatestCommonDivisor(numerator < 0n ? -numerator : numerator, denominator * sign);
	return { numerator: numerator / divisor, denominator: denominator / divisor };
}

export const plus = (a: Rational, b: Rational): Rational =>
	a.denominator === b.denominator
		? rational(a.numerator + b.numerator, a.denominator)
		: rational(
				a.numerator * b.denominator + b.numerator * a.denominator,
				a.denominator * b.denominator,
			);
export const minus = (a: Rational, b: Rational): Rational =>
	a.denominator === b.denominator
		? rational(a.numerator - b.numerator, a.denominator)
		: rational(
				a.numerator * b.denominator - b.numerator * a.denominator,
				a.denominator * b.denominator,
			);
export const times = (a: Rational, b: Rational): Rational =>
	rational(a.numerator * b.numerator, a.denominator * b.denominator);
/** @throws RangeError when `b` is 0. */
export const over = (a: Rational, b: Rational): Rational =>
	rational(a.numerator * b.denominator, a.denominator * b.numerator);

export function isSame(a: Rational, b: Rational): boolean {
	return a.numerator === b.numerator && a.denominator === b.denominator;
}

/** Digits after the point of the exact decimal; null where it never ends. */
export function decimalPlaces({ denominator }: Rational): number | null {
	let [rest, twos, fives] = [denominator, 0, 0];
	for (; rest % 2n === 0n; rest /= 2n) twos++;
	for (; rest % 5n === 0n; rest /= 5n) fives++;
	return rest === 1n ? Math.max(twos, fives) : null;
}

/** The decimal text with exactly `places` digits after the point; the value must fit them. */
export function decimalText({ numerator, denominator }: Rational, places: number): string {
	const scaled = (numerator * 10n ** BigInt(places)) / denominator;
	const digits = String(scaled < 0n ? -scaled : scaled).padStart(places + 1, '0');
	const whole = digits.slice(0, digits.length - places);
	const point = places > 0 ? `.${digits.slice(digits.length - places)}` : '';
	return `${scaled < 0n ? '-' : ''}${whole}${point}`;
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
	return b === 0n ? a : greatestCommonDivisor(b, a % b);
}
