import { capital, drawPeople, drawPerson, type Family, keepsakes } from '../family.ts';
import { add, div, dollars, line, mul, sub } from '../quantity.ts';

const dishes = ['rolls', 'pancakes', 'dumplings', 'meatballs', 'sausages'] as const;
const treats = ['drink', 'sandwich', 'magazine', 'ball', 'puzzle'] as const;

/** Cooking, washing, pets, plants, parties and moving house. */
export const home: readonly Family[] = [
	{
		name: 'cooking-for-guests',
		topic: 'home',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const things = random.pick(dishes);
			const [adults, children, many] = [random.int(3, 9), random.int(3, 9), random.int(3, 5)];
			const [few, plates, size] = [many - 1, random.int(3, 9), random.pick([6, 8, 10, 12])];
			const first = mul(adults, many);
			const second = mul(children, few);
			const eaten = add(first, second);
			const made = mul(plates, size);
			const left = sub(made, eaten);
			return {
				question: random.pick([
					`${name} makes ${plates} plates of ${size} ${things} for a party. The ${adults} adults eat ${many} each and the ${children} children eat ${few} each. How many ${things} are left over?`,
					`At a family meal ${adults} adults and ${children} children eat ${things}. Each adult eats ${many} and each child ${few}. ${name} made ${plates} pans of them with ${size} in each pan. How many ${things} stay uneaten?`,
					`How many ${things} does ${name} have left after a meal for ${adults} adults and ${children} children, if an adult eats ${many}, a child eats ${few} and ${they} makes ${plates} plates with ${size} ${things} on each?`,
				]),
				lines: [
					line`The adults eat ${first} ${things}.`,
					line`The children eat ${second} ${things}.`,
					line`Together they eat ${eaten} ${things}.`,
					line`${name} makes ${made} ${things}.`,
					line`That leaves ${left} ${things}.`,
				],
			};
		},
	},
	{
		name: 'laundry-loads',
		topic: 'home',
		draft: (random) => {
			const { name } = drawPerson(random);
			const [one, two] = random.pickSome(['shirts', 'towels', 'socks', 'sheets', 'dresses'], 2) as [
				string,
				string,
			];
			const [loads, size] = [random.int(2, 6), random.int(6, 12)];
			const [minutes, age] = [random.pick([20, 30, 35, 40, 45, 50, 60]), random.int(2, 9)];
			const first = Math.floor((loads * size) / 2) + random.int(-4, 4);
			const second = loads * size - first;
			const pieces = add(first, second);
			const count = div(pieces, size);
			const time = mul(count, minutes);
			return {
				question: random.pick([
					`${name} has to wash ${first} ${one} and ${second} ${two}. The machine takes ${size} pieces at a time, and one load needs ${minutes} minutes. How many minutes does all the washing take?`,
					`A washing machine holds ${size} pieces and runs for ${minutes} minutes a load. How long, in minutes, does it run if ${name} fills it again and again until ${first} ${one} and ${second} ${two} are clean?`,
					`${name}'s ${age}-year-old washing machine cleans ${size} pieces in ${minutes} minutes. In the basket are ${second} ${two} and ${first} ${one}. For how many minutes must the machine run?`,
				]),
				lines: [
					line`There are ${pieces} pieces to wash.`,
					line`That is ${count} loads.`,
					line`They take ${time} minutes.`,
				],
			};
		},
	},
	{
		name: 'watering-without-rain',
		topic: 'home',
		draft: (random) => {
			const { name, they, their } = drawPerson(random);
			const plants = random.pick(['roses', 'herbs', 'ferns', 'tomato plants', 'lilies']);
			const [count, cups] = [random.int(3, 15), random.int(2, 5)];
			const [rain, height] = [random.int(2, 4), random.int(15, 50)];
			const daily = mul(count, cups);
			const days = sub(7, rain);
			const total = mul(daily, days);
			return {
				question: random.pick([
					`${name} waters ${their} ${count} ${plants} every day with ${cups} cups of water each, but not when it rains. In a week with ${rain} days of rain, how many cups of water does ${they} use?`,
					`In one week it rains on ${rain} days. On all the other days of the week each of ${name}'s ${count} ${plants} gets ${cups} cups of water. How many cups is that in all?`,
					`${name} has ${count} ${plants} that are about ${height} centimeters tall. Each needs ${cups} cups of water a day, and on rainy days the rain gives it. How many cups does ${name} pour in a week with ${rain} rainy days?`,
				]),
				lines: [
					line`On a dry day ${name} uses ${daily} cups.`,
					line`There are ${days} dry days in the week.`,
					line`In all ${they} uses ${total} cups.`,
				],
			};
		},
	},
	{
		name: 'pet-food-month',
		topic: 'home',
		draft: (random) => {
			const { name, they, their } = drawPerson(random);
			const [one, two] = random.pickSome(['dog', 'puppy', 'cat', 'kitten'], 2) as [string, string];
			const [more, less] = [random.int(2, 5), random.int(2, 4)];
			const [bag, price] = [random.pick([10, 15, 20, 30, 50]), random.int(4, 12)];
			const daily = add(more, less);
			const month = mul(daily, 30);
			const bags = div(month, bag);
			const cost = mul(bags, price);
			return {
				question: random.pick([
					`${name}'s ${one} eats ${more} cups of dry food a day and ${their} ${two} eats ${less} cups of the same food. A bag holds ${bag} cups and costs $${price}. How many dollars does the food for 30 days cost?`,
					`A bag of pet food has ${bag} cups in it and costs $${price}. How much does ${name} spend in a month of 30 days if ${they} feeds ${their} ${one} ${more} cups and ${their} ${two} ${less} cups of it every day?`,
					`Every day of June, which has 30 days, ${name} gives ${more} cups of food to a ${one} and ${less} cups to a ${two}. The food comes in bags of ${bag} cups for $${price} a bag. What does ${they} pay for it?`,
				]),
				lines: [
					line`In a day the pets eat ${daily} cups.`,
					line`In 30 days they eat ${month} cups.`,
					line`That is ${bags} bags.`,
					line`They cost ${cost} dollars.`,
				],
			};
		},
	},
	{
		name: 'bottles-for-cents',
		topic: 'home',
		numbers: 'decimal',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const treat = random.pick(treats);
			const [big, small] = [random.pick([3, 5, 6, 7, 8]), random.int(2, 8)];
			const [high, low] = [random.pick([25, 30, 35]), random.pick([10, 15])];
			const price = big * high + small * low + 10 * random.int(2, 30) + 5;
			const first = mul(big, dollars(high));
			const second = mul(small, dollars(low));
			const total = add(first, second);
			const missing = sub(dollars(price), total);
			return {
				question: random.pick([
					`${name} takes ${big} big and ${small} small empty bottles back to a shop. It pays $${dollars(high)} for a big one and $${dollars(low)} for a small one. How many more dollars does ${they} need for a ${treat} that costs $${dollars(price)}?`,
					`A ${treat} costs $${dollars(price)}. To buy it ${name} returns empty bottles: ${small} small ones at $${dollars(low)} each and ${big} big ones at $${dollars(high)} each. How much money is still missing?`,
					`For each empty bottle a shop gives $${dollars(high)} if it is big and $${dollars(low)} if it is small. ${name} brings ${big} big and ${small} small bottles and buys a ${treat} for $${dollars(price)}. How much must ${they} add?`,
				]),
				lines: [
					line`The big bottles bring ${first} dollars.`,
					line`The small bottles bring ${second} dollars.`,
					line`Together they bring ${total} dollars.`,
					line`${name} needs ${missing} more dollars.`,
				],
			};
		},
	},
	{
		name: 'candle-evenings',
		topic: 'home',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [thing, verb] = random.pick([
				['candles', 'burns'],
				['batteries', 'lasts'],
				['lamps', 'shines'],
			]) as [string, string];
			const [count, evening, price] = [random.int(3, 12), random.int(2, 5), random.int(3, 9)];
			const hours = random.int(evening + 1, 9);
			const total = mul(count, hours);
			const evenings = div(total, evening);
			return {
				question: random.pick([
					`${name} has ${count} ${thing} and uses them one after another. Each ${verb} for ${hours} hours. If ${they} needs light for ${evening} hours every evening, for how many evenings is that enough?`,
					`In a cabin ${name} needs ${evening} hours of light each evening. One of ${name}'s ${thing} ${verb} for ${hours} hours, and ${they} never uses two at once. How many evenings can ${they} stay with ${count} ${thing}?`,
					`For how many evenings do ${count} ${thing}, bought for $${price} in all, give ${name} light if each of them ${verb} for ${hours} hours, one is used at a time and the light is on for ${evening} hours an evening?`,
				]),
				lines: [
					line`The ${thing} last for ${total} hours.`,
					line`That is enough for ${evenings} evenings.`,
				],
			};
		},
	},
	{
		name: 'moving-boxes',
		topic: 'home',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const [trips, size, rooms] = [random.int(3, 6), random.pick([6, 8, 10]), random.int(2, 4)];
			const each = Math.floor((trips * size - random.int(2, 8)) / rooms);
			const rest = trips * size - rooms * each;
			const minutes = random.pick([15, 20, 25, 30, 35, 40, 45]);
			const packed = mul(rooms, each);
			const all = add(packed, rest);
			const drives = div(all, size);
			const time = mul(drives, minutes);
			return {
				question: random.pick([
					`${one.name}'s family moves to a new home. They have ${each} boxes from each of ${rooms} rooms and ${rest} boxes from the garage. The van takes ${size} boxes a trip, and a trip takes ${minutes} minutes. How many minutes do all the trips take?`,
					`${one.name} and ${two.name} bring boxes to a new home in a car that holds ${size}. In the old home ${rooms} rooms have ${each} boxes each, and ${rest} more boxes are in the hall. How many minutes do they drive if each trip is ${minutes} minutes?`,
					`How long, in minutes, does ${one.name} need to move ${rooms} rooms of ${each} boxes each and ${rest} boxes from the attic, if ${one.they} can take ${size} boxes on a trip of ${minutes} minutes?`,
				]),
				lines: [
					line`The rooms have ${packed} boxes.`,
					line`In all there are ${all} boxes.`,
					line`That is ${drives} trips.`,
					line`They take ${time} minutes.`,
				],
			};
		},
	},
	{
		name: 'screen-time-left',
		topic: 'home',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const fun = random.pick([
				'play video games',
				'watch films',
				'watch cartoons',
				'use a tablet',
			]);
			const [limit, days] = [
				random.pick(['1.5', '2', '2.5', '3', '3.5', '4', '5']),
				random.int(2, 5),
			];
			const [minutes, age] = [5 * random.int(3, 12), random.int(7, 13)];
			const allowed = mul(limit, 60);
			const used = mul(days, minutes);
			const left = sub(allowed, used);
			return {
				question: random.pick([
					`${name} may ${fun} for ${limit} hours a week. On each of the first ${days} days of the week ${they} does so for ${minutes} minutes. How many minutes are left for the other days?`,
					`On ${days} days of this week ${name} took ${minutes} minutes a day to ${fun}. The limit at home is ${limit} hours a week. How many more minutes may ${they} do it this week?`,
					`At the age of ${age}, ${name} is allowed to ${fun} for ${limit} hours in a week. How many minutes of this time remain after ${days} days with ${minutes} minutes each?`,
				]),
				lines: [
					line`${name} is allowed ${allowed} minutes a week.`,
					line`${capital(they)} has used ${used} minutes.`,
					line`That leaves ${left} minutes.`,
				],
			};
		},
	},
	{
		name: 'party-bags',
		topic: 'home',
		draft: (random) => {
			const { name, they, their } = drawPerson(random);
			const things = random.pick(keepsakes);
			const [bags, each] = [random.int(5, 12), random.int(3, 8)];
			const [friends, extra] = [random.int(2, 4), random.int(2, 6)];
			const have = bags * each + friends * extra;
			const filled = mul(bags, each);
			const rest = sub(have, filled);
			const share = div(rest, friends);
			return {
				question: random.pick([
					`${name} has ${have} ${things} for a party and puts ${each} of them into each of ${bags} party bags. The ${friends} children who helped share the ${things} that are left over equally. How many does each of them get?`,
					`For ${bags} guests ${name} fills a party bag each, with ${each} ${things} in every bag. ${capital(they)} had ${have} ${things}, and what is left goes in equal parts to ${their} ${friends} cousins. How many ${things} does each cousin get?`,
					`After ${name} has filled ${bags} party bags from a box of ${have} ${things}, ${each} to a bag, ${friends} friends divide the rest equally. How many ${things} does each friend take?`,
				]),
				lines: [
					line`The bags hold ${filled} ${things}.`,
					line`That leaves ${rest} ${things}.`,
					line`Each child gets ${share} ${things}.`,
				],
			};
		},
	},
];
