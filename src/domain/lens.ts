import { formatAnswer } from './answer.ts';
import { type Equation, exactValue, findEquations } from './equation.ts';
import { withoutMarks } from './given-solution.ts';
import { decimalPlaces, decimalText, minus, type Rational } from './rational.ts';
import type { Probability } from './reward.ts';
import { labelLength } from './step-label.ts';

/** An equation of a step, checked exactly. */
export type CheckedEquation = {
	/** Where it stands in the step's text. */
	readonly start: number;
	readonly end: number;
	/** Exactly, or as a repeating decimal rounded to the places written: `10/3 = 3.33`. */
	readonly holds: boolean;
	/** What its sides are: 'The left side is 14, the right side is 20.' */
	readonly finding: string;
};

/** A part of a step's text; `finding` says what is wrong with the arithmetic there. */
type LensPiece = {
	readonly start: number;
	readonly text: string;
	readonly finding: string | null;
};

/**
 * Where exact arithmetic and the PRM judge a step differently:
 * 'missed': an equation is wrong and the reward is not below the threshold;
 * 'beyond': every equation holds and the reward is below it.
 */
export type Disagreement = { readonly step: number; readonly kind: 'missed' | 'beyond' };

export type JudgedStep = {
	readonly equations: readonly CheckedEquation[];
	readonly reward: Probability | null;
};

/** Every equation of a line, in calculator marks too; its label or bullet is no part of one. */
export function checkArithmetic(text: string): CheckedEquation[] {
	const { clean, offsets, marks } = withoutMarks(text);
	const from = labelLength(clean);
	const placeOf = (at: number): number => offsets[at] ?? text.length;
	const body = clean.slice(from);
	const plain = findEquations(body).map((equation) =>
		checked(equation, body, placeOf(equation.start + from), placeOf(equation.end + from - 1) + 1),
	);
	const marked = marks
		.flatMap(({ inner, start }) =>
			findEquations(inner).map((equation) =>
				checked(equation, inner, equation.start + start, equation.end + start),
			),
		)
		// In `48/2 = <<48/2=24>>24` the mark says again what the text says.
		.filter(
			(mark) =>
				!plain.some(
					({ start, end, holds }) => start <= mark.start && mark.end <= end && holds === mark.holds,
				),
		);
	return [...plain, ...marked].sort((a, b) => a.start - b.start);
}

/** Each equation of a line that exact arithmetic refutes, as it was written: `3*4 = 13`. */
export function falseEquations(text: string, equations = checkArithmetic(text)): string[] {
	return equations.flatMap(({ start, end, holds }) => (holds ? [] : [text.slice(start, end)]));
}

/** The text cut where equations that fail begin and end; the pieces joined are the text. */
export function lensPieces(text: string, equations: readonly CheckedEquation[]): LensPiece[] {
	const pieces: LensPiece[] = [];
	let at = 0;
	for (const { start, end, finding } of mergeOverlaps(equations.filter(({ holds }) => !holds))) {
		if (start > at) pieces.push({ start: at, text: text.slice(at, start), finding: null });
		pieces.push({ start, text: text.slice(start, end), finding });
		at = end;
	}
	if (at < text.length) pieces.push({ start: at, text: text.slice(at), finding: null });
	return pieces;
}

/** A step without a reward yet, or without an equation, disagrees with nothing. */
export function findDisagreements(
	steps: readonly JudgedStep[],
	threshold: Probability,
): Disagreement[] {
	return steps.flatMap(({ equations, reward }, step): Disagreement[] => {
		if (reward === null || equations.length === 0) return [];
		const isRight = equations.every(({ holds }) => holds);
		if (!isRight && reward >= threshold) return [{ step, kind: 'missed' }];
		return isRight && reward < threshold ? [{ step, kind: 'beyond' }] : [];
	});
}

function checked(equation: Equation, text: string, start: number, end: number): CheckedEquation {
	const holds = equation.holds || isRounded(equation, text.slice(equation.start, equation.end));
	return { start, end, holds, finding: findingOf(equation) };
}

function isRounded({ left, right }: Equation, written: string): boolean {
	const places = /\.(\d+)\)?$/.exec(written)?.[1]?.length;
	const [exact, shown] = [exactValue(left), exactValue(right)];
	if (places === undefined || right.kind !== 'number' || exact === null || shown === null) {
		return false;
	}
	const off = minus(exact, shown);
	const size = off.numerator < 0n ? -off.numerator : off.numerator;
	// At most half of the last place written; an exact half cannot be: such a decimal ends.
	return decimalPlaces(exact) === null && 2n * size * 10n ** BigInt(places) < off.denominator;
}

function findingOf({ left, right }: Equation): string {
	const [a, b] = [exactValue(left), exactValue(right)];
	if (a === null || b === null) return 'Something is divided by zero here.';
	return `The left side is ${valueText(a)}, the right side is ${valueText(b)}.`;
}

const longestDecimals = 6;
const longestValue = 30;

function valueText(value: Rational): string {
	const places = decimalPlaces(value);
	const text =
		places !== null && places <= longestDecimals ? decimalText(value, places) : formatAnswer(value);
	return text.length <= longestValue ? text : 'a long number';
}

/** Of `a = b = c` both halves share b: one underline, all findings. */
function mergeOverlaps(equations: readonly CheckedEquation[]) {
	const merged: { start: number; end: number; finding: string }[] = [];
	for (const { start, end, finding } of equations) {
		const last = merged.at(-1);
		if (last === undefined || start >= last.end) merged.push({ start, end, finding });
		else {
			last.end = Math.max(last.end, end);
			last.finding += ` ${finding}`;
		}
	}
	return merged;
}
