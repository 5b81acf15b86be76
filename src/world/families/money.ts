import { capital, drawPerson, type Family, fruits, goods } from '../family.ts';
import { add, div, line, mul, sub } from '../quantity.ts';

/** Prices, change, tickets and shared bills, in whole dollars. */
export const money: readonly Family[] = [
	{
		name: 'change-from-bill',
		topic: 'money',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const things = random.pick(goods);
			const [count, price, bill] = [random.int(2, 9), random.int(2, 9), random.pick([20, 50, 100])];
			const age = random.int(8, 40);
			const cost = mul(count, price);
			const change = sub(bill, cost);
			return {
				question: random.pick([
					`${name} buys ${count} ${things} at $${price} each and pays with a $${bill} bill. How many dollars does ${they} get back?`,
					`${capital(things)} cost $${price} each. ${name} has a $${bill} bill and wants ${count} of them. How much change does ${they} get?`,
					`${name}, who is ${age} years old, gives the shop a $${bill} bill for ${count} ${things}. One of the ${things} costs $${price}. How many dollars should ${they} get back?`,
				]),
				lines: [
					line`The ${things} cost ${cost} dollars.`,
					line`${name} gets back ${change} dollars.`,
				],
			};
		},
	},
	{
		name: 'two-goods',
		topic: 'money',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [one, two, other] = random.pickSome(goods, 3) as [string, string, string];
			const [countOne, priceOne] = [random.int(2, 9), random.int(2, 12)];
			const [countTwo, priceTwo] = [random.int(2, 9), random.int(2, 12)];
			const priceOther = random.int(2, 12);
			const first = mul(countOne, priceOne);
			const second = mul(countTwo, priceTwo);
			const total = add(first, second);
			return {
				question: random.pick([
					`${name} buys ${countOne} ${one} at $${priceOne} each and ${countTwo} ${two} at $${priceTwo} each. How many dollars does ${they} pay in all?`,
					`What is the total cost in dollars of ${countOne} ${one} and ${countTwo} ${two}, if ${one} cost $${priceOne} each and ${two} cost $${priceTwo} each?`,
					`In a shop, ${one} cost $${priceOne} each, ${two} cost $${priceTwo} each and ${other} cost $${priceOther} each. ${name} takes ${countOne} ${one} and ${countTwo} ${two}. How much does ${they} have to pay?`,
				]),
				lines: [
					line`The ${one} cost ${first} dollars.`,
					line`The ${two} cost ${second} dollars.`,
					line`In all that is ${total} dollars.`,
				],
			};
		},
	},
	{
		name: 'two-goods-change',
		topic: 'money',
		draft: (random) => {
			const person = drawPerson(random);
			const { name, they, their } = person;
			const [one, two] = random.pickSome(fruits, 2) as [string, string];
			const [countOne, priceOne] = [random.int(2, 8), random.int(2, 5)];
			const [countTwo, priceTwo] = [random.int(2, 8), random.int(2, 5)];
			const minutes = random.int(5, 25);
			const bill = random.pick([50, 80, 100]);
			const first = mul(countOne, priceOne);
			const second = mul(countTwo, priceTwo);
			const total = add(first, second);
			const change = sub(bill, total);
			return {
				question: random.pick([
					`${name} has $${bill}. ${capital(they)} buys ${countOne} bags of ${one} at $${priceOne} a bag and ${countTwo} bags of ${two} at $${priceTwo} a bag. How many dollars are left?`,
					`A bag of ${one} costs $${priceOne} and a bag of ${two} costs $${priceTwo}. ${name} goes to the market with $${bill} and buys ${countOne} bags of ${one} and ${countTwo} bags of ${two}. How much money does ${they} have left?`,
					`With $${bill} in ${their} pocket, ${name} walks ${minutes} minutes to the market. There ${they} pays $${priceOne} a bag for ${countOne} bags of ${one} and $${priceTwo} a bag for ${countTwo} bags of ${two}. How many dollars does ${they} have now?`,
				]),
				lines: [
					line`The ${one} cost ${first} dollars.`,
					line`The ${two} cost ${second} dollars.`,
					line`In all that is ${total} dollars.`,
					line`${name} has ${change} dollars left.`,
				],
				leaves: { who: person, what: 'dollars' },
			};
		},
	},
	{
		name: 'split-the-bill',
		topic: 'money',
		draft: (random) => {
			const { name } = drawPerson(random);
			const [friends, share, drinks] = [random.int(2, 6), random.int(5, 20), random.int(4, 20)];
			const hours = random.int(2, 4);
			const food = friends * share - drinks;
			const total = add(food, drinks);
			const each = div(total, friends);
			return {
				question: random.pick([
					`A meal costs $${food} and the drinks cost $${drinks}. ${friends} friends split the bill equally. How many dollars does each friend pay?`,
					`${name} and some friends, ${friends} people in all, share a bill equally: $${food} for food and $${drinks} for drinks. How much does each person pay?`,
					`At a table of ${friends} people, everyone pays the same. They had food for $${food} and drinks for $${drinks}, and they stayed for ${hours} hours. How many dollars does each of them pay?`,
				]),
				lines: [line`The bill is ${total} dollars.`, line`Each pays ${each} dollars.`],
			};
		},
	},
	{
		name: 'tickets-by-class',
		topic: 'money',
		draft: (random) => {
			const place = random.pick(['zoo', 'museum', 'park', 'pool']);
			const [adults, children, child, more] = [
				random.int(2, 6),
				random.int(2, 9),
				random.int(2, 8),
				random.int(2, 6),
			];
			const hour = random.int(8, 11);
			const adult = add(child, more);
			const first = mul(adults, adult);
			const second = mul(children, child);
			const total = add(first, second);
			return {
				question: random.pick([
					`A child's ticket to the ${place} costs $${child}. An adult's ticket costs $${more} more. How many dollars do tickets for ${adults} adults and ${children} children cost?`,
					`${adults} adults and ${children} children visit the ${place}. Children pay $${child} each, and adults pay $${more} more than children. How much do all the tickets cost?`,
					`The ${place} opens at ${hour} o'clock and asks $${child} for each child. For an adult it asks $${more} more than that. How many dollars does a group of ${children} children and ${adults} adults pay?`,
				]),
				lines: [
					line`An adult's ticket costs ${adult} dollars.`,
					line`The adults pay ${first} dollars.`,
					line`The children pay ${second} dollars.`,
					line`In all that is ${total} dollars.`,
				],
			};
		},
	},
	{
		name: 'coupon-each',
		topic: 'money',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const things = random.pick(goods);
			const [count, price, off] = [random.int(2, 9), random.int(6, 15), random.int(1, 5)];
			const reduced = sub(price, off);
			const total = mul(count, reduced);
			return {
				question: random.pick([
					`${capital(things)} cost $${price} each. With a coupon each one is $${off} cheaper. How many dollars does ${name} pay for ${count} ${things} with the coupon?`,
					`${name} buys ${count} ${things}. They cost $${price} each, but ${they} has a coupon for $${off} off each. How much does ${they} pay?`,
					`A coupon takes $${off} off the price of every one of the ${things} in a shop. Without it they cost $${price} each. How much do ${count} ${things} cost ${name}, who has the coupon?`,
				]),
				lines: [
					line`With the coupon one costs ${reduced} dollars.`,
					line`${name} pays ${total} dollars.`,
				],
			};
		},
	},
];
