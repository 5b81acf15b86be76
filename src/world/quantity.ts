import { parseAnswer } from '../domain/answer.ts';
import {
	decimalPlaces,
	decimalText,
	minus,
	over,
	plus,
	type Rational,
	times,
} from '../domain/rational.ts';

/**
 * A number that a solution computes: operations on numbers of the problem or on earlier results.
 * The chain of quantities behind the last line is the problem's exact solution program.
 */
export type Quantity = {
	readonly value: Rational;
	/** As a solution writes it: `24`, `7.50`, `2/3`. */
	readonly text: string;
	/** As a step writes it, `48/2 = 24`. */
	readonly equation: string;
};

/** No number in a solution is larger: the small models learn the arithmetic they are asked for. */
export const largestNumber = 1000n;
/** Fractions that a class would write down. */
export const largestDenominator = 60n;

/** A number of the problem: whole, or as text where it is not (`'2.50'`, `'1.5'`, `'3/4'`). */
type Numeral = number | string;
export type Term = Numeral | Quantity;

/** An amount in dollars as text, from cents: `7` for 700, `7.50` for 750. */
export const dollars = (cents: number): string =>
	cents % 100 === 0 ? `${cents / 100}` : (cents / 100).toFixed(2);

type Operation = { readonly sign: string; readonly apply: (a: Rational, b: Rational) => Rational };
const adding: Operation = { sign: '+', apply: plus };
const subtracting: Operation = { sign: '-', apply: minus };
const multiplying: Operation = { sign: '*', apply: times };
const dividing: Operation = { sign: '/', apply: over };

export const add = (first: Term, ...rest: readonly Term[]): Quantity =>
	combine(
		first,
		rest.map((term) => [adding, term]),
	);
export const sub = (first: Term, ...rest: readonly Term[]): Quantity =>
	combine(
		first,
		rest.map((term) => [subtracting, term]),
	);
export const mul = (first: Term, ...rest: readonly Term[]): Quantity =>
	combine(
		first,
		rest.map((term) => [multiplying, term]),
	);
/** May leave a fraction: where the family's numbers are whole, `makeProblem` then draws anew. */
export const div = (left: Term, right: Term): Quantity => combine(left, [[dividing, right]]);
/** `part` per cent of `whole`: `80*20/100 = 16`. */
export const percentOf = (part: Term, whole: Term): Quantity => fractionOf(part, 100, whole);
/** `top`/`bottom` of `whole`: `18*2/3 = 12`, or `18/3 = 6` for a unit fraction. */
export const fractionOf = (top: Term, bottom: Term, whole: Term): Quantity =>
	combine(whole, [...(top === 1 ? [] : [[multiplying, top] as const]), [dividing, bottom]]);

function combine(first: Term, rest: readonly (readonly [Operation, Term])[]): Quantity {
	let value = exactOf(first);
	let expression = textOf(first);
	for (const [{ sign, apply }, term] of rest) {
		value = apply(value, exactOf(term));
		const text = textOf(term);
		expression += sign + (sign === '/' && text.includes('/') ? `(${text})` : text);
	}
	return quantityOf(expression, value);
}

/** The quantity that a step writes as `expression = value`; an amount with cents in it makes money of the value. */
export function quantityOf(expression: string, value: Rational): Quantity {
	const text = numeralText(value, /\.\d\d(?!\d)/.test(expression));
	return { value, text, equation: `${expression} = ${text}` };
}

function exactOf(term: Term): Rational {
	if (typeof term === 'object') return term.value;
	const value = parseAnswer(String(term));
	if (value === null) throw new Error(`"${term}" is not a number`);
	return value;
}

const textOf = (term: Term): string => (typeof term === 'object' ? term.text : String(term));

/** Whole, else a decimal of at most two places (money: exactly two), else a fraction. */
function numeralText(value: Rational, isMoney: boolean): string {
	const places = decimalPlaces(value);
	if (places === null || places > 2) return `${value.numerator}/${value.denominator}`;
	return decimalText(value, isMoney && places > 0 ? 2 : places);
}

/** One step of a reference solution: a sentence around one equation. */
export type Line = { readonly before: string; readonly quantity: Quantity; readonly after: string };

/** Template tag of a step: interpolates words and numbers, and exactly one quantity, the step's equation. */
export function line(texts: TemplateStringsArray, ...parts: readonly Term[]): Line {
	const at = parts.findIndex((part) => typeof part === 'object');
	const quantity = parts[at];
	if (
		typeof quantity !== 'object' ||
		parts.filter((part) => typeof part === 'object').length !== 1
	) {
		throw new Error(`a step holds exactly one equation: ${texts.join('…')}`);
	}
	const words = (from: number, to: number) =>
		texts
			.slice(from, to)
			.reduce((text, piece, i) => text + (i > 0 ? String(parts[from + i - 1]) : '') + piece, '');
	return { before: words(0, at + 1), quantity, after: words(at + 1, texts.length) };
}
