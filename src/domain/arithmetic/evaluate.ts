import { minus, over, plus, type Rational, rational, times } from '../rational.ts';
import { fractionNear, modulo, noughtsAtEnd, rootOf } from './approximate.ts';
import type { Node } from './node.ts';
import { type DecimalSign, mostDigits, readNumeral } from './numeral.ts';
import type { Unit } from './units.ts';

/** How a whole equation is taken where it can be read in more than one way. */
export type Reading = {
	readonly decimal: DecimalSign;
	/** Whether `20%` is 1/5, or 20 of which the sign says what they count. */
	readonly percent: 'part' | 'label';
	/** Whether units are turned into each other, or only name what is counted. */
	readonly units: 'label' | 'factor';
	/** Whether 33.33 stands for 100/3. */
	readonly isRounded: boolean;
};

/** The last digit that was written: so many places behind the point (or noughts before it), in `unit`s. */
export type LastDigit = { readonly places: number; readonly unit: Rational };

export type Value = {
	/** null: it may be anything. */
	readonly amount: Rational | null;
	readonly unit: Unit | null;
	/** Of a number that stands alone. */
	readonly last: LastDigit | null;
	/** Whether a root was rounded. */
	readonly isExact: boolean;
	/** Whether it is what was meant for all that can be told. */
	readonly isSure: boolean;
};

const anything: Value = { amount: null, unit: null, last: null, isExact: true, isSure: true };
const zero = rational(0n);
const one = rational(1n);
const hundred = rational(100n);
const tooLarge = 10n ** BigInt(mostDigits);
const largestExponent = 64n;
/** More ways to read one expression are not followed. */
const mostValues = 8;

/** The exact values of expressions in one reading, and what of them other readings would take otherwise. */
export class Evaluator {
	readonly units = new Map<string, Unit>();
	hasPercent = false;
	hasLetter = false;
	hasOtherDecimal = false;
	hasDecimals = false;
	dividesByZero = false;
	readonly #reading: Reading;
	#known: Map<Node, readonly Value[]> | null = null;

	constructor(reading: Reading) {
		this.#reading = reading;
	}

	/** Every value the expression can have; none where units forbid it. */
	values(node: Node): readonly Value[] {
		switch (node.kind) {
			case 'numeral':
				return this.#numeral(node.text);
			case 'exact':
				return [number(node.value)];
			case 'unknown':
			case 'remainder':
				return [anything];
			case 'negative':
				return this.values(node.of).map((value) => ({
					...value,
					amount: value.amount && minus(zero, value.amount),
				}));
			case 'unsure':
				return this.values(node.of).map((value) => ({ ...value, isSure: false }));
			case 'root':
				return this.values(node.of).map((value) => root(value, node.degree));
			case 'quantity':
				return this.values(node.of).map((value) => this.#inUnit(value, node.unit));
			default: {
				const known = this.#known?.get(node);
				if (known !== undefined) return known;
				const values = this.#combined(node);
				const kept = values.length > mostValues ? values.slice(0, mostValues) : values;
				// Ways to read share their parts.
				if (this.#known !== null) this.#known.set(node, kept);
				return kept;
			}
		}
	}

	#combined(node: Extract<Node, { kind: 'operation' | 'change' | 'either' }>): readonly Value[] {
		if (node.kind === 'either') {
			this.#known ??= new Map();
			return node.options.flatMap((option) => this.values(option));
		}
		const isChange = node.kind === 'change';
		const lefts = this.values(isChange ? node.base : node.left);
		const rights = this.values(isChange ? node.by : node.right);
		const found: Value[] = [];
		for (const left of lefts) {
			for (const right of rights) {
				const value = isChange
					? this.#changed(left, right, node.sign)
					: this.#operated(left, right, node.sign);
				if (value !== null) found.push(value);
			}
		}
		return found;
	}

	#numeral(text: string): readonly Value[] {
		const { decimal, isRounded } = this.#reading;
		const wanted = readNumeral(text, decimal);
		const hasSign = text.includes('.') || text.includes(',');
		const other = hasSign ? readNumeral(text, decimal === '.' ? ',' : '.') : null;
		const found = wanted ?? other;
		if (found === null) return [anything];
		if (wanted !== null && other !== null) this.hasOtherDecimal = true;
		if (found.places >= 2) this.hasDecimals = true;
		const whole = isRounded && found.places >= 2 ? fractionNear(found.value, found.places) : null;
		const places = found.places > 0 ? found.places : -noughtsAtEnd(text);
		return [
			{
				amount: whole ?? found.value,
				unit: null,
				last: { places, unit: one },
				isExact: true,
				isSure: true,
			},
		];
	}

