import { decimalPlaces, isSame, minus, type Rational, rational, times } from '../rational.ts';
import { isAtMost, lastDigit } from './approximate.ts';
import { Evaluator, type LastDigit, type Reading, type Value } from './evaluate.ts';
import { isLiteral, isShare, type Node } from './node.ts';

/** What is said beside an equation of how exactly it is meant. */
export type Care = {
	/** `≈`, or `about` before the result. */
	readonly isNear: boolean;
	/** `rounded up`, `full boxes`: the result may be the next whole number. */
	readonly isRounded: () => boolean;
	/** The result goes on: `3.33…`. */
	readonly goesOn: boolean;
	/** Words beside a number that stands alone on a side: it may name something. */
	readonly isNamed: boolean;
};

export type Verdict = {
	/** null where nothing can be said for certain. */
	readonly holds: boolean | null;
	readonly isRounded: boolean;
	/** The sides in the plainest reading; null where one divides by zero or may be anything. */
	readonly left: Rational | null;
	readonly right: Rational | null;
	readonly dividesByZero: boolean;
};

/** From the surest: same, rounded to the places written, not to be told, apart. */
type Outcome = 'same' | 'rounded' | 'unsure' | 'apart';

export const plainest: Reading = {
	decimal: '.',
	percent: 'part',
	units: 'label',
	isRounded: false,
};

/** Exact arithmetic on `left = right`. It accuses only where every way to read the equation fails. */
export function judgeEquation(left: Node, right: Node, care: Care): Verdict {
	if (right.kind === 'remainder') return judgeRemainder(left, right.quotient, right.rest);
	const first = new Evaluator(plainest);
	const lefts = first.values(left);
	const leftHasPercent = first.hasPercent;
	const rights = first.values(right);
	const dividesByZero = first.dividesByZero && (lefts.length === 0 || rights.length === 0);
	const tell = (outcome: Outcome | null): Verdict => ({
		holds: outcome === null || outcome === 'unsure' ? null : outcome !== 'apart',
		isRounded: outcome === 'rounded',
		left: lefts[0]?.amount ?? null,
		right: rights[0]?.amount ?? null,
		dividesByZero,
	});
	if (dividesByZero) return tell('apart');
	let best = compare(lefts, rights, left, right, care, first, plainest);
	if (best === 'same') return tell(best);
	for (const reading of otherReadings(first, leftHasPercent)) {
		const evaluator = new Evaluator(reading.reading);
		const outcome = compare(
			evaluator.values(left),
			evaluator.values(right),
			left,
			right,
			care,
			evaluator,
			reading.reading,
		);
		if (outcome === null) continue;
		const told = reading.isSure || outcome === 'apart' ? outcome : 'unsure';
		if (best === null || rank[told] < rank[best]) best = told;
		if (best === 'same') break;
	}
	return tell(best === 'apart' && !isAccusable(left, right, care, first) ? 'unsure' : best);
}

const rank: Readonly<Record<Outcome, number>> = { same: 0, rounded: 1, unsure: 2, apart: 3 };

/** The ways to read an equation that its numbers and units leave open. */
function* otherReadings(
	seen: Evaluator,
	leftHasPercent: boolean,
): Generator<{ readonly reading: Reading; readonly isSure: boolean }> {
	const decimals = seen.hasOtherDecimal ? (['.', ','] as const) : (['.'] as const);
	const percents = seen.hasPercent ? (['part', 'label'] as const) : (['part'] as const);
	const hasUnits =
		seen.units.size > 1 || [...seen.units.values()].some(({ dimension }) => dimension === 'scale');
	const units = hasUnits ? (['label', 'factor'] as const) : (['label'] as const);
	const rounded = seen.hasDecimals ? [false, true] : [false];
	for (const isRounded of rounded) {
		for (const decimal of decimals) {
			for (const percent of percents) {
				for (const unit of units) {
					const isPlainest =
						!isRounded && decimal === '.' && percent === 'part' && unit === 'label';
					if (isPlainest) continue;
					// `16/80 × 100 = 20%` counts per cents; `50% × 10 = 500` does not.
					const isSure = !isRounded && !(percent === 'label' && leftHasPercent);
					yield { reading: { decimal, percent, units: unit, isRounded }, isSure };
				}
			}
		}
	}
}

function compare(
	lefts: readonly Value[],
	rights: readonly Value[],
	left: Node,
	right: Node,
	care: Care,
	evaluator: Evaluator,
	reading: Reading,
): Outcome | null {
	let best: Outcome | null = null;
	for (const a of lefts) {
		for (const b of rights) {
			const outcome = compareValues(a, b, left, right, care, evaluator, reading);
			if (outcome !== null && (best === null || rank[outcome] < rank[best])) best = outcome;
		}
	}
	return best;
}

