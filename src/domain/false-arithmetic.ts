import { findEquations } from './equation.ts';

/** A part of a text; the parts in order are the whole of it. */
type Piece = {
	readonly text: string;
	/** Where it begins, as a string offset. */
	readonly start: number;
	/** Whether it belongs to an equation that exact arithmetic refutes. */
	readonly isFalse: boolean;
};

type ArithmeticReading = {
	readonly pieces: readonly Piece[];
	/** Each false equation as it was written: '3*4 = 13'. */
	readonly falseEquations: readonly string[];
};

/** A text cut where false equations begin and end. Exact, and apart from any model's reward. */
export function readArithmetic(text: string): ArithmeticReading {
	const pieces: Piece[] = [];
	const falseEquations: string[] = [];
	let at = 0;
	const cut = (end: number, isFalse: boolean) => {
		if (end > at) pieces.push({ text: text.slice(at, end), start: at, isFalse });
		at = Math.max(at, end);
	};
	for (const { start, end, holds } of findEquations(text)) {
		if (holds) continue;
		falseEquations.push(text.slice(start, end));
		cut(start, false);
		// Of `a = b = c` the halves share b: a second false half goes on where the first ended.
		cut(end, true);
	}
	cut(text.length, false);
	return { pieces, falseEquations };
}
