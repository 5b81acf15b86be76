import { minus, type Rational, rational } from '../rational.ts';

/** How many noughts end a numeral: what 1,200 may be rounded to. */
export function noughtsAtEnd(text: string): number {
	let at = text.length;
	while (at > 1 && text.charAt(at - 1) === '0') at--;
	return text.length - at;
}

/** One unit of the last of `places` digits behind the point. */
export function lastDigit(places: number): Rational {
	return places >= 0 ? rational(1n, 10n ** BigInt(places)) : rational(10n ** BigInt(-places));
}

export function modulo(left: Rational, right: Rational): Rational | null {
	if (left.denominator !== 1n || right.denominator !== 1n) return null;
	return rational(left.numerator % right.numerator);
}

/** A fraction with a small denominator, and no end as a decimal, that rounds to `value`. */
export function fractionNear(value: Rational, places: number): Rational | null {
	const half = rational(1n, 2n * 10n ** BigInt(places));
	for (const denominator of [3n, 6n, 7n, 9n, 11n, 12n]) {
		const top = (value.numerator * denominator * 2n + value.denominator) / (2n * value.denominator);
		const near = rational(top, denominator);
		if (
			near.denominator % 3n !== 0n &&
			near.denominator % 7n !== 0n &&
			near.denominator % 11n !== 0n
		)
			continue;
		if (isAtMost(minus(near, value), half)) return near;
	}
	return null;
}

/** Whether |a| ≤ |b|. */
export function isAtMost(a: Rational, b: Rational): boolean {
	const size = (n: bigint): bigint => (n < 0n ? -n : n);
	return size(a.numerator) * b.denominator <= size(b.numerator) * a.denominator;
}

/** Digits of a root that does not come out even. */
const rootPlaces = 30n;

/** The root, and whether it comes out even; null where it is not worked out. */
export function rootOf(
	value: Rational,
	degree: number,
): { readonly root: Rational; readonly isExact: boolean } | null {
	if (value.numerator < 0n || (degree !== 2 && degree !== 3)) return null;
	const n = BigInt(degree);
	const [top, bottom] = [integerRoot(value.numerator, n), integerRoot(value.denominator, n)];
	if (top ** n === value.numerator && bottom ** n === value.denominator) {
		return { root: rational(top, bottom), isExact: true };
	}
	const scale = 10n ** rootPlaces;
	const scaled = integerRoot((value.numerator * scale ** n) / value.denominator, n);
	return { root: rational(scaled, scale), isExact: false };
}

/** The largest integer whose n-th power is not above `value` (Newton). */
function integerRoot(value: bigint, n: bigint): bigint {
	if (value < 2n) return value;
	let guess = 1n << (BigInt(value.toString(2).length) / n + 1n);
	for (;;) {
		const next = ((n - 1n) * guess + value / guess ** (n - 1n)) / n;
		if (next >= guess) return guess;
		guess = next;
	}
}