function compareValues(
	a: Value,
	b: Value,
	left: Node,
	right: Node,
	care: Care,
	{ units }: Evaluator,
	reading: Reading,
): Outcome | null {
	if (a.amount === null || b.amount === null) return 'unsure';
	if (!a.isSure || !b.isSure) return isSame(a.amount, b.amount) ? 'unsure' : null;
	const [ua, ub] = [a.unit, b.unit].map((unit) => (unit?.dimension === 'percent' ? null : unit));
	if (reading.units === 'factor') {
		if (ua && ub && ua.dimension !== ub.dimension) return null;
		if (ua && !ub && ua.dimension !== 'label') {
			// `2 hours + 30 minutes = 150`: in one of the units that were named.
			const named = [...units.values()].some(
				({ dimension, factor }) =>
					dimension === ua.dimension &&
					b.amount !== null &&
					isSame(a.amount ?? factor, times(b.amount, factor)),
			);
			return named ? 'same' : 'apart';
		}
		if (!ua && ub && ub.dimension !== 'label') return null;
	} else {
		if (ua && ub && ua.name !== ub.name) return null;
		const scale = ua?.dimension === 'scale' ? ub : ub?.dimension === 'scale' ? ua : undefined;
		if (
			scale === null ||
			(scale === undefined && (ua?.dimension === 'scale') !== (ub?.dimension === 'scale'))
		)
			return isLiteral(left) ? null : isSame(a.amount, b.amount) ? 'unsure' : null;
	}
	if (isSame(a.amount, b.amount)) return a.isExact && b.isExact ? 'same' : 'rounded';
	if (isLiteral(right) && b.last !== null) return rounding(a.amount, b.amount, b.last, a, care);
	if (isLiteral(left) && a.last !== null && !care.isNear) {
		return rounding(b.amount, a.amount, a.last, b, care);
	}
	const isClose = !a.isExact || !b.isExact;
	if (isClose && isAtMost(minus(a.amount, b.amount), rational(1n, 10n ** 9n))) return 'rounded';
	return care.isNear ? 'unsure' : 'apart';
}

/** Whether `shown` is `exact` as far as it was written out. */
function rounding(
	exact: Rational,
	shown: Rational,
	last: LastDigit,
	{ isExact }: Value,
	care: Care,
): Outcome {
	const off = minus(exact, shown);
	const size = times(lastDigit(last.places), last.unit);
	const twice = times(off, rational(2n));
	const hasPlaces = last.places > 0 || isAtMost(size, rational(1n, 100n));
	const isWithin = isAtMost(twice, size);
	if (isWithin && (hasPlaces || care.isNear || care.isRounded())) {
		// 0.125 is 0.13; who rounds half to even writes 0.12.
		return isSame(twice, size) && !isAtMost(exact, shown) ? 'unsure' : 'rounded';
	}
	const isBelowOne = isAtMost(off, size) && !isSame(off, size);
	const isWholeStep = last.places <= 0 && isAtMost(off, rational(1n));
	if ((care.isRounded() && (isBelowOne || isWholeStep)) || (care.goesOn && isBelowOne))
		return 'rounded';
	// Cut off in place of rounded: `2/3 = 0.66`.
	const isEndless = !isExact || decimalPlaces(exact) === null;
	const isCut = isAtMost(shown, exact) && isBelowOne && hasPlaces && isEndless;
	return isCut ? 'unsure' : 'apart';
}

/** What may be meant otherwise is not accused. */
function isAccusable(
	left: Node,
	right: Node,
	care: Care,
	{ units, hasPercent, hasLetter }: Evaluator,
): boolean {
	const dimensions = [...units.values()].map(({ dimension }) => dimension);
	if (dimensions.includes('label') && dimensions.length > 1) return false;
	// `1/4 = 10`: a quarter of something is 10.
	if (isShare(left) && !isPart(right)) return false;
	// `9m = 27`: the m may be an unknown.
	if (hasLetter && units.size < 2) return false;
	// `14 hours = 14 * 60`: the product is in another unit.
	if (!isLiteral(left) || !isLiteral(right)) return !care.isNamed && !isMeasure(left);
	// `1 cm = 5 km` is a scale, `1 box = 12 pens` a fact of the problem.
	const isFact = units.size === 2 && new Set(dimensions).size === 1;
	if (isFact) return !dimensions.includes('length') && !dimensions.includes('imperial length');
	if (hasPercent)
		return [left, right].some((side) => side.kind === 'numeral' && /[.,]/.test(side.text));
	if (dimensions.includes('scale')) return !dimensions.includes('money') && !care.isNamed;
	return units.size === 0 && !care.isNamed;
}

function isMeasure(node: Node): boolean {
	return node.kind === 'quantity' && !/^(?:scale|percent|money)$/.test(node.unit.dimension);
}

/** Whether what is written is a part of one: 0.25, 25%, 1/4, ¼. */
function isPart(node: Node): boolean {
	switch (node.kind) {
		case 'numeral':
			return /[.,]/.test(node.text);
		case 'exact':
			return node.value.denominator !== 1n;
		case 'quantity':
			return (
				node.unit.dimension === 'percent' || (node.unit.dimension !== 'money' && isPart(node.of))
			);
		default:
			return isShare(node);
	}
}

function judgeRemainder(left: Node, quotient: Node, rest: Node): Verdict {
	const evaluator = new Evaluator(plainest);
	const nothing = { isRounded: false, left: null, right: null, dividesByZero: false };
	if (left.kind !== 'operation' || left.sign !== '/') return { ...nothing, holds: null };
	const [divided, divisor, whole, over] = [left.left, left.right, quotient, rest].map(
		(node) => evaluator.values(node)[0]?.amount ?? null,
	);
	if (!divided || !divisor || !whole || !over) return { ...nothing, holds: null };
	const product = times(whole, divisor);
	const holds =
		isSame(minus(divided, product), over) && over.numerator >= 0n && !isAtMost(divisor, over);
	return { ...nothing, holds, left: divided, right: null };
}
