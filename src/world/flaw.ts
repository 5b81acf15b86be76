import type { Random } from '../domain/random.ts';
import { plus, type Rational, rational } from '../domain/rational.ts';
import { exactValue, findEquations } from './equation.ts';
import { type Line, largestDenominator, largestNumber, quantityOf } from './quantity.ts';

/** The errors that students make: one in a solution, and what follows is worked out from it. */
export type FlawKind = 'slip' | 'operation' | 'operand' | 'forgotten';
export const flawKinds: readonly FlawKind[] = ['slip', 'operation', 'operand', 'forgotten'];

export type FlawedSolution = {
	readonly kind: FlawKind;
	readonly lines: readonly Line[];
	/** Index of the line that went wrong; of a forgotten step, of the first line that misses its result. */
	readonly at: number;
};

const otherSigns: Readonly<Record<string, readonly string[]>> = {
	'+': ['-', '*'],
	'-': ['+'],
	'*': ['+', '/'],
	'/': ['*', '-'],
};

/**
 * The solution with one flaw of `kind` at a random line; null where this draw gives nothing that a
 * student could have written (no change, or a result that is negative or huge).
 */
export function flawSolution(
	lines: readonly Line[],
	question: string,
	kind: FlawKind,
	random: Random,
): FlawedSolution | null {
	const at = random.int(0, lines.length - 1);
	const line = lines[at];
	if (line === undefined) return null;
	const { text, equation } = line.quantity;
	const parts = partsOf(equation);
	const before = lines.slice(0, at);
	if (kind === 'forgotten') {
		const instead = random.pick(parts.filter(isNumeral));
		const after = lines.slice(at + 1);
		const rest = replay(after, new Map([[text, instead]]));
		if (rest === null) return null;
		const isChanged = (line: Line, i: number) =>
			line.quantity.equation !== after[i]?.quantity.equation;
		const missed = rest.findIndex(isChanged);
		return missed === -1 ? null : { kind, at: at + missed, lines: [...before, ...rest] };
	}
	const known = [...numeralsIn(question), ...before.map(({ quantity }) => quantity.text)];
	const changed =
		kind === 'slip'
			? parts
			: replaceOne(
					parts,
					kind === 'operand' ? () => random.pick(known) : signSwap(random),
					random,
					kind,
				);
	const worked = resultOf(changed.join(''));
	if (worked === null) return null;
	const result =
		kind === 'slip' ? plus(worked, rational(BigInt(random.pick([1, -1, 2, -2, 10, -10])))) : worked;
	const quantity = quantityOf(changed.join(''), result);
	// A result that the problem has elsewhere is no clear error.
	const isElsewhere = lines.some((other) => other.quantity.text === quantity.text);
	if (isElsewhere || !isPlausible(result)) return null;
	const rest = replay(lines.slice(at + 1), new Map([[text, quantity.text]]));
	return rest && { kind, at, lines: [...before, { ...line, quantity }, ...rest] };
}

/** The lines worked out again with some results replaced; null where that leads to nothing plausible. */
function replay(lines: readonly Line[], replaced: Map<string, string>): Line[] | null {
	const done: Line[] = [];
	for (const line of lines) {
		const expression = partsOf(line.quantity.equation)
			.map((part) => replaced.get(part) ?? part)
			.join('');
		const result = resultOf(expression);
		if (result === null || !isPlausible(result)) return null;
		const quantity = quantityOf(expression, result);
		if (quantity.text !== line.quantity.text) replaced.set(line.quantity.text, quantity.text);
		done.push({ ...line, quantity });
	}
	return done;
}

/** Numerals, signs and brackets of an equation's left side. */
const partsOf = (equation: string): string[] =>
	(equation.split(' = ')[0] ?? '').split(/([-+*/()])/).filter((part) => part !== '');
const isNumeral = (part: string): boolean => /^\d/.test(part);
const numeralsIn = (text: string): string[] => text.match(/\d+(?:\.\d+)?/g) ?? [];

const signSwap = (random: Random) => (sign: string) => random.pick(otherSigns[sign] ?? [sign]);

/** Replaces one numeral, or one sign. */
function replaceOne(
	parts: readonly string[],
	replace: (part: string) => string,
	random: Random,
	kind: 'operand' | 'operation',
): string[] {
	const fits = (part: string) => (kind === 'operand' ? isNumeral(part) : part in otherSigns);
	const chosen = random.pick([...parts.keys()].filter((at) => fits(parts[at] ?? '')));
	return parts.map((part, at) => (at === chosen ? replace(part) : part));
}

function resultOf(expression: string): Rational | null {
	const [equation] = findEquations(`${expression} = 0`);
	return equation === undefined ? null : exactValue(equation.left);
}

function isPlausible({ numerator, denominator }: Rational): boolean {
	return (
		numerator > 0n && numerator <= largestNumber * denominator && denominator <= largestDenominator
	);
}
