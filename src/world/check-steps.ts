import { formatAnswer, parseAnswer } from '../domain/answer.ts';
import { isSame, over, type Rational, rational } from '../domain/rational.ts';
import { isAnswerLine } from '../domain/solution.ts';
import {
	type Equation,
	type Expression,
	exactValue,
	findEquations,
	looseNumbers,
	type Mention,
	type Sign,
} from './equation.ts';
import { applyInField, type Print, printOf } from './formula.ts';

/** What is true of the steps of a solution. */
export type StepTruth = {
	/** Right or wrong, a step each. After the first wrong step no step is right. */
	readonly right: readonly boolean[];
	/** Index of the first wrong step; null where all are right. */
	readonly firstWrong: number | null;
};

/** What a check needs to know of a problem: `WorldProblem` has it. */
export type Checkable = {
	readonly question: string;
	/** The question before it was put in other words, where it was: its numbers stand there as numbers. */
	readonly plain?: string | undefined;
	readonly program: readonly string[];
	readonly answer: string;
};

/**
 * The exact truth of each step. A step is right if its equations hold and every number it introduces
 * is a quantity of the problem: one that the program computes, or one from which, with the problem's
 * other quantities, it computes the same (a regrouping: `3+4+5` as `4+5` first, `a*c-b*c` as
 * `(a-b)*c`). Used to measure labels and to grade, never to make training labels.
 *
 * Quantities are compared as formulas, not as numbers: each number of the question stands for a
 * variable, and formulas are compared by their value at one random point of a prime field
 * (Schwartz 1980), so that `2+2` is not taken for `2*2`. A regrouping must be put to use: where a
 * solution goes wrong later, the first quantity that led to none of the program's is the wrong step.
 */
export function checkSteps(problem: Checkable, steps: readonly string[]): StepTruth {
	const checker = new Checker(problem);
	const refused = steps.findIndex((step, at) => !checker.accept(step, at));
	if (refused === -1) return { right: steps.map(() => true), firstWrong: null };
	const firstWrong = Math.min(refused, checker.firstUnused() ?? refused);
	return { right: steps.map((_, at) => at < firstWrong), firstWrong };
}

const stepLabel = /^\s*(?:step\s+\d+\s*[:.)]|\d+[.)](?=\s)|[-*•])\s*/i;
const maxReadings = 64;

class Checker {
	/** What each number may mean by now, by canonical text. */
	readonly #known = new Map<string, Set<Print>>();
	/** Formulas of the program that no step has reached yet, with their values. */
	readonly #open = new Map<Print, Rational>();
	/** Formulas of the program, reached or not. */
	readonly #program = new Set<Print>();
	/** Formulas at hand: known ones and those of the program. */
	readonly #quantities = new Set<Print>();
	/** Regroupings by their formula: the step that made each, and what it was made of. */
	readonly #unused = new Map<Print, { readonly at: number; readonly from: readonly Print[] }>();
	readonly #answer: string;

