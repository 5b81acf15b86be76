import {
	bakes,
	capital,
	drawPeople,
	drawPerson,
	type Family,
	fruits,
	keepsakes,
	timesAs,
} from '../family.ts';
import { add, div, line, mul, sub } from '../quantity.ts';

/** People who have, get, give and share things. */
export const collections: readonly Family[] = [
	{
		name: 'half-as-many',
		topic: 'collections',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const things = random.pick(keepsakes);
			const first = 2 * random.int(5, 30);
			const second = div(first, 2);
			const total = add(first, second);
			return {
				question: random.pick([
					`${name} sold ${first} ${things} in April and half as many in May. How many ${things} did ${name} sell in all?`,
					`In April ${name} sold ${first} ${things}. In May ${they} sold half as many. How many ${things} did ${they} sell altogether?`,
				]),
				lines: [
					line`${name} sold ${second} ${things} in May.`,
					line`In all ${they} sold ${total} ${things}.`,
				],
			};
		},
	},
	{
		name: 'times-as-many-total',
		topic: 'collections',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const things = random.pick(keepsakes);
			const [count, times] = [random.int(4, 20), random.int(2, 6)];
			const more = mul(count, times);
			const total = add(count, more);
			return {
				question: random.pick([
					`${one.name} has ${count} ${things}. ${two.name} has ${timesAs(times)} as many. How many ${things} do they have together?`,
					`${two.name} has ${timesAs(times)} as many ${things} as ${one.name}, who has ${count}. How many ${things} do they have in all?`,
				]),
				lines: [
					line`${two.name} has ${more} ${things}.`,
					line`Together they have ${total} ${things}.`,
				],
			};
		},
	},
	{
		name: 'more-and-fewer',
		topic: 'collections',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const things = random.pick(keepsakes);
			const [count, more] = [random.int(10, 50), random.int(3, 20)];
			const [second, word] = random.pick([
				[add(count, more), 'more'],
				[sub(count, more), 'fewer'],
			] as const);
			const total = add(count, second);
			return {
				question: random.pick([
					`${one.name} has ${count} ${things}. ${two.name} has ${more} ${word} ${things} than ${one.name}. How many ${things} do they have together?`,
					`${one.name} found ${count} ${things} and ${two.name} found ${more} ${word}. How many ${things} did they find in all?`,
				]),
				lines: [
					line`${two.name} has ${second} ${things}.`,
					line`Together they have ${total} ${things}.`,
				],
			};
		},
	},
	{
		name: 'gain-then-lose',
		topic: 'collections',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const things = random.pick(keepsakes);
			const [start, gain, loss] = [random.int(10, 60), random.int(5, 30), random.int(4, 25)];
			const after = add(start, gain);
			const left = sub(after, loss);
			return {
				question: random.pick([
					`${one.name} has ${start} ${things}. ${capital(one.they)} gets ${gain} more and gives ${loss} to ${two.name}. How many ${things} does ${one.name} have now?`,
					`${one.name} had ${start} ${things}, bought ${gain} more and then lost ${loss}. How many ${things} are left?`,
				]),
				lines: [
					line`Then ${one.name} has ${after} ${things}.`,
					line`Now ${one.they} has ${left} ${things}.`,
				],
			};
		},
	},
	{
		name: 'share-equally',
		topic: 'collections',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const things = random.pick(bakes);
			const [friends, each, eaten] = [random.int(2, 8), random.int(2, 12), random.int(2, 10)];
			const start = friends * each + eaten;
			const left = sub(start, eaten);
			const share = div(left, friends);
			return {
				question: random.pick([
					`${name} bakes ${start} ${things}. ${name} keeps ${eaten} and shares the rest equally among ${friends} friends. How many ${things} does each friend get?`,
					`${name} has ${start} ${things}. After ${they} eats ${eaten}, ${they} shares the rest equally among ${friends} friends. How many ${things} does each friend get?`,
				]),
				lines: [
					line`There are ${left} ${things} to share.`,
					line`Each friend gets ${share} ${things}.`,
				],
			};
		},
	},
	{
		name: 'bags-combined',
		topic: 'collections',
		draft: (random) => {
			const { name } = drawPerson(random);
			const [one, two] = random.pickSome(fruits, 2) as [string, string];
			const [bagsOne, eachOne] = [random.int(2, 9), random.int(3, 12)];
			const [bagsTwo, eachTwo] = [random.int(2, 9), random.int(3, 12)];
			const first = mul(bagsOne, eachOne);
			const second = mul(bagsTwo, eachTwo);
			const total = add(first, second);
			return {
				question: `${name} fills ${bagsOne} bags with ${eachOne} ${one} each and ${bagsTwo} bags with ${eachTwo} ${two} each. How many pieces of fruit are there in all?`,
				lines: [
					line`There are ${first} ${one}.`,
					line`There are ${second} ${two}.`,
					line`In all there are ${total} pieces of fruit.`,
				],
			};
		},
	},
	{
		name: 'fraction-given-away',
		topic: 'collections',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const things = random.pick(keepsakes);
			const [[word, parts], more] = [
				random.pick([
					['half', 2],
					['a third', 3],
					['a quarter', 4],
					['a fifth', 5],
				] as const),
				random.int(3, 20),
			];
			const start = parts * random.int(4, 15);
			const given = div(start, parts);
			const left = sub(start, given);
			const now = add(left, more);
			return {
				question: `${one.name} has ${start} ${things} and gives ${word} of them to ${two.name}. Then ${one.name} finds ${more} more. How many ${things} does ${one.name} have now?`,
				lines: [
					line`${one.name} gives away ${given} ${things}.`,
					line`Then ${one.they} has ${left} ${things}.`,
					line`Now ${one.they} has ${now} ${things}.`,
				],
			};
		},
	},
	{
		name: 'three-people',
		topic: 'collections',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const things = random.pick(keepsakes);
			const [count, times, fewer] = [random.int(5, 15), random.int(2, 4), random.int(2, 9)];
			const second = mul(count, times);
			const third = sub(second, fewer);
			const both = add(count, second);
			const total = add(both, third);
			return {
				question: `${one.name} has ${count} ${things}. ${two.name} has ${timesAs(times)} as many as ${one.name}. Kim has ${fewer} fewer than ${two.name}. How many ${things} do the three have together?`,
				lines: [
					line`${two.name} has ${second} ${things}.`,
					line`Kim has ${third} ${things}.`,
					line`${one.name} and ${two.name} have ${both} ${things}.`,
					line`The three have ${total} ${things}.`,
				],
			};
		},
	},
	{
		name: 'boxes-needed',
		topic: 'collections',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const things = random.pick(bakes);
			const [perBox, trays] = [random.int(3, 8), random.int(2, 5)];
			const perTray = perBox * random.int(2, 3);
			const baked = mul(trays, perTray);
			const needed = div(baked, perBox);
			return {
				question: random.pick([
					`${name} bakes ${trays} trays of ${perTray} ${things}. Each box holds ${perBox} ${things}. How many boxes does ${name} fill?`,
					`A box holds ${perBox} ${things}. ${name} makes ${trays} trays with ${perTray} ${things} on each. How many boxes can ${they} fill?`,
				]),
				lines: [line`${name} bakes ${baked} ${things}.`, line`That fills ${needed} boxes.`],
			};
		},
	},
	{
		name: 'equal-after-buying',
		topic: 'collections',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const things = random.pick(keepsakes);
			const [packs, each, have, given] = [
				random.int(2, 9),
				random.int(3, 10),
				random.int(5, 30),
				random.int(3, 12),
			];
			const bought = mul(packs, each);
			const after = add(have, bought);
			const left = sub(after, given);
			return {
				question: random.pick([
					`${one.name} has ${have} ${things}. ${one.name} buys ${packs} packs of ${each} ${things} and gives ${given} to ${two.name}. How many ${things} does ${one.name} have left?`,
					`${one.name} buys ${packs} packs with ${each} ${things} each to add to the ${have} at home, then gives ${given} to ${two.name}. How many ${things} does ${one.name} have now?`,
				]),
				lines: [
					line`${one.name} buys ${bought} ${things}.`,
					line`Then ${one.they} has ${after} ${things}.`,
					line`After the gift ${one.they} has ${left} ${things}.`,
				],
			};
		},
	},
];
