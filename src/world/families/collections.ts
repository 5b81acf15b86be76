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
			const [first, stalls] = [2 * random.int(5, 30), random.int(6, 20)];
			const second = div(first, 2);
			const total = add(first, second);
			return {
				question: random.pick([
					`${name} sold ${first} ${things} in April and half as many in May. How many ${things} did ${name} sell in all?`,
					`In May ${name} sold only half as many ${things} as in April. The number for April was ${first}. How many ${things} did ${they} sell in the two months?`,
					`How many ${things} did ${name} sell altogether if ${they} sold ${first} of them in April and half that number in May?`,
					`A market has ${stalls} stalls. At the first one ${name} sold ${first} ${things} in April, but in May it was only half of that number. How many ${things} did ${they} sell in April and May together?`,
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
					`${two.name} has ${timesAs(times)} as many ${things} as ${one.name}, who has ${count}. How many ${things} are there in all?`,
					`What is the total number of ${things} that two friends have if ${one.name} has ${count} and ${two.name} has ${timesAs(times)} as many as ${one.name}?`,
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
			const [count, more, age] = [random.int(10, 50), random.int(3, 20), random.int(7, 12)];
			const [second, word] = random.pick([
				[add(count, more), 'more'],
				[sub(count, more), 'fewer'],
			] as const);
			const total = add(count, second);
			return {
				question: random.pick([
					`${one.name} has ${count} ${things}. ${two.name} has ${more} ${word} ${things} than ${one.name}. How many ${things} do they have together?`,
					`${one.name} found ${count} ${things} and ${two.name} found ${more} ${word}. They put them all in one box. How many ${things} are in the box?`,
					`${two.name} has ${more} ${word} ${things} than ${one.name}. If ${one.name} has ${count}, how many do the two of them have in all?`,
					`Both ${one.name} and ${two.name} are ${age} years old and collect ${things}. ${one.name} has ${count} of them, and ${two.name} has ${more} ${word}. How many ${things} do they have altogether?`,
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
					`${one.name} had ${start} ${things}, bought ${gain} more and then lost ${loss}. How many ${things} does ${one.they} have left?`,
					`For a birthday ${two.name} gave ${one.name} ${gain} ${things} to add to the ${start} that ${one.name} already had. Later ${one.name} gave away ${loss} of them. How many ${things} does ${one.name} have now?`,
				]),
				lines: [
					line`Then ${one.name} has ${after} ${things}.`,
					line`Now ${one.they} has ${left} ${things}.`,
				],
				leaves: { who: one, what: things },
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
			const minutes = 5 * random.int(3, 9);
			const start = friends * each + eaten;
			const left = sub(start, eaten);
			const share = div(left, friends);
			return {
				question: random.pick([
					`${name} bakes ${start} ${things}. ${capital(they)} keeps ${eaten} and shares the rest equally among ${friends} friends. How many ${things} does each friend get?`,
					`How many ${things} does each of ${friends} friends get if ${name} has ${start} ${things}, puts ${eaten} aside for later and shares the others equally among the friends?`,
					`A batch of ${start} ${things} is in the oven for ${minutes} minutes. ${name} burns ${eaten} of them. The good ones are shared equally among ${friends} friends. How many ${things} does each friend get?`,
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
				question: random.pick([
					`${name} fills ${bagsOne} bags with ${eachOne} ${one} each and ${bagsTwo} bags with ${eachTwo} ${two} each. How many pieces of fruit are there in all?`,
					`There are ${eachOne} ${one} in a small bag and ${eachTwo} ${two} in a big one. ${name} carries home ${bagsOne} small bags and ${bagsTwo} big bags. How many pieces of fruit does ${name} carry?`,
					`How many pieces of fruit does ${name} pick if the ${one} fill ${bagsOne} baskets of ${eachOne} and the ${two} fill ${bagsTwo} baskets of ${eachTwo}?`,
				]),
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
			const [word, parts] = random.pick([
				['half', 2],
				['a third', 3],
				['a quarter', 4],
				['a fifth', 5],
			] as const);
			const [start, more] = [parts * random.int(4, 15), random.int(3, 20)];
			const given = div(start, parts);
			const left = sub(start, given);
			const now = add(left, more);
			return {
				question: random.pick([
					`${one.name} has ${start} ${things} and gives ${word} of them to ${two.name}. Then ${one.name} finds ${more} more. How many ${things} does ${one.name} have now?`,
					`Out of ${start} ${things}, ${one.name} gives away ${word}. The next day ${two.name} brings ${one.name} ${more} new ones. How many ${things} does ${one.name} have then?`,
					`${two.name} gets ${word} of the ${things} that belong to ${one.name}, who had ${start} before. After that ${one.name} buys ${more} more. How many ${things} does ${one.name} have in the end?`,
				]),
				lines: [
					line`${one.name} gives away ${given} ${things}.`,
					line`Then ${one.they} has ${left} ${things}.`,
					line`With the new ones ${one.they} has ${now} ${things}.`,
				],
				leaves: { who: one, what: things },
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
				question: random.pick([
					`${one.name} has ${count} ${things}. ${two.name} has ${timesAs(times)} as many as ${one.name}. Kim has ${fewer} fewer than ${two.name}. How many ${things} do the three have together?`,
					`Kim has ${fewer} ${things} fewer than ${two.name}, and ${two.name} has ${timesAs(times)} as many as ${one.name}. If ${one.name} has ${count} ${things}, how many do they all have together?`,
					`Three friends put their ${things} in one box. ${one.name} puts in ${count}, ${two.name} ${timesAs(times)} as many as ${one.name}, and Kim ${fewer} fewer than ${two.name}. How many ${things} are in the box?`,
				]),
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
			const [perBox, trays, price] = [random.int(3, 8), random.int(2, 5), random.int(4, 12)];
			const perTray = perBox * random.int(2, 3);
			const baked = mul(trays, perTray);
			const needed = div(baked, perBox);
			return {
				question: random.pick([
					`${name} bakes ${trays} trays of ${perTray} ${things}. Each box holds ${perBox} ${things}. How many boxes does ${name} fill?`,
					`A box holds ${perBox} ${things}. ${name} makes ${trays} trays with ${perTray} ${things} on each. How many boxes can ${they} fill?`,
					`A full box of ${things} sells for $${price}. ${name} packs ${perBox} ${things} in every box. From the oven come ${trays} trays, each with ${perTray} ${things}. How many boxes does ${they} need?`,
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
			const [packs, each] = [random.int(2, 9), random.int(3, 10)];
			const [have, given] = [random.int(5, 30), random.int(3, 12)];
			const bought = mul(packs, each);
			const after = add(have, bought);
			const left = sub(after, given);
			return {
				question: random.pick([
					`${one.name} has ${have} ${things}. ${capital(one.they)} buys ${packs} packs of ${each} ${things} and gives ${given} to ${two.name}. How many ${things} does ${one.name} have left?`,
					`${one.name} buys ${packs} packs with ${each} ${things} each to add to the ${have} at home, then gives ${given} to ${two.name}. How many ${things} does ${one.name} have now?`,
					`There are ${each} ${things} in a pack. ${one.name}, who already has ${have} ${things}, buys ${packs} packs. Later ${two.name} gets ${given} of the ${things} as a gift from ${one.name}. How many ${things} does ${one.name} still have?`,
				]),
				lines: [
					line`${one.name} buys ${bought} ${things}.`,
					line`Then ${one.they} has ${after} ${things}.`,
					line`After the gift ${one.they} has ${left} ${things}.`,
				],
				leaves: { who: one, what: things },
			};
		},
	},
];