	constructor({ question, plain, program, answer }: Checkable) {
		this.#answer = answer;
		for (const { value, parts } of looseNumbers(plain ?? question, [])) {
			const [top, bottom] = parts.map((part) => this.#give(part));
			if (top !== undefined && bottom !== undefined)
				this.#learn(value, applyInField('/', top, bottom));
		}
		this.#give(rational(1n));
		const chain = new Map<string, Print>();
		for (const { left, right } of program.flatMap(findEquations)) {
			const print = programPrint(left, chain, (value) => this.#give(value));
			const result = exactValue(right);
			if (result === null) continue;
			chain.set(formatAnswer(result), print);
			this.#open.set(print, result);
			this.#program.add(print);
			this.#quantities.add(print);
		}
		if (this.#known.has('100')) this.#learnPercents();
	}

	/** Whether a step is right, given that all before it are; what it establishes is known from then on. */
	accept(step: string, at: number): boolean {
		if (isAnswerLine(step)) return this.#isAnswer(step);
		const text = step.replace(stepLabel, '');
		const equations = findEquations(text);
		return (
			equations.every((equation) => this.#acceptEquation(equation, at)) &&
			looseNumbers(text, equations).every((mention) => this.#acceptMention(mention))
		);
	}

	#isAnswer(line: string): boolean {
		const value = parseAnswer(line.replace(/^#+/, ''));
		return value !== null && formatAnswer(value) === this.#answer;
	}

	/** The first step that made a quantity which led to none of the program's; null where there is none. */
	firstUnused(): number | null {
		const places = [...this.#unused.values()].map(({ at }) => at);
		return places.length === 0 ? null : Math.min(...places);
	}

	#acceptEquation({ left, right, holds }: Equation, at: number): boolean {
		const result = exactValue(right);
		if (!holds || result === null) return false;
		// Of `12 = 3*4` the right side is the working.
		const working = left.kind === 'number' && right.kind === 'operation' ? right : left;
		const meanings = this.#readings(working);
		const parts = this.#operands(working);
		const reached = meanings.filter(
			(print) => this.#program.has(print) || working.kind === 'number',
		);
		for (const print of reached) {
			this.#establish(result, print);
			for (const part of parts) this.#use(part);
		}
		if (reached.length > 0) return true;
		if (working.kind === 'number') return false;
		const regrouped = meanings.filter((print) => this.#regroups(print, working));
		for (const print of regrouped) {
			this.#establish(result, print);
			this.#unused.set(print, { at, from: parts });
		}
		return regrouped.length > 0;
	}

	/** What the numbers of an expression may mean. */
	#operands(expression: Expression): Print[] {
		if (expression.kind === 'number')
			return this.#meaningsOf(expression.value, expression.isPercent);
		return [...this.#operands(expression.left), ...this.#operands(expression.right)];
	}

	/** A regrouping served its purpose, and with it those that it was made of. */
	#use(print: Print): void {
		const made = this.#unused.get(print);
		this.#unused.delete(print);
		for (const part of made?.from ?? []) this.#use(part);
	}

	/** A number without working: known, or a result of the program that was worked out in the head. */
	#acceptMention({ value, parts }: Mention): boolean {
		const isKnown = (number: Rational) => this.#known.has(formatAnswer(number));
		if (isKnown(value) || parts.every(isKnown)) return true;
		const found = [...this.#open].find(([, result]) => isSame(result, value));
		if (found !== undefined) this.#establish(value, found[0]);
		return found !== undefined;
	}

	/**
	 * Whether one operation with other quantities, or with a pair of them, leads from here to a
	 * formula of the program that is still open. An operand of the same kind of operation may not be
	 * used again: that would undo the step and justify anything.
	 */
	#regroups(
		print: Print,
		{ sign, left, right }: Extract<Expression, { kind: 'operation' }>,
	): boolean {
		const own = new Set([...this.#readings(left), ...this.#readings(right)]);
		const isSum = isAdditive(sign);
		const singles = [...this.#quantities].map((value) => ({ value, parts: [value] }));
		const pairs = singles.flatMap((a) =>
			singles.flatMap((b) =>
				(['+', '-', '*', '/'] as const).map((pairSign) => ({
					value: applyInField(pairSign, a.value, b.value),
					parts: [a.value, b.value],
				})),
			),
		);
		for (const { value, parts } of [...singles, ...pairs]) {
			const again = parts.some((part) => own.has(part));
			for (const next of ['+', '-', '*', '/'] as const) {
				if (again && isAdditive(next) === isSum) continue;
				if (this.#open.has(applyInField(next, print, value))) return true;
				if (this.#open.has(applyInField(next, value, print))) return true;
			}
		}
		return false;
	}

	/** Every formula that an expression can stand for. */
	#readings(expression: Expression): Print[] {
		if (expression.kind === 'number')
			return this.#meaningsOf(expression.value, expression.isPercent);
		const { sign, left, right } = expression;
		const rights = this.#readings(right);
		const readings = this.#readings(left).flatMap((a) =>
			rights.map((b) => applyInField(sign, a, b)),
		);
		if (sign === '/' && right.kind === 'number')
			readings.push(...this.#fractionReadings(left, right.value));
		return [...new Set(readings)].slice(0, maxReadings);
	}

	/** `5/7` as a result that is a fraction, alone or behind a product (`14*5/7`). */
	#fractionReadings(left: Expression, bottom: Rational): Print[] {
		const isProduct = left.kind === 'operation' && left.sign === '*';
		const top = isProduct ? left.right : left;
		if (top.kind !== 'number' || bottom.numerator === 0n) return [];
		const results = [...(this.#known.get(formatAnswer(over(top.value, bottom))) ?? [])];
		if (!isProduct) return results;
		return this.#readings(left.left).flatMap((a) => results.map((b) => applyInField('*', a, b)));
	}

	#meaningsOf(value: Rational, isPercent: boolean): Print[] {
		const known = [...(this.#known.get(formatAnswer(value)) ?? [])];
		if (!isPercent) return known;
		const hundredfold = this.#known.get(
			formatAnswer(rational(value.numerator * 100n, value.denominator)),
		);
		const hundred = printOf(rational(100n));
		return [
			...known,
			...[...(hundredfold ?? [])].map((print) => applyInField('/', print, hundred)),
		];
	}

	#establish(value: Rational, print: Print): void {
		this.#learn(value, print);
		this.#quantities.add(print);
		this.#open.delete(print);
	}

	#learn(value: Rational, print: Print): void {
		const key = formatAnswer(value);
		const meanings = this.#known.get(key) ?? new Set();
		this.#known.set(key, meanings.add(print));
	}

	/** A number of the problem itself: a variable. */
	#give(value: Rational): Print {
		const print = printOf(value);
		this.#learn(value, print);
		this.#quantities.add(print);
		return print;
	}

	/** 20 per cent may be written 0.2, and a fifth less 0.8 or 80 per cent. */
	#learnPercents(): void {
		const hundred = rational(100n);
		for (const [key, prints] of [...this.#known]) {
			const value = parseAnswer(key);
			if (value === null) continue;
			for (const print of prints) {
				for (const [sum, sumPrint] of [
					[value, print],
					[
						rational(100n * value.denominator - value.numerator, value.denominator),
						applyInField('-', printOf(hundred), print),
					],
					[
						rational(100n * value.denominator + value.numerator, value.denominator),
						applyInField('+', printOf(hundred), print),
					],
				] as const) {
					this.#learn(sum, sumPrint);
					this.#learn(
						rational(sum.numerator, sum.denominator * 100n),
						applyInField('/', sumPrint, printOf(hundred)),
					);
				}
			}
		}
	}
}

/** The formula of a step of the program: its numbers are earlier results where there are such, else the problem's. */
function programPrint(
	expression: Expression,
	chain: ReadonlyMap<string, Print>,
	give: (value: Rational) => Print,
): Print {
	const value = exactValue(expression);
	const isFraction =
		expression.kind === 'operation' && expression.sign === '/' && isLiteral(expression);
	const result = value === null ? undefined : chain.get(formatAnswer(value));
	if (result !== undefined && (expression.kind === 'number' || isFraction)) return result;
	if (expression.kind === 'number') return give(expression.value);
	const { sign, left, right } = expression;
	return applyInField(sign, programPrint(left, chain, give), programPrint(right, chain, give));
}

const isLiteral = ({ left, right }: Extract<Expression, { kind: 'operation' }>): boolean =>
	left.kind === 'number' && right.kind === 'number';

const isAdditive = (sign: Sign): boolean => sign === '+' || sign === '-';
