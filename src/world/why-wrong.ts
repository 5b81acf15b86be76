import { formatAnswer } from '../domain/answer.ts';
import { isSame } from '../domain/rational.ts';
import { isAnswerLine } from '../domain/solution.ts';
import {
	type Equation,
	type Expression,
	exactValue,
	findEquations,
	type Sign,
} from './equation.ts';

/** Why a step is wrong, in what it wrote and what the problem asks for; the kinds of `FlawKind` and two more. */
export type WhyWrong =
	/** `working` was worked out wrongly: `result` is right. */
	| { readonly kind: 'slip'; readonly working: string; readonly result: string }
	| { readonly kind: 'operation'; readonly wrote: string; readonly asked: string }
	| {
			readonly kind: 'operand';
			readonly wrote: string;
			readonly number: string;
			readonly instead: string;
			readonly asked: string;
	  }
	/** `missing` is the step that comes before `asked`. */
	| { readonly kind: 'forgotten'; readonly missing: string; readonly asked: string }
	| { readonly kind: 'answer'; readonly answer: string | null }
	/** It computes nothing that the problem asks for, and is near to nothing that it does. */
	| { readonly kind: 'unasked' };

/** Why the first wrong step is one: its working beside the nearest line of the problem's program. */
export function whyWrong(
	{ program, answer }: { readonly program: readonly string[]; readonly answer: string | null },
	steps: readonly string[],
	firstWrong: number,
): WhyWrong {
	const step = steps[firstWrong] ?? '';
	if (isAnswerLine(step)) return { kind: 'answer', answer };
	const equations = findEquations(step);
	const failing = equations.find(({ holds }) => !holds);
	if (failing !== undefined) return slipOf(failing);
	const asked = program.flatMap((line) => findEquations(line).map((one) => ({ line, ...one })));
	const done = results(steps.slice(0, firstWrong).flatMap(findEquations));
	// The lines that are still to be written come first: a step is a try at one of them.
	const open = asked.filter(({ right }) => !isAmong(done, right));
	const tries = equations.flatMap(({ left }) =>
		[...open, ...asked].flatMap(({ line, left: meant }) =>
			difference(left, meant, line, asked, done),
		),
	);
	// Where a step can be read in two ways, the plainer error is the likelier.
	return (
		tries.find(({ kind }) => kind === 'operation') ??
		tries.find(({ kind }) => kind === 'forgotten') ??
		tries[0] ?? { kind: 'unasked' }
	);
}

function slipOf({ left, right }: Equation): WhyWrong {
	// Of `12 = 3*4` the right side is the working.
	const working = left.kind === 'number' && right.kind === 'operation' ? right : left;
	const result = exactValue(working);
	return result === null
		? { kind: 'unasked' }
		: { kind: 'slip', working: written(working), result: formatAnswer(result) };
}

/** What one change makes of the line that was meant; nothing where it takes more. */
function difference(
	wrote: Expression,
	meant: Expression,
	line: string,
	asked: readonly (Equation & { readonly line: string })[],
	done: readonly Expression[],
): WhyWrong[] {
	const [numbers, meantNumbers] = [numbersOf(wrote), numbersOf(meant)];
	if (numbers.length !== meantNumbers.length || numbers.length < 2) return [];
	const differing = numbers.flatMap((number, at) => {
		const other = meantNumbers[at];
		return other === undefined || isSameNumber(number, other) ? [] : [[number, other] as const];
	});
	const isSameSigns = signsOf(wrote).join('') === signsOf(meant).join('');
	if (differing.length === 0) {
		return isSameSigns ? [] : [{ kind: 'operation', wrote: written(wrote), asked: line }];
	}
	const [only] = differing;
	if (!isSameSigns || only === undefined || differing.length > 1) return [];
	const [number, instead] = only;
	// Who skips a step takes one of its numbers for its result.
	const skipped = asked.find(
		({ left, right }) =>
			isSameNumber(right, instead) && isAmong(numbersOf(left), number) && !isAmong(done, right),
	);
	if (skipped !== undefined) return [{ kind: 'forgotten', missing: skipped.line, asked: line }];
	return [
		{
			kind: 'operand',
			wrote: written(wrote),
			number: written(number),
			instead: written(instead),
			asked: line,
		},
	];
}

const results = (equations: readonly Equation[]): Expression[] =>
	equations.flatMap(({ left, right }) => [left, right]).filter(({ kind }) => kind === 'number');

const isAmong = (done: readonly Expression[], number: Expression): boolean =>
	done.some((one) => isSameNumber(one, number));

function isSameNumber(a: Expression, b: Expression): boolean {
	return a.kind === 'number' && b.kind === 'number' && isSame(a.value, b.value);
}

function numbersOf(expression: Expression): Expression[] {
	if (expression.kind === 'number') return [expression];
	return [...numbersOf(expression.left), ...numbersOf(expression.right)];
}

function signsOf(expression: Expression): Sign[] {
	if (expression.kind === 'number') return [];
	return [...signsOf(expression.left), expression.sign, ...signsOf(expression.right)];
}

const strength: Readonly<Record<Sign, number>> = { '+': 1, '-': 1, '*': 2, '/': 2 };

/** As a step writes it, `3*(4+5)`. */
function written(expression: Expression, outer = 0): string {
	if (expression.kind === 'number') {
		const text = formatAnswer(expression.value);
		return outer === 0 || !text.includes('/') ? text : `(${text})`;
	}
	const { sign, left, right } = expression;
	const own = strength[sign];
	const text = `${written(left, own)}${sign}${written(right, own + 0.5)}`;
	return own < outer ? `(${text})` : text;
}
