import { formatAnswer } from '../domain/answer.ts';
import { hash32, Random } from '../domain/random.ts';
import { decimalPlaces, type Rational } from '../domain/rational.ts';
import { goOn } from './compose.ts';
import { collections } from './families/collections.ts';
import { comparing } from './families/comparing.ts';
import { earning } from './families/earning.ts';
import { fractions } from './families/fractions.ts';
import { home } from './families/home.ts';
import { journeys } from './families/journeys.ts';
import { measures } from './families/measures.ts';
import { money } from './families/money.ts';
import { percents } from './families/percents.ts';
import { places } from './families/places.ts';
import { saving } from './families/saving.ts';
import { school } from './families/school.ts';
import { shapes } from './families/shapes.ts';
import { sharing } from './families/sharing.ts';
import { shopping } from './families/shopping.ts';
import { time } from './families/time.ts';
import { working } from './families/working.ts';
import type { Draft, Family } from './family.ts';
import { type FlawKind, flawKinds, flawSolution } from './flaw.ts';
import { type Line, largestDenominator, largestNumber } from './quantity.ts';
import { renderSteps, type Style } from './style.ts';

export const families: readonly Family[] = [
	...collections,
	...comparing,
	...earning,
	...fractions,
	...home,
	...journeys,
	...measures,
	...money,
	...percents,
	...places,
	...saving,
	...school,
	...shapes,
	...sharing,
	...shopping,
	...time,
	...working,
];

/**
 * `test` problems have other numbers than any `train` problem of their family; `held-out` ones are of
 * families that neither has.
 */
export type Split = 'train' | 'test' | 'held-out';
export const splits: readonly Split[] = ['train', 'test', 'held-out'];

export type WorldProblem = {
	readonly id: string;
	readonly family: string;
	readonly topic: string;
	readonly split: Split;
	readonly question: string;
	/** The reference solution, one step a line; its last line is the answer line. */
	readonly reference: readonly string[];
	/** The exact solution program: an equation for each step. */
	readonly program: readonly string[];
	/** Canonical rational text. */
	readonly answer: string;
};

/** One in this many number combinations of a family belongs to `test`, the others to `train`. */
const testShare = 8;
/** One in this many families is held out of training. */
const heldOutShare = 5;
/** The share of stories that may go on that do. */
const composedShare = 0.3;
const maxDraws = 1000;
const maxFlawDraws = 40;

export const isHeldOut = ({ name }: Family): boolean =>
	hash32(`held-out/${name}`) % heldOutShare === 0;

const familiesOf = (split: Split): readonly Family[] =>
	families.filter((family) => isHeldOut(family) === (split === 'held-out'));

/**
 * Makes the problem that `split` and `seed` name; the same on every runtime.
 * @param family limits the draw to one family, by name.
 * @throws RangeError for a family that the split does not have.
 */
export function makeProblem(
	split: Split,
	seed: number,
	family?: string,
	style: Style = 'sentences',
): WorldProblem {
	const { family: chosen, draft } = draw(split, seed, family);
	return finish(chosen, split, seed, draft, style);
}

/** A solution of `makeProblem`'s problem that went wrong somewhere: the way, the place, and what it says. */
export type FlawedReference = {
	readonly kind: FlawKind;
	readonly at: number;
	readonly reference: readonly string[];
};

/** The problem's reference solution with an error that students make; null where the draws gave none. */
export function makeFlawed(
	split: Split,
	seed: number,
	family?: string,
	style: Style = 'sentences',
): FlawedReference | null {
	const { draft } = draw(split, seed, family);
	const random = new Random(`flaw/${split}/${seed}`);
	for (let attempt = 0; attempt < maxFlawDraws; attempt++) {
		const flawed = flawSolution(draft.lines, draft.question, random.pick(flawKinds), random);
		if (flawed !== null) {
			return { kind: flawed.kind, at: flawed.at, reference: render(flawed.lines, style) };
		}
	}
	return null;
}

type Drawn = { readonly family: Family; readonly draft: Draft };

function draw(split: Split, seed: number, family: string | undefined): Drawn {
	const random = new Random(`${split}/${seed}${family === undefined ? '' : `/${family}`}`);
	const known = familiesOf(split);
	const chosen =
		family === undefined ? random.pick(known) : known.find(({ name }) => name === family);
	if (chosen === undefined) throw new RangeError(`no ${split} family is called "${family}"`);
	for (let round = 0; round < maxDraws; round++) {
		const plain = chosen.draft(random);
		const draft = random.next() < composedShare ? goOn(plain, random) : plain;
		if (isSound(draft, chosen) && (split === 'held-out' || splitOf(chosen, draft) === split)) {
			return { family: chosen, draft };
		}
	}
	throw new Error(`family "${chosen.name}" made no sound ${split} problem in ${maxDraws} draws`);
}

/** Every number told or computed is positive, small and of the family's kind; what is counted is a plural. */
function isSound({ question, lines }: Draft, family: Family): boolean {
	return (
		!/-\d|\b0(?!\.\d)/.test(question) &&
		lines.every(({ quantity }) => isFit(quantity.value, family.numbers ?? 'whole'))
	);
}

function isFit(value: Rational, numbers: 'whole' | 'decimal' | 'fraction'): boolean {
	const { numerator, denominator } = value;
	if (numerator <= 0n || numerator > largestNumber * denominator) return false;
	if (denominator === 1n) return numerator > 1n || numbers !== 'whole';
	const places = decimalPlaces(value);
	if (numbers === 'decimal') return places !== null && places <= 2;
	return numbers === 'fraction' && denominator <= largestDenominator;
}

/** The split is a property of the family and the question's numbers, so the two never share a problem. */
function splitOf({ name }: Family, { question }: Draft): Split {
	const numbers = question.match(/\d+/g) ?? [];
	return hash32(`${name}:${numbers.join(',')}`) % testShare === 0 ? 'test' : 'train';
}

function finish(
	family: Family,
	split: Split,
	seed: number,
	{ question, lines }: Draft,
	style: Style,
): WorldProblem {
	const last = lines.at(-1)?.quantity;
	if (last === undefined) throw new Error(`family "${family.name}" has no steps`);
	return {
		id: `${family.name}/${split}-${seed}`,
		family: family.name,
		topic: family.topic,
		split,
		question,
		reference: render(lines, style),
		program: lines.map(({ quantity }) => quantity.equation),
		answer: formatAnswer(last.value),
	};
}

const render = (lines: readonly Line[], style: Style): string[] => [
	...renderSteps(lines, style),
	`#### ${lines.at(-1)?.quantity.text}`,
];
