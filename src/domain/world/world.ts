import { hash32, Random } from '../random';
import { collections } from './families/collections';
import { money } from './families/money';
import { places } from './families/places';
import { time } from './families/time';
import type { Draft, Family } from './family';

export const families: readonly Family[] = [...collections, ...money, ...places, ...time];

/** `test` problems have other numbers than any `train` problem of their family. */
export type Split = 'train' | 'test';
export const splits: readonly Split[] = ['train', 'test'];

export type WorldProblem = {
	readonly id: string;
	readonly family: string;
	readonly topic: string;
	readonly split: Split;
	readonly question: string;
	/** The reference solution, one step a line; its last line is the answer line. */
	readonly reference: readonly string[];
	readonly answer: string;
};

/** No number in a solution is larger: the small models learn the arithmetic they are asked for. */
const largestNumber = 400;
/** One in this many number combinations of a family belongs to `test`, the others to `train`. */
const testShare = 8;
const maxDraws = 1000;

/**
 * Makes the problem that `split` and `seed` name; the same on every runtime.
 * @param family limits the draw to one family, by name.
 * @throws RangeError for an unknown family.
 */
export function makeProblem(split: Split, seed: number, family?: string): WorldProblem {
	const random = new Random(`${split}/${seed}${family === undefined ? '' : `/${family}`}`);
	const chosen =
		family === undefined ? random.pick(families) : families.find(({ name }) => name === family);
	if (chosen === undefined) throw new RangeError(`no family is called "${family}"`);
	for (let draw = 0; draw < maxDraws; draw++) {
		const draft = chosen.draft(random);
		if (isSound(draft) && splitOf(chosen.name, draft.question) === split) {
			return finish(chosen, split, seed, draft);
		}
	}
	throw new Error(`family "${chosen.name}" made no sound ${split} problem in ${maxDraws} draws`);
}

/** Every number told or computed is whole, positive and small, and what is counted is a plural. */
function isSound({ question, lines }: Draft): boolean {
	const computed = lines.map(({ quantity }) => quantity.value);
	return (
		!/-\d|\b0/.test(question) &&
		computed.every((value) => Number.isInteger(value) && value > 1 && value <= largestNumber)
	);
}

/** The split is a property of the family and the question's numbers, so the two never share a problem. */
function splitOf(family: string, question: string): Split {
	const numbers = question.match(/\d+/g) ?? [];
	return hash32(`${family}:${numbers.join(',')}`) % testShare === 0 ? 'test' : 'train';
}

function finish(
	family: Family,
	split: Split,
	seed: number,
	{ question, lines }: Draft,
): WorldProblem {
	const answer = String(lines.at(-1)?.quantity.value);
	return {
		id: `${family.name}/${split}-${seed}`,
		family: family.name,
		topic: family.topic,
		split,
		question,
		reference: [...lines.map(({ text }) => text), `#### ${answer}`],
		answer,
	};
}
