import type { Random } from '../../domain/random.ts';
import { bakes, capital, drawPeople, drawPerson, type Family, keepsakes } from '../family.ts';
import { add, div, fractionOf, line, mul, sub } from '../quantity.ts';

const colored = ['tulips', 'roses', 'balloons', 'beads', 'kites', 'hats'] as const;
const foods = ['cake', 'pie', 'pizza', 'melon', 'cheese'] as const;
const painted = ['fence', 'wall', 'boat', 'door', 'room', 'shed'] as const;
const partNames = ['third', 'fourth', 'fifth', 'sixth', 'seventh'] as const;

/** A fraction in lowest terms, its top and bottom. */
const drawShare = (random: Random): readonly [number, number] => {
	const bottom = random.int(2, 5);
	return [random.pick([1, bottom - 1]), bottom];
};

/** Fractions of a number and of what is left, wholes from parts, ratios. */
export const fractions: readonly Family[] = [
	{
		name: 'fraction-then-of-rest',
		topic: 'fractions',
		draft: (random) => {
			const person = drawPerson(random);
			const { name, they, their } = person;
			const things = random.pick(bakes);
			const [[a, b], [c, d]] = [drawShare(random), drawShare(random)];
			const [count, price] = [b * d * random.int(2, 4), random.int(2, 4)];
			const morning = fractionOf(a, b, count);
			const rest = sub(count, morning);
			const later = fractionOf(c, d, rest);
			const left = sub(rest, later);
			return {
				question: random.pick([
					`${name} bakes ${count} ${things} to sell. In the morning ${they} sells ${a}/${b} of them, and in the afternoon ${c}/${d} of the rest. How many ${things} does ${they} have left?`,
					`At a market ${name} sells ${a}/${b} of ${their} ${count} ${things} before lunch. After lunch ${they} sells ${c}/${d} of what is left. How many ${things} does ${they} have at the end of the day?`,
					`By noon ${name} has sold ${a}/${b} of the ${count} ${things} on ${their} table. Later ${they} sells ${c}/${d} of the others for $${price} each. How many ${things} does ${they} still have?`,
				]),
				lines: [
					line`First ${name} sells ${morning} ${things}.`,
					line`Then ${they} has ${rest} ${things}.`,
					line`Later ${they} sells ${later} ${things}.`,
					line`At the end ${they} has ${left} ${things}.`,
				],
				leaves: { who: person, what: things },
			};
		},
	},
	{
		name: 'two-fractions-and-rest',
		topic: 'fractions',
		draft: (random) => {
			const things = random.pick(colored);
			const place = random.pick(['shop', 'park', 'school', 'hall']);
			const [[a, b], [c, d]] = [drawShare(random), drawShare(random)];
			const count = b * d * random.int(2, 9);
			const red = fractionOf(a, b, count);
			const yellow = fractionOf(c, d, count);
			const white = sub(count, red, yellow);
			return {
				question: random.pick([
					`There are ${count} ${things} in a ${place}. Of all these ${things}, ${a}/${b} are red, ${c}/${d} are yellow and the rest are white. How many are white?`,
					`A ${place} has red, yellow and white ${things}, ${count} in all. The red ones make up ${a}/${b} of them and the yellow ones ${c}/${d} of them. How many white ${things} are there?`,
					`How many of the ${count} ${things} in a ${place} are white, if ${a}/${b} of the ${count} are red, ${c}/${d} of the ${count} are yellow and all the others are white?`,
				]),
				lines: [
					line`There are ${red} red ${things}.`,
					line`There are ${yellow} yellow ${things}.`,
					line`That leaves ${white} white ${things}.`,
				],
			};
		},
	},
	{
		name: 'whole-book-from-part',
		topic: 'fractions',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const bottom = random.pick([3, 4, 5, 7]);
			const top = bottom === 4 ? 3 : random.int(2, bottom - 1);
			const [read, age] = [top * random.int(4, 15), random.int(8, 13)];
			const part = div(read, top);
			const whole = mul(part, bottom);
			const left = sub(whole, read);
			return {
				question: random.pick([
					`${name} has read ${read} pages of a book. That is ${top}/${bottom} of the whole book. How many pages does ${they} still have to read?`,
					`The ${read} pages that ${name} has read so far are ${top}/${bottom} of ${name}'s book. How many pages of the book are left?`,
					`${name} is ${age} years old and likes to read. When ${they} has read ${top}/${bottom} of a new book, ${they} is at the end of page ${read}. How many more pages does the book have?`,
				]),
				lines: [
					line`One ${partNames[bottom - 3] ?? 'part'} of the book is ${part} pages.`,
					line`The whole book has ${whole} pages.`,
					line`That leaves ${left} pages.`,
				],
			};
		},
	},
	{
		name: 'cake-eaten-twice',
		topic: 'fractions',
		numbers: 'fraction',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const food = random.pick(foods);
			const guests = random.int(3, 9);
			const [one, two] = random.pickSome(
				[
					random.pick(['1/3', '2/3', '1/6', '1/7', '2/7']),
					random.pick(['1/2', '1/4', '1/5', '2/5']),
				],
				2,
			) as [string, string];
			const eaten = add(one, two);
			const left = sub(1, eaten);
			return {
				question: random.pick([
					`${name} gets a ${food} for the weekend. On Saturday ${one} of the whole ${food} is eaten, and on Sunday ${two} of the whole ${food}. What fraction of the ${food} is left?`,
					`What fraction of a ${food} is left over if ${name} eats ${one} of it and gives ${two} of the whole ${food} to friends who eat it at once?`,
					`${name} cuts up a ${food} for ${guests} guests. They eat ${one} of the whole ${food} at noon and ${two} of the whole ${food} in the evening. What part of the ${food} does ${they} have left?`,
				]),
				lines: [
					line`In all, ${eaten} of the ${food} is eaten.`,
					line`That leaves ${left} of the ${food}.`,
				],
			};
		},
	},
	{
		name: 'fraction-of-what-is-left',
		topic: 'fractions',
		numbers: 'fraction',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const thing = random.pick(painted);
			const first = random.pick(['1/3', '2/3', '1/6', '1/7', '2/7', '3/7', '4/7', '1/9', '2/9']);
			const [second, hours] = [random.pick(['1/2', '1/3', '1/5']), random.int(2, 6)];
			const rest = sub(1, first);
			const later = mul(rest, second);
			const left = sub(rest, later);
			return {
				question: random.pick([
					`${name} paints ${first} of a ${thing} on Monday. On Tuesday ${they} paints ${second} of the part that is left. What fraction of the ${thing} is not painted yet?`,
					`After a first day of work, ${first} of a ${thing} is painted. On the second day ${name} paints ${second} of the rest. What part of the ${thing} is still to be painted?`,
					`What fraction of a ${thing} is left to paint if ${name} first paints ${first} of it, then rests for ${hours} hours, and then paints ${second} of what is left?`,
				]),
				lines: [
					line`At first, ${rest} of the ${thing} is left.`,
					line`Then ${name} paints ${later} of the ${thing}.`,
					line`That leaves ${left} of the ${thing}.`,
				],
			};
		},
	},
	{
		name: 'half-given-twice',
		topic: 'fractions',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const { name, they, their } = one;
			const things = random.pick(keepsakes);
			const [count, more] = [4 * random.int(3, 24), random.int(3, 15)];
			const first = div(count, 2);
			const second = div(first, 2);
			const now = add(second, more);
			return {
				question: random.pick([
					`${name} has ${count} ${things}. ${capital(they)} gives half of them to ${two.name} and then half of the rest to ${their} cousin. Later ${they} finds ${more} more. How many ${things} does ${they} have now?`,
					`Of ${their} ${count} ${things}, ${name} keeps half and gives the other half to ${two.name}. The next day ${they} gives away half of what ${they} kept and buys ${more} new ones. How many ${things} does ${they} have in the end?`,
					`${two.name} gets half of ${name}'s ${count} ${things}. A neighbour gets half of those that are left. For ${their} birthday ${name} then gets ${more} new ${things}. How many ${things} does ${name} have after that?`,
				]),
				lines: [
					line`After the first gift ${name} has ${first} ${things}.`,
					line`After the second gift ${they} has ${second} ${things}.`,
					line`With the new ones ${they} has ${now} ${things}.`,
				],
				leaves: { who: one, what: things },
			};
		},
	},
	{
		name: 'ratio-difference',
		topic: 'fractions',
		draft: (random) => {
			const { name } = drawPerson(random);
			const group = random.pick(['choir', 'club', 'school', 'camp', 'swim group']);
			const [few, many] = random.pickSome(['boys', 'girls'], 2) as [string, string];
			const a = random.int(2, 5);
			const b = random.pick([a + 1, 2 * a + 1]);
			const count = (a + b) * random.int(2, 9);
			const parts = add(a, b);
			const size = div(count, parts);
			const fewer = mul(size, a);
			const others = mul(size, b);
			const more = sub(others, fewer);
			return {
				question: random.pick([
					`${name}'s ${group} has ${count} children. The ratio of ${few} to ${many} is ${a} to ${b}. How many more ${many} than ${few} are there?`,
					`For every ${a} ${few} in ${name}'s ${group} there are ${b} ${many}, and there are ${count} children in all. How many ${few} would have to join to make as many ${few} as ${many}?`,
					`There are ${few} and ${many} in the ratio ${a} to ${b} among the ${count} children in ${name}'s ${group}. How many fewer ${few} than ${many} does it have?`,
				]),
				lines: [
					line`The ratio has ${parts} parts.`,
					line`One part is ${size} children.`,
					line`There are ${fewer} ${few}.`,
					line`There are ${others} ${many}.`,
					line`The difference is ${more} children.`,
				],
			};
		},
	},
	{
		name: 'fractions-of-two-groups',
		topic: 'fractions',
		draft: (random) => {
			const skill = random.pick(['swim', 'skate', 'ski', 'cook', 'ride a horse', 'play the piano']);
			const [[a, b], [c, d]] = [drawShare(random), drawShare(random)];
			const [boys, girls] = [b * random.int(3, 9), d * random.int(3, 9)];
			const first = fractionOf(a, b, boys);
			const second = fractionOf(c, d, girls);
			const both = add(first, second);
			const all = add(boys, girls);
			const cannot = sub(all, both);
			return {
				question: random.pick([
					`At a camp, ${a}/${b} of the ${boys} boys and ${c}/${d} of the ${girls} girls can ${skill}. How many of the children cannot ${skill}?`,
					`A camp has ${boys} boys and ${girls} girls. Of the boys, ${a}/${b} can ${skill}. Of the girls, ${c}/${d} can. How many children at the camp have yet to learn it?`,
					`How many children at a camp cannot ${skill}, if there are ${boys} boys, of whom ${a}/${b} can, and ${girls} girls, of whom ${c}/${d} can?`,
				]),
				lines: [
					line`Of the boys, ${first} can ${skill}.`,
					line`Of the girls, ${second} can ${skill}.`,
					line`Together ${both} children can ${skill}.`,
					line`The camp has ${all} children.`,
					line`So ${cannot} children cannot ${skill}.`,
				],
			};
		},
	},
	{
		name: 'garden-part-of-part',
		topic: 'fractions',
		draft: (random) => {
			const { name, they, their } = drawPerson(random);
			const plant = random.pick(['beans', 'carrots', 'onions', 'potatoes', 'peas']);
			const [[a, b], [c, d]] = [drawShare(random), drawShare(random)];
			const [area, trees] = [b * d * random.int(2, 9), random.int(2, 6)];
			const vegetables = fractionOf(a, b, area);
			const part = fractionOf(c, d, vegetables);
			return {
				question: random.pick([
					`${name} has a garden of ${area} square meters. Vegetables grow on ${a}/${b} of the garden, and ${c}/${d} of the vegetable part is for ${plant}. How many square meters are for ${plant}?`,
					`Vegetables take up ${a}/${b} of ${name}'s garden, which has ${area} square meters and ${trees} trees. On ${c}/${d} of the vegetable part ${they} plants ${plant}. How many square meters is that?`,
					`How many square meters of ${plant} does ${name} plant if ${they} uses ${a}/${b} of ${their} ${area} square meters of land for vegetables and ${c}/${d} of this part for ${plant}?`,
				]),
				lines: [
					line`The vegetables take ${vegetables} square meters.`,
					line`The ${plant} take ${part} square meters.`,
				],
			};
		},
	},
];
