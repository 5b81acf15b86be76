/**
 * A number that a solution computes: an operation on numbers of the problem or on earlier results.
 * The chain of quantities behind the last line is the problem's exact solution program.
 */
export type Quantity = {
	readonly value: number;
	/** As a step writes it, `48/2 = 24`. */
	readonly equation: string;
};

export type Term = number | Quantity;

const numberOf = (term: Term): number => (typeof term === 'number' ? term : term.value);

function combine(sign: string, left: Term, right: Term, value: number): Quantity {
	return { value, equation: `${numberOf(left)}${sign}${numberOf(right)} = ${value}` };
}

export const add = (left: Term, right: Term): Quantity =>
	combine('+', left, right, numberOf(left) + numberOf(right));
export const sub = (left: Term, right: Term): Quantity =>
	combine('-', left, right, numberOf(left) - numberOf(right));
export const mul = (left: Term, right: Term): Quantity =>
	combine('*', left, right, numberOf(left) * numberOf(right));
/** May leave a fraction: `makeProblem` then draws the problem anew. */
export const div = (left: Term, right: Term): Quantity =>
	combine('/', left, right, numberOf(left) / numberOf(right));

/** One step of a reference solution: a sentence around one equation. */
export type Line = { readonly text: string; readonly quantity: Quantity };

/** Template tag of a step: interpolates words, and exactly one quantity as its equation. */
export function line(texts: TemplateStringsArray, ...parts: readonly (string | Quantity)[]): Line {
	const quantities = parts.filter((part) => typeof part !== 'string');
	const [quantity] = quantities;
	if (quantity === undefined || quantities.length !== 1) {
		throw new Error(`a step holds exactly one equation: ${texts.join('…')}`);
	}
	const words = parts.map((part) => (typeof part === 'string' ? part : part.equation));
	return { text: String.raw({ raw: texts }, ...words), quantity };
}
