import {
	bakes,
	capital,
	drawPeople,
	drawPerson,
	type Family,
	fruits,
	keepsakes,
} from '../family.ts';
import { add, div, line, mul, sub } from '../quantity.ts';

const rides = ['bike', 'scooter', 'sled', 'skateboard'] as const;
const partyThings = ['balloons', 'candles', 'straws', 'paper hats'] as const;

/** Things shared out: equally or not, in packs, in turns, with or without a rest. */
export const sharing: readonly Family[] = [
	{
		name: 'rest-to-one',
		topic: 'sharing',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const things = random.pick(keepsakes);
			const [friends, each, rest] = [random.int(3, 9), random.int(3, 9), random.int(2, 12)];
			const [have, start] = [random.int(4, 30), friends * each + rest];
			const given = mul(friends, each);
			const left = sub(start, given);
			const now = add(have, left);
			return {
				question: random.pick([
					`${one.name} shares ${start} ${things}. Each of ${friends} cousins gets ${each} ${things}, and a friend, ${two.name}, gets the rest. ${two.name} already had ${have} ${things}. How many ${things} does ${two.name} have now?`,
					`${two.name} has ${have} ${things}. From a bag of ${start} ${things}, ${one.name} hands out ${each} to each of ${friends} children and gives all the others to ${two.name}. How many ${things} does ${two.name} have then?`,
					`After ${one.name} gave ${friends} children ${each} ${things} each out of a box of ${start}, ${two.name} got what was left in the box and put it with the ${have} ${things} at home. How many ${things} does ${two.name} have in all?`,
				]),
				lines: [
					line`The others get ${given} ${things}.`,
					line`That leaves ${left} ${things} for ${two.name}.`,
					line`Now ${two.name} has ${now} ${things}.`,
				],
				leaves: { who: two, what: things },
			};
		},
	},
	{
		name: 'share-by-ratio',
		topic: 'sharing',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const things = random.pick(keepsakes);
			const [small, large] = random.pick([
				[2, 3],
				[2, 5],
				[3, 4],
				[3, 5],
				[4, 5],
			] as const);
			const [total, age] = [(small + large) * random.int(2, 12), random.int(6, 12)];
			const round = add(small, large);
			const rounds = div(total, round);
			const share = mul(large, rounds);
			return {
				question: random.pick([
					`${one.name} and ${two.name} share ${total} ${things}. For every ${small} ${things} that ${one.name} takes, ${two.name} takes ${large}. How many ${things} does ${two.name} get?`,
					`Again and again ${two.name} takes ${large} ${things} from a pile and ${one.name} takes ${small}, until all ${total} ${things} are gone. How many ${things} does ${two.name} get?`,
					`${one.name} and ${two.name}, who are both ${age} years old, find ${total} ${things}. They agree that ${two.name} gets ${large} each time that ${one.name} gets ${small}. How many of the ${things} go to ${two.name}?`,
				]),
				lines: [
					line`Each round uses ${round} ${things}.`,
					line`There are ${rounds} rounds.`,
					line`${two.name} gets ${share} ${things}.`,
				],
			};
		},
	},
	{
		name: 'some-more-than-other',
		topic: 'sharing',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const things = random.pick(fruits);
			const [small, more] = [random.int(4, 25), random.int(2, 12)];
			const total = 2 * small + more;
			const even = sub(total, more);
			const less = div(even, 2);
			const share = add(less, more);
			return {
				question: random.pick([
					`${one.name} and ${two.name} share ${total} ${things} so that ${two.name} gets ${more} more than ${one.name}. How many ${things} does ${two.name} get?`,
					`How many ${things} does ${two.name} get if ${total} ${things} are split between ${two.name} and ${one.name}, and ${one.name} gets ${more} fewer than ${two.name}?`,
					`From a tree ${one.name} and ${two.name} pick ${total} ${things} together. At the end ${two.name} has ${more} ${things} more than ${one.name}. How many ${things} does ${two.name} have?`,
				]),
				lines: [
					line`Without the extra ${more} there are ${even} ${things}.`,
					line`${one.name} gets ${less} ${things}.`,
					line`${two.name} gets ${share} ${things}.`,
				],
			};
		},
	},
	{
		name: 'packs-of-two-sizes',
		topic: 'sharing',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const things = random.pick(partyThings);
			const [small, large] = [random.pick([4, 6, 8]), random.pick([10, 12, 20])];
			const [few, many] = [random.int(2, 7), random.int(2, 6)];
			const sum = small * few + large * many;
			const guests = random.pick([2, 3, 4, 5, 6, 7, 8].filter((count) => sum % count === 0));
			const price = random.int(2, 5);
			const first = mul(few, small);
			const second = mul(many, large);
			const total = add(first, second);
			const each = div(total, guests);
			return {
				question: random.pick([
					`${name} buys ${few} packs of ${small} ${things} and ${many} packs of ${large} ${things}. ${capital(they)} puts them all on ${guests} tables, the same number on each. How many ${things} are on each table?`,
					`For ${guests} tables at a party ${name} opens ${many} big packs with ${large} ${things} each and ${few} small packs with ${small} ${things} each. If every table gets the same number, how many ${things} does one table get?`,
					`A small pack of ${small} ${things} costs $${price}. A big pack holds ${large} ${things}. ${name} shares ${few} small packs and ${many} big packs equally among ${guests} tables. How many ${things} go on each table?`,
				]),
				lines: [
					line`The small packs hold ${first} ${things}.`,
					line`The big packs hold ${second} ${things}.`,
					line`In all there are ${total} ${things}.`,
					line`Each table gets ${each} ${things}.`,
				],
			};
		},
	},
	{
		name: 'make-equal',
		topic: 'sharing',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const things = random.pick(keepsakes);
			const [bags, each] = [random.int(3, 8), random.int(4, 10)];
			const gift = random.int(2, Math.min(12, Math.floor((bags * each) / 2) - 2));
			const few = bags * each - 2 * gift;
			const many = mul(bags, each);
			const total = add(many, few);
			const half = div(total, 2);
			const moved = sub(many, half);
			return {
				question: random.pick([
					`${one.name} has ${bags} bags of ${each} ${things}. ${two.name} has ${few} ${things}. How many ${things} must ${one.name} give to ${two.name} so that both have the same number?`,
					`${two.name} has only ${few} ${things}, but ${one.name} has ${bags} bags with ${each} ${things} in each. To be fair, ${one.name} gives some to ${two.name}, and then they have equally many. How many ${things} does ${one.name} give away?`,
					`Two friends want to have equally many ${things}. One of them, ${one.name}, has ${bags} boxes with ${each} ${things} in each box, and ${two.name} has ${few} ${things}. How many should ${one.name} hand over?`,
				]),
				lines: [
					line`${one.name} has ${many} ${things}.`,
					line`Together they have ${total} ${things}.`,
					line`Each should have ${half} ${things}.`,
					line`${one.name} gives away ${moved} ${things}.`,
				],
			};
		},
	},
	{
		name: 'taking-turns',
		topic: 'sharing',
		draft: (random) => {
			const { name, their } = drawPerson(random);
			const ride = random.pick(rides);
			const [friends, each, length] = [random.int(2, 6), random.int(2, 5), random.int(2, 6)];
			const [minutes, years] = [friends * each * length, random.int(2, 9)];
			const turns = div(minutes, length);
			const share = div(turns, friends);
			return {
				question: random.pick([
					`${name} brings a ${ride} to the park. For ${minutes} minutes ${friends} children take turns on it. Each turn lasts ${length} minutes, and all get the same number of turns. How many turns does each child get?`,
					`${name} lends ${their} ${ride} to ${friends} friends for ${minutes} minutes. A turn is ${length} minutes long. If the friends share the turns equally, how many turns does each one have?`,
					`The ${ride} of ${name} is ${years} years old. Each turn on it takes ${length} minutes. In ${minutes} minutes ${friends} children all get equally many turns. How many turns is that for each child?`,
				]),
				lines: [line`There is time for ${turns} turns.`, line`Each child gets ${share} turns.`],
			};
		},
	},
	{
		name: 'boxes-with-leftovers',
		topic: 'sharing',
		draft: (random) => {
			const person = drawPerson(random);
			const { name, they } = person;
			const things = random.pick(bakes);
			const [trays, perTray] = [random.int(4, 9), random.int(8, 12)];
			const [smallBoxes, small] = [random.int(2, 6), random.int(3, 5)];
			const [bigBoxes, big] = [random.int(2, 5), random.int(6, 9)];
			const baked = mul(trays, perTray);
			const first = mul(smallBoxes, small);
			const second = mul(bigBoxes, big);
			const packed = add(first, second);
			const left = sub(baked, packed);
			return {
				question: random.pick([
					`${name} bakes ${trays} trays of ${perTray} ${things}. ${capital(they)} sells ${smallBoxes} boxes of ${small} and ${bigBoxes} boxes of ${big} ${things}. How many ${things} does ${name} have left?`,
					`On each of ${trays} trays there are ${perTray} ${things}. ${name} gives away ${bigBoxes} big boxes with ${big} ${things} each and ${smallBoxes} small boxes with ${small} ${things} each. How many ${things} does ${they} keep?`,
					`A small box holds ${small} ${things} and a big box holds ${big}. ${name} makes ${trays} trays of ${perTray} ${things}, then fills ${smallBoxes} small boxes and ${bigBoxes} big boxes for the neighbours. How many ${things} does ${name} have left over?`,
				]),
				lines: [
					line`${name} bakes ${baked} ${things}.`,
					line`The small boxes take ${first} ${things}.`,
					line`The big boxes take ${second} ${things}.`,
					line`All the boxes take ${packed} ${things}.`,
					line`Then ${name} has ${left} ${things} left.`,
				],
				leaves: { who: person, what: things },
			};
		},
	},
	{
		name: 'three-shares-from-a-bag',
		topic: 'sharing',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const things = random.pick(fruits);
			const [count, more, fewer] = [random.int(6, 20), random.int(2, 9), random.int(2, 6)];
			const start = 3 * count + 2 * more - fewer + random.int(2, 20);
			const second = add(count, more);
			const third = sub(second, fewer);
			const taken = add(count, second, third);
			const left = sub(start, taken);
			return {
				question: random.pick([
					`Three children share a bag of ${start} ${things}. ${one.name} takes ${count}, ${two.name} takes ${more} more than ${one.name}, and Kim takes ${fewer} fewer than ${two.name}. How many ${things} stay in the bag?`,
					`Kim takes ${fewer} ${things} fewer than ${two.name}, who takes ${more} more than ${one.name}. ${one.name} takes ${count}. If ${start} ${things} were in the bag, how many are left in it?`,
					`There are ${start} ${things} in a bag. First ${one.name} takes ${count} of them. Then ${two.name} takes ${more} more than that. Kim gets ${fewer} fewer than ${two.name}. How many ${things} are still in the bag?`,
				]),
				lines: [
					line`${two.name} takes ${second} ${things}.`,
					line`Kim takes ${third} ${things}.`,
					line`The three take ${taken} ${things}.`,
					line`The bag still holds ${left} ${things}.`,
				],
			};
		},
	},
	{
		name: 'fractions-and-rest',
		topic: 'sharing',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const things = random.pick(bakes);
			const [firstWord, firstParts, secondWord, secondParts, unit] = random.pick([
				['half', 2, 'a third', 3, 6],
				['half', 2, 'a quarter', 4, 4],
				['a third', 3, 'a quarter', 4, 12],
				['a quarter', 4, 'a fifth', 5, 20],
				['half', 2, 'a fifth', 5, 10],
			] as const);
			const start = unit * random.int(2, Math.floor(120 / unit));
			const first = div(start, firstParts);
			const second = div(start, secondParts);
			const taken = add(first, second);
			const rest = sub(start, taken);
			return {
				question: random.pick([
					`${one.name} gets ${firstWord} of ${start} ${things} and ${two.name} gets ${secondWord} of the ${start}. The rest goes to Kim. How many ${things} does Kim get?`,
					`There are ${start} ${things} for three families. The family of ${two.name} takes ${secondWord} of all the ${things}, the family of ${one.name} takes ${firstWord} of them all, and Kim's family takes the rest. How many ${things} are for Kim's family?`,
					`How many ${things} are left for Kim if a baker has ${start} ${things} and gives ${firstWord} of all of them to ${one.name} and ${secondWord} of all of them to ${two.name}?`,
				]),
				lines: [
					line`${capital(firstWord)} of the ${things} is ${first}.`,
					line`${capital(secondWord)} of the ${things} is ${second}.`,
					line`So ${taken} ${things} are taken.`,
					line`That leaves ${rest} ${things} for Kim.`,
				],
			};
		},
	},
];
