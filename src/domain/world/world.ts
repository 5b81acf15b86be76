import { formatAnswer } from '../answer.ts';
import { hash32, Random } from '../random.ts';
import { decimalPlaces, type Rational } from '../rational.ts';
import { collections } from './families/collections.ts';
import { money } from './families/money.ts';
import { places } from './families/places.ts';
import { time } from './families/time.ts';
import type { Draft, Family } from './family.ts';
import { renderSteps, type Style } from './style.ts';

export const families: readonly Family[] = [...collections, ...money, ...places, ...time];

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

/** No number in a solution is larger: the small models learn the arithmetic they are asked for. */
const largestNumber = 1000;
/** One in this many number combinations of a family belongs to `test`, the others to `train`. */
const testShare = 8;
/** One in this many families is held out of training. */
const heldOutShare = 5;
const maxDraws = 1000;

export const isHeldOut = ({ name }: Family): boolean => hash32(name) % heldOutShare === 0;

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
	const random = new Random(`${split}/${seed}${family === undefined ? '' : `/${family}`}`);
	const known = familiesOf(split);
	const chosen =
		family === undefined ? random.pick(known) : known.find(({ name }) => name === family);
	if (chosen === undefined) throw new RangeError(`no ${split} family is called "${family}"`);
	for (let draw = 0; draw < maxDraws; draw++) {
		const draft = chosen.draft(random);
		if (isSound(draft, chosen) && (split === 'held-out' || splitOf(chosen, draft) === split)) {
			return finish(chosen, split, seed, draft, style);
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
	if (numerator <= 0n || numerator > BigInt(largestNumber) * denominator) return false;
	if (denominator === 1n) return numerator > 1n || numbers !== 'whole';
	const places = decimalPlaces(value);
	if (numbers === 'decimal') return places !== null && places <= 2;
	return numbers === 'fraction' && denominator <= 60n;
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
		reference: [...renderSteps(lines, style), `#### ${last.text}`],
		program: lines.map(({ quantity }) => quantity.equation),
		answer: formatAnswer(last.value),
	};
}
