import { capital, drawPerson, type Family, fruits } from '../family.ts';
import { add, div, line, mul, sub } from '../quantity.ts';

/** Farms, kitchens, classrooms and shapes. */
export const places: readonly Family[] = [
	{
		name: 'animal-legs',
		topic: 'farm',
		draft: (random) => {
			const [four, two] = [
				random.pick(['cows', 'horses', 'goats', 'sheep']),
				random.pick(['hens', 'ducks', 'geese']),
			];
			const [countFour, countTwo] = [random.int(2, 20), random.int(2, 20)];
			const first = mul(countFour, 4);
			const second = mul(countTwo, 2);
			const total = add(first, second);
			return {
				question: random.pick([
					`A farm has ${countFour} ${four} and ${countTwo} ${two}. How many legs do the animals have in all?`,
					`There are ${countFour} ${four} and ${countTwo} ${two} in a yard. How many legs are there?`,
				]),
				lines: [
					line`The ${four} have ${first} legs.`,
					line`The ${two} have ${second} legs.`,
					line`In all there are ${total} legs.`,
				],
			};
		},
	},
	{
		name: 'eggs-sold',
		topic: 'farm',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [hens, each, eaten, price] = [
				random.int(3, 12),
				random.int(2, 5),
				random.int(2, 9),
				random.int(2, 4),
			];
			const eggs = mul(hens, each);
			const left = sub(eggs, eaten);
			const income = mul(left, price);
			return {
				question: random.pick([
					`${name} has ${hens} hens that lay ${each} eggs each. ${capital(they)} eats ${eaten} eggs and sells the rest for $${price} each. How many dollars does ${they} make?`,
					`Each of ${name}'s ${hens} hens lays ${each} eggs. ${name} keeps ${eaten} eggs and sells the others at $${price} each. How much money does ${they} make?`,
				]),
				lines: [
					line`The hens lay ${eggs} eggs.`,
					line`There are ${left} eggs to sell.`,
					line`${name} makes ${income} dollars.`,
				],
			};
		},
	},
	{
		name: 'rows-of-trees',
		topic: 'farm',
		draft: (random) => {
			const trees = random.pick(fruits).replace(/es$|s$/, (end) => (end === 'es' ? 'e' : ''));
			const [rows, each, lost, more] = [
				random.int(3, 10),
				random.int(4, 12),
				random.int(2, 15),
				random.int(3, 20),
			];
			const start = mul(rows, each);
			const left = sub(start, lost);
			const now = add(left, more);
			return {
				question: `A farmer plants ${rows} rows of ${each} ${trees} trees. In a storm ${lost} trees fall, and then the farmer plants ${more} new ones. How many trees stand now?`,
				lines: [
					line`At first there are ${start} trees.`,
					line`After the storm there are ${left} trees.`,
					line`Now there are ${now} trees.`,
				],
			};
		},
	},
	{
		name: 'recipe',
		topic: 'kitchen',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const stuff = random.pick(['flour', 'milk', 'sugar', 'rice']);
			const [cups, times, have] = [random.int(2, 8), random.int(2, 8), random.int(1, 12)];
			const needed = mul(cups, times);
			const missing = sub(needed, have);
			return {
				question: random.pick([
					`A cake takes ${cups} cups of ${stuff}. ${name} wants to bake ${times} cakes and has ${have} cups. How many more cups does ${they} need?`,
					`${name} bakes ${times} cakes with ${cups} cups of ${stuff} in each. If ${they} has ${have} cups of ${stuff}, how many more cups are needed?`,
				]),
				lines: [
					line`${name} needs ${needed} cups of ${stuff}.`,
					line`That is ${missing} more cups.`,
				],
			};
		},
	},
	{
		name: 'rate-scaled',
		topic: 'kitchen',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [hours, each, longer] = [random.int(2, 6), random.int(3, 12), random.int(3, 9)];
			const made = hours * each;
			const rate = div(made, hours);
			const total = mul(rate, longer);
			return {
				question: random.pick([
					`${name} makes ${made} pies in ${hours} hours. At this rate, how many pies does ${they} make in ${longer} hours?`,
					`In ${hours} hours ${name} can make ${made} pies. How many pies can ${they} make in ${longer} hours?`,
				]),
				lines: [
					line`In one hour ${name} makes ${rate} pies.`,
					line`In ${String(longer)} hours that is ${total} pies.`,
				],
			};
		},
	},
	{
		name: 'class-teams',
		topic: 'school',
		draft: (random) => {
			const [girls, team, teams] = [random.int(5, 25), random.int(3, 6), random.int(3, 9)];
			const boys = team * teams - girls;
			const total = add(girls, boys);
			const count = div(total, team);
			return {
				question: random.pick([
					`A class has ${girls} girls and ${boys} boys. They form teams of ${team}. How many teams are there?`,
					`${girls} girls and ${boys} boys make teams with ${team} children in each. How many teams do they make?`,
				]),
				lines: [line`There are ${total} children.`, line`They form ${count} teams.`],
			};
		},
	},
	{
		name: 'supplies',
		topic: 'school',
		draft: (random) => {
			const things = random.pick(['pens', 'books', 'cards']);
			const [classes, children, each, have] = [
				random.int(2, 4),
				random.int(5, 15),
				random.int(2, 4),
				random.int(5, 30),
			];
			const all = mul(classes, children);
			const needed = mul(all, each);
			const missing = sub(needed, have);
			return {
				question: `A school has ${classes} classes of ${children} children. Each child gets ${each} ${things}. The school has ${have} ${things}. How many more does it need?`,
				lines: [
					line`There are ${all} children.`,
					line`They get ${needed} ${things}.`,
					line`The school needs ${missing} more ${things}.`,
				],
			};
		},
	},
	{
		name: 'fence-cost',
		topic: 'shapes',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [width, length, price] = [random.int(3, 12), random.int(4, 15), random.int(2, 4)];
			const half = add(width, length);
			const perimeter = mul(half, 2);
			const cost = mul(perimeter, price);
			return {
				question: random.pick([
					`${name} builds a fence around a garden that is ${length} feet long and ${width} feet wide. The fence costs $${price} a foot. How many dollars does ${they} pay?`,
					`A garden is ${length} feet long and ${width} feet wide. A fence around it costs $${price} a foot. How much does the fence cost?`,
				]),
				lines: [
					line`Two sides are ${half} feet.`,
					line`All sides are ${perimeter} feet.`,
					line`The fence costs ${cost} dollars.`,
				],
			};
		},
	},
	{
		name: 'area-left',
		topic: 'shapes',
		draft: (random) => {
			const [width, length, side] = [random.int(5, 12), random.int(6, 15), random.int(2, 5)];
			const whole = mul(length, width);
			const bed = mul(side, side);
			const left = sub(whole, bed);
			return {
				question: random.pick([
					`A yard is ${length} feet long and ${width} feet wide. A square bed in it has sides of ${side} feet. How many square feet of the yard are left?`,
					`In a yard of ${length} by ${width} feet there is a square pool with sides of ${side} feet. How many square feet are left?`,
				]),
				lines: [
					line`The yard has ${whole} square feet.`,
					line`The square has ${bed} square feet.`,
					line`There are ${left} square feet left.`,
				],
			};
		},
	},
	{
		name: 'average-of-three',
		topic: 'school',
		draft: (random) => {
			const { name, their } = drawPerson(random);
			const [average, one, two] = [random.int(8, 30), random.int(5, 35), random.int(5, 35)];
			const three = average * 3 - one - two;
			const both = add(one, two);
			const total = add(both, three);
			const mean = div(total, 3);
			return {
				question: random.pick([
					`${name} scores ${one}, ${two} and ${three} points in three games. What is ${their} average score?`,
					`In three games ${name} scores ${one}, ${two} and ${three} points. How many points is that on average?`,
				]),
				lines: [
					line`Two games give ${both} points.`,
					line`Three games give ${total} points.`,
					line`The average is ${mean} points.`,
				],
			};
		},
	},
];
