import type { Random } from '../domain/random.ts';
import { capital, type Draft, type Person } from './family.ts';
import { add, div, type Line, line, mul, percentOf, type Quantity, sub } from './quantity.ts';

/** How a story goes on from the amount that a person has by then. */
type Sequel = {
	readonly story: string;
	readonly ask: string;
	readonly lines: readonly Line[];
};
type MakeSequel = (random: Random, who: Person, have: Quantity, what: string) => Sequel;

const moneySequels: readonly MakeSequel[] = [
	(random, { name, they }, have) => {
		const thing = random.pick(['a game', 'a coat', 'a gift', 'a trip']);
		const spent = div(have, 2);
		const gift = random.int(3, 20);
		const left = sub(have, spent);
		return {
			story: `${capital(they)} spends half of this money on ${thing} and then gets $${gift} from an aunt.`,
			ask: `How many dollars does ${name} have now?`,
			lines: [
				line`${capital(thing)} costs ${spent} dollars.`,
				line`${name} has ${left} dollars left.`,
				line`With the money from the aunt ${they} has ${add(left, gift)} dollars.`,
			],
		};
	},
	(random, { name, they }, have) => {
		const things = random.pick(['books', 'toys', 'hats', 'cups']);
		const [count, price] = [random.int(2, 6), random.int(2, 9)];
		const cost = mul(count, price);
		return {
			story: `With this money ${they} buys ${count} ${things} at $${price} each.`,
			ask: `How many dollars does ${name} have left?`,
			lines: [
				line`The ${things} cost ${cost} dollars.`,
				line`${name} has ${sub(have, cost)} dollars left.`,
			],
		};
	},
	(random, { name, they }, have) => {
		const part = random.pick([10, 20, 25, 50]);
		const gift = percentOf(part, have);
		return {
			story: `${capital(they)} gives ${part}% of this money to a school.`,
			ask: `How many dollars does ${name} keep?`,
			lines: [
				line`The school gets ${gift} dollars.`,
				line`${name} keeps ${sub(have, gift)} dollars.`,
			],
		};
	},
	(random, { name, they, their }, have) => {
		const [weekly, weeks] = [random.int(2, 12), random.int(2, 8)];
		const saved = mul(weekly, weeks);
		return {
			story: `Then ${they} saves $${weekly} a week for ${weeks} weeks and adds it to ${their} money.`,
			ask: `How much money does ${name} have in the end?`,
			lines: [
				line`${name} saves ${saved} dollars.`,
				line`In the end ${they} has ${add(have, saved)} dollars.`,
			],
		};
	},
];

const thingSequels: readonly MakeSequel[] = [
	(random, { name, they }, have, what) => {
		const friends = random.int(2, 6);
		const kept = random.int(2, 12);
		const shared = sub(have, kept);
		return {
			story: `${capital(they)} keeps ${kept} of these ${what} and shares the others equally among ${friends} friends.`,
			ask: `How many ${what} does each friend get?`,
			lines: [
				line`${name} shares ${shared} ${what}.`,
				line`Each friend gets ${div(shared, friends)} ${what}.`,
			],
		};
	},
	(random, { name, they }, have, what) => {
		const [packs, each] = [random.int(2, 6), random.int(3, 10)];
		const more = mul(packs, each);
		return {
			story: `Later ${they} gets ${packs} packs of ${each} ${what}.`,
			ask: `How many ${what} does ${name} have then?`,
			lines: [
				line`There are ${more} ${what} in the packs.`,
				line`Then ${name} has ${add(have, more)} ${what}.`,
			],
		};
	},
	(random, { name, they }, have, what) => {
		const [part, word] = random.pick([
			[2, 'half'],
			[3, 'a third'],
			[4, 'a quarter'],
			[5, 'a fifth'],
		] as const);
		const gone = div(have, part);
		return {
			story: `Then ${they} gives ${word} of these ${what} to a neighbour.`,
			ask: `How many ${what} does ${name} have left?`,
			lines: [
				line`The neighbour gets ${gone} ${what}.`,
				line`${name} has ${sub(have, gone)} ${what} left.`,
			],
		};
	},
	(random, { name, they }, have, what) => {
		const price = random.int(2, 5);
		const income = mul(have, price);
		const cost = random.int(3, 20);
		return {
			story: `${capital(they)} sells all of these ${what} for $${price} each and spends $${cost} of the money.`,
			ask: `How many dollars does ${name} have then?`,
			lines: [
				line`The ${what} bring ${income} dollars.`,
				line`${name} has ${sub(income, cost)} dollars then.`,
			],
		};
	},
];

/** Two sentences at least, of which the last one asks. */
const storyAndQuestion = /^(?<story>.*[.!]) [A-Z][^.!?]*\?$/;
const longestSolution = 8;

/** The draft with its story going on; as it was where it has no end to go on from. */
export function goOn(draft: Draft, random: Random): Draft {
	const have = draft.lines.at(-1)?.quantity;
	const story = storyAndQuestion.exec(draft.question)?.groups?.['story'];
	if (draft.leaves === undefined || have === undefined || story === undefined) return draft;
	const { who, what } = draft.leaves;
	const sequel = random.pick(what === 'dollars' ? moneySequels : thingSequels)(
		random,
		who,
		have,
		what,
	);
	const lines = [...draft.lines, ...sequel.lines];
	if (lines.length > longestSolution) return draft;
	return { question: `${story} ${sequel.story} ${sequel.ask}`, lines };
}
