import { formatAnswer } from '../domain/answer.ts';
import { hash32 } from '../domain/random.ts';
import type { Rational } from '../domain/rational.ts';
import type { Sign } from './equation.ts';

/**
 * A formula over the numbers of a problem, as its value at one random point of a prime field: equal
 * formulas have equal prints, and others by a chance of one in millions (Schwartz 1980).
 */
export type Print = number;
const prime = 67_108_859; // the largest below 2^26: products stay exact in a double

/** The variable of a number; 1 is itself, so that `12*1/3` is `12/3`. */
export function printOf(value: Rational): Print {
	const key = formatAnswer(value);
	return key === '1' ? 1 : (hash32(`quantity/${key}`) % (prime - 2)) + 2;
}

export function applyInField(sign: Sign, a: Print, b: Print): Print {
	switch (sign) {
		case '+':
			return (a + b) % prime;
		case '-':
			return (a - b + prime) % prime;
		case '*':
			return (a * b) % prime;
		case '/':
			return (a * inverse(b)) % prime;
	}
}

const inverses = new Map<Print, Print>();

/** By Fermat's little theorem; 0 for 0, which no formula here is by chance. */
function inverse(value: Print): Print {
	const kept = inverses.get(value);
	if (kept !== undefined) return kept;
	let [result, base] = [1, value];
	for (let exponent = prime - 2; exponent > 0; exponent = Math.floor(exponent / 2)) {
		if (exponent % 2 === 1) result = (result * base) % prime;
		base = (base * base) % prime;
	}
	inverses.set(value, result);
	return result;
}
