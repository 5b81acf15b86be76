import { capital, drawPerson, type Family } from '../family.ts';
import { add, div, line, mul, sub } from '../quantity.ts';

const fruitTrees = ['apple', 'pear', 'plum', 'lemon', 'peach', 'cherry'] as const;

/** Farms, kitchens, classrooms and gardens. */
export const places: readonly Family[] = [
	{
		name: 'animal-legs',
		topic: 'farm',
		draft: (random) => {
			const four = random.pick(['cows', 'horses', 'goats', 'sheep']);
			const two = random.pick(['hens', 'ducks', 'geese']);
			const [countFour, countTwo] = [random.int(2, 20), random.int(2, 20)];
			const first = mul(countFour, 4);
			const second = mul(countTwo, 2);
			const total = add(first, second);
			return {
				question: random.pick([
					`A farm has ${countFour} ${four} and ${countTwo} ${two}. How many legs do the animals have in all?`,
					`The only animals in a yard are ${two} and ${four}. If there are ${countTwo} ${two} and ${countFour} ${four}, how many legs are there together?`,
					`A farmer who is ${random.int(25, 70)} years old feeds ${countFour} ${four} in the barn. In the yard the farmer feeds ${countTwo} ${two}. What is the total number of legs of these animals?`,
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
			const person = drawPerson(random);
			const { name, they } = person;
			const [hens, each, eaten] = [random.int(3, 12), random.int(2, 5), random.int(2, 9)];
			const price = random.int(2, 4);
			const eggs = mul(hens, each);
			const left = sub(eggs, eaten);
			const income = mul(left, price);
			return {
				question: random.pick([
					`${name} has ${hens} hens that lay ${each} eggs each. ${capital(they)} eats ${eaten} eggs and sells the rest for $${price} each. How many dollars does ${they} make?`,
					`At the market, ${name} gets $${price} for every egg. This week each of ${hens} hens laid ${each} eggs, and ${name} sold all of them but the ${eaten} that ${they} kept. How much money did ${they} make?`,
					`Each of ${name}'s ${hens} hens lays ${each} eggs. ${eaten} of the eggs break, and ${they} sells all the others at $${price} each. What does ${they} earn in dollars?`,
				]),
				lines: [
					line`The hens lay ${eggs} eggs.`,
					line`There are ${left} eggs to sell.`,
					line`${name} makes ${income} dollars.`,
				],
				leaves: { who: person, what: 'dollars' },
			};
		},
	},
	{
		name: 'rows-of-trees',
		topic: 'farm',
		draft: (random) => {
			const tree = random.pick(fruitTrees);
			const [rows, each] = [random.int(3, 10), random.int(4, 12)];
			const [lost, more] = [random.int(2, 15), random.int(3, 20)];
			const start = mul(rows, each);
			const left = sub(start, lost);
			const now = add(left, more);
			return {
				question: random.pick([
					`A farmer plants ${rows} rows of ${each} ${tree} trees. In a storm ${lost} trees fall, and then the farmer plants ${more} new ones. How many trees stand now?`,
					`There were ${each} ${tree} trees in each of the ${rows} rows on a farm. After ${lost} old trees were cut down, ${more} young trees were planted. How many trees does the farm have now?`,
					`How many ${tree} trees are there in a field that had ${rows} rows with ${each} trees in each row, then lost ${lost} trees in a storm and later got ${more} new ones?`,
				]),
				lines: [
					line`At first there are ${start} trees.`,
					line`Without the lost trees there are ${left} trees.`,
					line`With the new trees there are ${now} trees.`,
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
			const [cups, times, have] = [random.int(2, 5), random.int(2, 9), random.int(2, 14)];
			const needed = mul(cups, times);
			const missing = sub(needed, have);
			return {
				question: random.pick([
					`A cake takes ${cups} cups of ${stuff}. ${name} wants to bake ${times} cakes and has ${have} cups of ${stuff}. How many more cups does ${they} need?`,
					`${name} has only ${have} cups of ${stuff} in the kitchen. How many more cups must ${they} buy to bake ${times} cakes with ${cups} cups of ${stuff} in each?`,
					`For a party, ${name} bakes ${times} cakes. Each cake stays in the oven for ${random.int(25, 55)} minutes and needs ${cups} cups of ${stuff}. If ${name} has ${have} cups of ${stuff}, how many cups are missing?`,
				]),
				lines: [
					line`${name} needs ${needed} cups of ${stuff}.`,
					line`That is ${missing} cups more than ${name} has.`,
				],
			};
		},
	},
	{
		name: 'rate-scaled',
		topic: 'kitchen',
		draft: (random) => {
			const person = drawPerson(random);
			const { name, they } = person;
			const bakes = random.pick(['pies', 'rolls', 'cookies', 'pancakes']);
			const [hours, each, longer] = [random.int(2, 6), random.int(3, 12), random.int(3, 9)];
			const made = hours * each;
			const rate = div(made, hours);
			const total = mul(rate, longer);
			return {
				question: random.pick([
					`${name} can make ${made} ${bakes} in ${hours} hours. Today ${they} works for ${longer} hours at this rate. How many ${bakes} does ${they} make?`,
					`A cook named ${name} bakes for ${longer} hours. In every ${hours} hours ${they} makes ${made} ${bakes}, always at the same speed. How many ${bakes} does ${they} make in all?`,
					`Last week ${name} needed ${hours} hours to make ${made} ${bakes}. This week ${they} bakes just as fast, but for ${longer} hours. How many ${bakes} does ${they} make this week?`,
				]),
				lines: [
					line`In one hour ${name} makes ${rate} ${bakes}.`,
					line`In ${String(longer)} hours that is ${total} ${bakes}.`,
				],
				leaves: { who: person, what: bakes },
			};
		},
	},
	{
		name: 'class-teams',
		topic: 'school',
		draft: (random) => {
			const [team, teams] = [random.int(3, 8), random.int(4, 9)];
			const girls = random.int(4, team * teams - 4);
			const boys = team * teams - girls;
			const total = add(girls, boys);
			const count = div(total, team);
			return {
				question: random.pick([
					`On sports day ${girls} girls and ${boys} boys form teams of ${team}. How many teams are there?`,
					`A teacher puts ${team} children in each team for a game. If ${boys} boys and ${girls} girls want to play, how many teams can the teacher make?`,
					`There are ${girls} girls and ${boys} boys at a school party. A game that lasts ${random.int(15, 45)} minutes is played in teams of ${team} children. How many teams does it take for all children to play?`,
				]),
				lines: [line`There are ${total} children.`, line`They form ${count} teams.`],
			};
		},
	},
	{
		name: 'supplies',
		topic: 'school',
		draft: (random) => {
			const things = random.pick(['pens', 'books', 'cards', 'brushes']);
			const [classes, children] = [random.int(2, 4), random.int(5, 15)];
			const [each, have] = [random.int(2, 4), random.int(5, 30)];
			const all = mul(classes, children);
			const needed = mul(all, each);
			const missing = sub(needed, have);
			return {
				question: random.pick([
					`A school has ${classes} classes of ${children} children. Each child gets ${each} ${things}. The school has ${have} ${things}. How many more does it need?`,
					`There are ${have} ${things} in a school. How many more ${things} must it buy so that each child in its ${classes} classes of ${children} children gets ${each} of them?`,
					`Every child in a school needs ${each} ${things}. The school has ${classes} classes with ${children} children in each, and a new desk costs $${random.int(30, 90)}. It already has ${have} ${things}. How many ${things} are missing?`,
				]),
				lines: [
					line`There are ${all} children.`,
					line`They need ${needed} ${things}.`,
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
			const [width, more, price] = [random.int(3, 12), random.int(1, 8), random.int(2, 6)];
			const length = width + more;
			const half = add(length, width);
			const perimeter = mul(half, 2);
			const cost = mul(perimeter, price);
			return {
				question: random.pick([
					`${name} builds a fence around a garden that is ${length} feet long and ${width} feet wide. The fence costs $${price} a foot. How many dollars does ${they} pay?`,
					`One foot of fence costs $${price}. How much does it cost to put a fence on all four sides of a yard with a length of ${length} feet and a width of ${width} feet?`,
					`A field has the shape of a rectangle, ${width} feet wide and ${length} feet long. ${name} wants a fence all the way around it and pays $${price} for each foot. What is the cost of the fence in dollars?`,
				]),
				lines: [
					line`One long and one short side are ${half} feet.`,
					line`All four sides are ${perimeter} feet.`,
					line`The fence costs ${cost} dollars.`,
				],
			};
		},
	},
	{
		name: 'area-left',
		topic: 'shapes',
		draft: (random) => {
			const { name } = drawPerson(random);
			const [width, more, side] = [random.int(6, 12), random.int(1, 8), random.int(2, 5)];
			const length = width + more;
			const whole = mul(length, width);
			const bed = mul(side, side);
			const left = sub(whole, bed);
			return {
				question: random.pick([
					`${name}'s yard is ${length} feet long and ${width} feet wide. A square bed in it has sides of ${side} feet. How many square feet of the yard are left?`,
					`${name} builds a square pool with sides of ${side} feet in a garden of ${length} by ${width} feet. The rest of the garden is grass. How many square feet of grass are there?`,
					`How many square feet of the floor in ${name}'s room can be seen, if it is ${width} feet wide and ${length} feet long and a square rug with sides of ${side} feet lies on it?`,
				]),
				lines: [
					line`The whole area is ${whole} square feet.`,
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
			const { name, they, their } = drawPerson(random);
			const average = random.int(14, 60);
			const one = average + random.int(-6, 6);
			const two = average + random.int(-6, 6);
			const three = average * 3 - one - two;
			const both = add(one, two);
			const total = add(both, three);
			const mean = div(total, 3);
			return {
				question: random.pick([
					`${name} scores ${one}, ${two} and ${three} points in three games. What is ${their} average score?`,
					`What is the average of ${name}'s three test scores, if ${they} got ${one} points on the first test, ${two} points on the second and ${three} points on the third?`,
					`In the first game of the year ${name} scores ${one} points. In the second game ${they} scores ${two} points and in the third ${three}. How many points is that on average?`,
				]),
				lines: [
					line`The first two scores add up to ${both} points.`,
					line`All three add up to ${total} points.`,
					line`The average is ${mean} points.`,
				],
			};
		},
	},
];