	#inUnit(value: Value, unit: Unit): Value {
		if (unit.dimension === 'percent') {
			this.hasPercent = true;
			if (this.#reading.percent === 'label') return { ...value, unit };
		} else {
			this.units.set(unit.name, unit);
			if (unit.isLetter) this.hasLetter = true;
			if (this.#reading.units === 'label' || unit.dimension === 'label') return { ...value, unit };
		}
		const { last, amount } = value;
		return {
			...value,
			amount: amount && sized(times(amount, unit.factor)),
			last: last && { places: last.places, unit: times(last.unit, unit.factor) },
			unit: unit.dimension === 'scale' ? value.unit : unit,
		};
	}

	#changed(base: Value, by: Value, sign: '+' | '-'): Value | null {
		if (by.unit?.dimension !== 'percent') return this.#operated(base, by, sign);
		if (base.amount === null || by.amount === null) return anything;
		const share = this.#reading.percent === 'label' ? over(by.amount, hundred) : by.amount;
		const rest = sign === '+' ? plus(one, share) : minus(one, share);
		return { ...base, amount: sized(times(base.amount, rest)), last: null };
	}

	#operated(left: Value, right: Value, sign: string): Value | null {
		const unit = this.#unitOf(left.unit, right.unit, sign);
		if (unit === undefined) return null;
		if (left.amount === null || right.amount === null) return anything;
		const amount = this.#calculated(left.amount, right.amount, sign);
		if (amount === undefined) return null;
		if (amount === null) return anything;
		return {
			amount: sized(amount),
			unit,
			last: null,
			isExact: left.isExact && right.isExact,
			isSure: left.isSure && right.isSure && !isLoose(left.unit, right.unit, sign),
		};
	}

	/** undefined where something is divided by zero, null where the result is not worked out. */
	#calculated(left: Rational, right: Rational, sign: string): Rational | null | undefined {
		switch (sign) {
			case '+':
				return plus(left, right);
			case '-':
				return minus(left, right);
			case '*':
				return times(left, right);
			case '^':
				return this.#power(left, right);
			default:
				if (right.numerator === 0n) {
					this.dividesByZero = true;
					return undefined;
				}
				return sign === '/' ? over(left, right) : modulo(left, right);
		}
	}

	#power(base: Rational, { numerator, denominator }: Rational): Rational | null | undefined {
		const size = numerator < 0n ? -numerator : numerator;
		if (denominator !== 1n || size > largestExponent) return null;
		const power = { numerator: base.numerator ** size, denominator: base.denominator ** size };
		if (numerator >= 0n) return power;
		if (power.numerator !== 0n) return rational(power.denominator, power.numerator);
		this.dividesByZero = true;
		return undefined;
	}

	/** The unit of a result; undefined where the units do not go together. */
	#unitOf(left: Unit | null, right: Unit | null, sign: string): Unit | null | undefined {
		const isFactor = this.#reading.units === 'factor';
		if (sign === '+' || sign === '-') {
			if (left === null && right === null) return null;
			if (left === null || right === null) {
				const unit = left ?? right;
				if (unit === null || unit.dimension === 'percent' || unit.dimension === 'label')
					return unit;
				return isFactor || unit.isLetter ? undefined : unit;
			}
			if (left.dimension === 'percent' || right.dimension === 'percent') {
				return left.dimension === right.dimension ? left : null;
			}
			const isSame = isFactor ? left.dimension === right.dimension : left.name === right.name;
			return isSame ? left : undefined;
		}
		const [a, b] = [left, right].map((unit) => (unit?.dimension === 'percent' ? null : unit));
		if (!isFactor) return null;
		if (a && b) return sign === '/' && a.dimension === b.dimension ? null : undefined;
		return sign === '*' || a ? (a ?? b ?? null) : b ? undefined : null;
	}
}

/** `1 + 1.5 dozen`, `1 box + 3`: whether the unit is meant for both is not told. */
function isLoose(left: Unit | null, right: Unit | null, sign: string): boolean {
	if (sign !== '+' && sign !== '-') return false;
	const dimension = (left ?? right)?.dimension;
	return (left === null || right === null) && (dimension === 'scale' || dimension === 'label');
}

function number(amount: Rational): Value {
	return { amount, unit: null, last: null, isExact: true, isSure: true };
}

/** null for what has more digits than anybody calculates with: it costs time and says nothing. */
function sized(value: Rational): Rational | null {
	const { numerator, denominator } = value;
	return numerator < tooLarge && numerator > -tooLarge && denominator < tooLarge ? value : null;
}

function root(value: Value, degree: number): Value {
	const found = value.amount && rootOf(value.amount, degree);
	if (found === null) return anything;
	return {
		amount: found.root,
		unit: null,
		last: null,
		isExact: found.isExact && value.isExact,
		isSure: value.isSure,
	};
}
