import type { Random } from '../../domain/random.ts';
import { capital, drawPeople, drawPerson, type Family, keepsakes } from '../family.ts';
import { add, div, fractionOf, line, mul, percentOf, sub } from '../quantity.ts';

const wares = ['bike', 'coat', 'table', 'tent', 'bed', 'drum'] as const;

/** A percentage and a count of which it is a whole number, some tens. */
const drawPercent = (random: Random): readonly [number, number] => {
	const percent = random.pick([10, 20, 25, 30, 40, 50, 60, 75]);
	const step = percent % 20 === 0 ? 5 : percent % 25 === 0 ? 4 : 10;
	return [percent, step * random.int(Math.ceil(20 / step), Math.floor(120 / step))];
};

/** Percentages of groups and prices, up, down and back to the whole. */
export const percents: readonly Family[] = [
	{
		name: 'walk-bike-bus',
		topic: 'percents',
		draft: (random) => {
			const [percent, count] = drawPercent(random);
			const [bikes, teachers] = [random.int(3, 15), random.int(5, 9)];
			const walk = percentOf(percent, count);
			const others = sub(count, walk);
			const bus = sub(others, bikes);
			return {
				question: random.pick([
					`At a small school ${percent}% of the ${count} pupils walk to school. Of the others, ${bikes} come by bike and the rest take the bus. How many pupils take the bus?`,
					`There are ${count} pupils and ${teachers} teachers at a school. Of the pupils, ${bikes} come by bike, ${percent}% walk and all the others take the bus. How many pupils come by bus?`,
					`How many of the ${count} pupils of a school take the bus if ${percent} percent of them walk, ${bikes} ride a bike and nobody comes any other way?`,
				]),
				lines: [
					line`${walk} pupils walk.`,
					line`${others} pupils do not walk.`,
					line`${bus} pupils take the bus.`,
				],
			};
		},
	},
	{
		name: 'tip-then-split',
		topic: 'percents',
		draft: (random) => {
			const { name } = drawPerson(random);
			const meal = random.pick(['lunch', 'dinner', 'breakfast']);
			const [bill, percent, people] = [
				10 * random.int(2, 16),
				random.pick([10, 15, 20, 25]),
				random.int(2, 6),
			];
			const tip = percentOf(percent, bill);
			const total = add(bill, tip);
			const each = div(total, people);
			return {
				question: random.pick([
					`${name} and some friends, ${people} people in all, have ${meal} for $${bill}. They add a tip of ${percent}% and split the total equally. How many dollars does each person pay?`,
					`The bill for ${name}'s ${meal} with friends is $${bill}, and they leave a ${percent} percent tip as well. The ${people} people at the table share the cost equally. How much does ${name} pay?`,
					`How many dollars does each of ${people} friends pay if ${name} is one of them, the ${meal} costs $${bill}, the tip is ${percent}% of that and all pay the same?`,
				]),
				lines: [
					line`The tip is ${tip} dollars.`,
					line`With the tip the ${meal} costs ${total} dollars.`,
					line`Each person pays ${each} dollars.`,
				],
			};
		},
	},
	{
		name: 'sale-several-change',
		topic: 'percents',
		draft: (random) => {
			const { name, they, their } = drawPerson(random);
			const thing = random.pick(wares);
			const [percent, price] = drawPercent(random);
			const [count, bill] = [random.int(2, 4), random.pick([100, 150, 200])];
			const off = percentOf(percent, price);
			const reduced = sub(price, off);
			const cost = mul(reduced, count);
			const change = sub(bill, cost);
			return {
				question: random.pick([
					`A ${thing} costs $${price}, but today it is ${percent}% off. ${name} buys ${count} of them and pays with $${bill}. How many dollars does ${they} get back?`,
					`${name} has $${bill} in ${their} bag. In a sale ${they} buys ${count} ${thing}s with ${percent} percent off the old price of $${price} each. How much money is left?`,
					`How much of ${their} $${bill} does ${name} keep after buying ${count} ${thing}s that cost $${price} each before a sale took ${percent}% off?`,
				]),
				lines: [
					line`The price goes down by ${off} dollars.`,
					line`In the sale one ${thing} costs ${reduced} dollars.`,
					line`${name} pays ${cost} dollars in all.`,
					line`That leaves ${change} dollars.`,
				],
			};
		},
	},
	{
		name: 'percent-of-the-rest',
		topic: 'percents',
		draft: (random) => {
			const person = drawPerson(random);
			const { name, they, their } = person;
			const [one, two] = random.pickSome(['food', 'books', 'shoes', 'tickets', 'gifts'], 2) as [
				string,
				string,
			];
			const [have, percent] = [10 * random.int(4, 20), random.pick([10, 20, 25, 30, 40, 50])];
			const [second, age] = [random.pick([10, 20, 25, 50]), random.int(9, 15)];
			const spent = percentOf(percent, have);
			const rest = sub(have, spent);
			const more = percentOf(second, rest);
			const left = sub(rest, more);
			return {
				question: random.pick([
					`${name} has $${have}. ${capital(they)} spends ${percent}% of it on ${one} and then ${second}% of the rest on ${two}. How many dollars does ${they} have left?`,
					`First ${name} pays for ${one} with ${percent} percent of ${their} $${have}. Of what is left, ${they} spends ${second} percent on ${two}. How much money does ${they} still have?`,
					`For ${their} birthday ${name}, who is now ${age}, got $${have}. Since then ${percent}% has gone on ${one} and ${second}% of the remaining money on ${two}. How many dollars are left?`,
				]),
				lines: [
					line`First ${name} spends ${spent} dollars on ${one}.`,
					line`Then ${name} has ${rest} dollars.`,
					line`After that ${they} spends ${more} dollars on ${two}.`,
					line`${capital(they)} has ${left} dollars left.`,
				],
				leaves: { who: person, what: 'dollars' },
			};
		},
	},
	{
		name: 'score-in-percent',
		topic: 'percents',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const subject = random.pick(['math', 'music', 'history', 'science', 'spelling']);
			const count = random.pick([20, 25, 40, 50]);
			const [wrong, minutes] = [random.int(2, count / 2), random.pick([15, 30, 45])];
			const right = sub(count, wrong);
			const score = fractionOf(100, count, right);
			return {
				question: random.pick([
					`A ${subject} test has ${count} questions. ${name} answers all of them and gets ${wrong} wrong. What percent of the answers are right?`,
					`In a ${subject} quiz of ${minutes} minutes, ${name} makes a mistake in ${wrong} of the ${count} questions. What is the score in percent of right answers?`,
					`What is ${name}'s score in percent if ${they} answers every one of the ${count} questions in a ${subject} test and only ${wrong} answers are wrong?`,
				]),
				lines: [line`${name} has ${right} right answers.`, line`That is ${score} percent.`],
			};
		},
	},
	{
		name: 'two-percents-compared',
		topic: 'percents',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const things = random.pick(keepsakes);
			const color = random.pick(['blue', 'green', 'gold', 'black']);
			const [[percent, count], [other, few]] = [drawPercent(random), drawPercent(random)];
			const first = percentOf(percent, count);
			const second = percentOf(other, few);
			const more = sub(first, second);
			return {
				question: random.pick([
					`${one.name} has ${count} ${things} and ${two.name} has ${few}. Of ${one.name}'s ${things} ${percent}% are ${color}, and of ${two.name}'s ${other}%. How many more ${color} ${things} does ${one.name} have than ${two.name}?`,
					`${capital(color)} ${things} make up ${percent} percent of the ${count} ${things} that ${one.name} has and ${other} percent of the ${few} that ${two.name} has. How many fewer ${color} ones does ${two.name} have?`,
					`How many more ${color} ${things} than ${two.name} does ${one.name} have, if ${percent}% of ${one.name}'s ${count} ${things} and ${other}% of ${two.name}'s ${few} ${things} are ${color}?`,
				]),
				lines: [
					line`${one.name} has ${first} ${color} ${things}.`,
					line`${two.name} has ${second} ${color} ${things}.`,
					line`${one.name} has ${more} more.`,
				],
			};
		},
	},
	{
		name: 'price-up-then-down',
		topic: 'percents',
		draft: (random) => {
			const thing = random.pick(wares);
			const [spring, fall] = random.pick([
				['spring', 'fall'],
				['May', 'July'],
				['March', 'June'],
			]) as [string, string];
			const [price, up] = [10 * random.int(4, 20), random.pick([10, 20, 25, 30, 50])];
			const [down, years] = [random.pick([10, 20, 25, 30, 50]), random.int(3, 9)];
			const rise = percentOf(up, price);
			const raised = add(price, rise);
			const cut = percentOf(down, raised);
			const last = sub(raised, cut);
			return {
				question: random.pick([
					`In ${spring} a shop raises the price of a $${price} ${thing} by ${up}%. In ${fall} it takes ${down}% off the new price. How many dollars does the ${thing} cost then?`,
					`A ${thing} costs $${price} at first. Its price goes up by ${up} percent in ${spring}, and in ${fall} this higher price falls by ${down} percent. What is the last price in dollars?`,
					`A shop that opened ${years} years ago sells a ${thing} for $${price}. It adds ${up}% to this price in ${spring}, and it cuts the higher price by ${down}% in ${fall}. How much does the ${thing} cost after that?`,
				]),
				lines: [
					line`The price rises by ${rise} dollars.`,
					line`Then the ${thing} costs ${raised} dollars.`,
					line`The price falls by ${cut} dollars.`,
					line`In the end it costs ${last} dollars.`,
				],
			};
		},
	},
	{
		name: 'whole-from-percent',
		topic: 'percents',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const animal = random.pick(['horses', 'cows', 'sheep', 'goats', 'ducks', 'hens']);
			const color = random.pick(['black', 'white', 'brown']);
			const [percent, count] = [random.pick([5, 10, 20, 25]), random.int(3, 15)];
			const times = div(100, percent);
			const whole = mul(count, times);
			const others = sub(whole, count);
			return {
				question: random.pick([
					`On ${name}'s farm ${count} of the ${animal} are ${color}. They are ${percent}% of all the ${animal} on the farm. How many ${animal} are not ${color}?`,
					`${name} has a farm with just ${count} ${color} ${animal}, which is ${percent} percent of all ${animal} there. How many ${animal} of other colors does ${they} keep?`,
					`How many ${animal} on ${name}'s farm are not ${color} if ${percent}% of the ${animal} there are ${color} and these are just ${count} animals?`,
				]),
				lines: [
					line`All the ${animal} are ${times} times as many.`,
					line`The farm has ${whole} ${animal}.`,
					line`${others} of them are not ${color}.`,
				],
			};
		},
	},
	{
		name: 'wage-and-sales-share',
		topic: 'percents',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const things = random.pick(['bags', 'toys', 'books', 'hats', 'shirts']);
			const [hours, wage, percent] = [
				random.int(3, 8),
				random.int(6, 12),
				random.pick([5, 10, 20]),
			];
			const [count, price] = [random.int(4, 20), random.pick([5, 10, 15, 20])];
			const pay = mul(hours, wage);
			const sales = mul(count, price);
			const share = percentOf(percent, sales);
			const total = add(pay, share);
			return {
				question: random.pick([
					`${name} works ${hours} hours in a shop for $${wage} an hour and also gets ${percent}% of what ${they} sells. ${capital(they)} sells ${count} ${things} at $${price} each. How many dollars does ${they} earn?`,
					`A shop pays ${name} $${wage} an hour and ${percent} percent of all sales. How many dollars does ${they} make in ${hours} hours if ${they} sells ${count} ${things} for $${price} each?`,
					`In one day ${name} sells ${count} ${things}, each for $${price}, and may keep ${percent}% of that money. For the ${hours} hours of work ${they} also gets $${wage} an hour. What does ${they} earn in all?`,
				]),
				lines: [
					line`For the hours ${name} gets ${pay} dollars.`,
					line`The sales are ${sales} dollars.`,
					line`The share of the sales is ${share} dollars.`,
					line`In all ${they} earns ${total} dollars.`,
				],
			};
		},
	},
];
