import { formatAnswer } from './answer.ts';
import { readEquations, type WrittenEquation } from './arithmetic/find.ts';
import type { Node } from './arithmetic/node.ts';
import { readNumeral } from './arithmetic/numeral.ts';
import { withoutMarks } from './given-solution.ts';
import { decimalPlaces, decimalText, isSame, type Rational } from './rational.ts';
import type { Probability } from './reward.ts';
import { labelLength } from './step-label.ts';

/** An equation of a step, checked exactly. */
export type CheckedEquation = {
	/** Where it stands in the step's text. */
	readonly start: number;
	readonly end: number;
	/** Exactly, or rounded to the places written: `10/3 = 3.33`. */
	readonly holds: boolean;
	readonly isRounded: boolean;
	/** What its sides are: 'The left side is 14, the right side is 20.'; empty where they are the same. */
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

/**
 * Every equation of a step that can be judged, in calculator marks too; its label or bullet is no
 * part of one. What cannot be read whole is left out: the calculator may be silent, it may not accuse.
 */
export function checkArithmetic(text: string): CheckedEquation[] {
	const label = labelLength(text);
	if (!text.includes('<<')) return judged(text.slice(label), (at) => at + label);
	const { clean, offsets, marks } = withoutMarks(text);
	const from = labelLength(clean);
	const placeOf = (at: number): number => offsets[at] ?? text.length;
	const plain = judged(clean.slice(from), (at) => placeOf(at + from));
	const marked = marks
		.flatMap(({ inner, start }) => judged(inner, (at) => at + start))
		// In `48/2 = <<48/2=24>>24` the mark says again what the text says.
		.filter(
			(mark) =>
				!plain.some(
					({ start, end, holds }) => start <= mark.start && mark.end <= end && holds === mark.holds,
				),
		);
	return [...plain, ...marked].sort((a, b) => a.start - b.start);
}

function judged(text: string, placeOf: (at: number) => number): CheckedEquation[] {
	return readEquations(text).flatMap((equation): CheckedEquation[] => {
		const { start, end, holds, isRounded } = equation;
		if (holds === null) return [];
		const finding = holds && !isRounded ? '' : findingOf(equation);
		return [{ start: placeOf(start), end: placeOf(end - 1) + 1, holds, isRounded, finding }];
	});
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

function findingOf(equation: WrittenEquation): string {
	const { left, right, dividesByZero, isRounded, rightSide, holds } = equation;
	if (dividesByZero) return 'Something is divided by zero here.';
	if (rightSide.kind === 'remainder') return remainderWords(holds === true);
	if (left === null || right === null) return 'The two sides are not the same.';
	const sides = `The left side is ${valueText(left)}, the right side is ${valueText(right)}`;
	return isRounded ? `${sides}: rounded.` : `${sides}.${runOnWords(equation)}`;
}

function remainderWords(holds: boolean): string {
	return holds
		? 'Quotient and remainder are right.'
		: 'Quotient times divisor plus remainder is not the dividend, or the remainder is too large.';
}

/** Where the right side begins with the left side's result and goes on, the sign means "and then". */
function runOnWords({ left, rightSide, holds }: WrittenEquation): string {
	if (holds !== false || left === null || rightSide.kind !== 'operation') return '';
	const first = firstNumber(rightSide);
	return first !== null && isSame(first, left)
		? ' An equals sign joins two sides that are the same: begin a new line for the next step.'
		: '';
}

function firstNumber(node: Node): Rational | null {
	switch (node.kind) {
		case 'operation':
			return firstNumber(node.left);
		case 'quantity':
			return firstNumber(node.of);
		case 'numeral':
			return readNumeral(node.text, '.')?.value ?? null;
		default:
			return null;
	}
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
