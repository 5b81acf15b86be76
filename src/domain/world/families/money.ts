import { bakes, capital, drawPeople, drawPerson, type Family, fruits, goods } from '../family.ts';
import { add, div, line, mul, sub } from '../quantity.ts';

/** Prices, change, wages and savings, in whole dollars. */
export const money: readonly Family[] = [
	{
		name: 'change-from-bill',
		topic: 'money',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const things = random.pick(goods);
			const [count, price, bill] = [random.int(2, 9), random.int(2, 9), random.pick([20, 50, 100])];
			const cost = mul(count, price);
			const change = sub(bill, cost);
			return {
				question: random.pick([
					`${name} buys ${count} ${things} at $${price} each and pays with a $${bill} bill. How many dollars does ${they} get back?`,
					`${capital(things)} cost $${price} each. ${name} buys ${count} and pays with $${bill}. How much change does ${they} get?`,
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
			const [one, two] = random.pickSome(goods, 2) as [string, string];
			const [countOne, priceOne] = [random.int(2, 9), random.int(2, 12)];
			const [countTwo, priceTwo] = [random.int(2, 9), random.int(2, 12)];
			const first = mul(countOne, priceOne);
			const second = mul(countTwo, priceTwo);
			const total = add(first, second);
			return {
				question: random.pick([
					`${name} buys ${countOne} ${one} at $${priceOne} each and ${countTwo} ${two} at $${priceTwo} each. How many dollars does ${they} pay in all?`,
					`${capital(one)} cost $${priceOne} and ${two} cost $${priceTwo}. How much do ${countOne} ${one} and ${countTwo} ${two} cost together?`,
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
			const { name, they } = drawPerson(random);
			const [one, two] = random.pickSome(fruits, 2) as [string, string];
			const [countOne, priceOne] = [random.int(2, 8), random.int(2, 5)];
			const [countTwo, priceTwo] = [random.int(2, 8), random.int(2, 5)];
			const bill = random.pick([50, 80, 100]);
			const first = mul(countOne, priceOne);
			const second = mul(countTwo, priceTwo);
			const total = add(first, second);
			const change = sub(bill, total);
			return {
				question: `${name} has $${bill}. ${capital(they)} buys ${countOne} bags of ${one} at $${priceOne} a bag and ${countTwo} bags of ${two} at $${priceTwo} a bag. How many dollars are left?`,
				lines: [
					line`The ${one} cost ${first} dollars.`,
					line`The ${two} cost ${second} dollars.`,
					line`In all that is ${total} dollars.`,
					line`${name} has ${change} dollars left.`,
				],
			};
		},
	},
	{
		name: 'wages-two-days',
		topic: 'money',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [wage, one, two] = [random.int(5, 15), random.int(2, 8), random.int(2, 8)];
			const hours = add(one, two);
			const pay = mul(hours, wage);
			return {
				question: random.pick([
					`${name} earns $${wage} an hour. ${capital(they)} works ${one} hours on Monday and ${two} hours on Tuesday. How many dollars does ${they} earn?`,
					`${name} works ${one} hours on Monday and ${two} hours on Tuesday for $${wage} an hour. How much does ${they} earn in all?`,
				]),
				lines: [line`${name} works ${hours} hours.`, line`${capital(they)} earns ${pay} dollars.`],
			};
		},
	},
	{
		name: 'wages-minus-cost',
		topic: 'money',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const thing = random.pick(['bike', 'game', 'coat', 'bag']);
			const [wage, hours, have] = [random.int(5, 12), random.int(2, 9), random.int(5, 40)];
			const price = random.int(20, 99);
			const pay = mul(wage, hours);
			const total = add(pay, have);
			const left = sub(total, price);
			return {
				question: random.pick([
					`${name} has $${have} and earns $${wage} an hour for ${hours} hours. Then ${they} buys a ${thing} for $${price}. How many dollars are left?`,
					`${name} works ${hours} hours at $${wage} an hour. With the $${have} ${they} already has, ${they} buys a ${thing} for $${price}. How much money is left?`,
				]),
				lines: [
					line`${name} earns ${pay} dollars.`,
					line`Then ${they} has ${total} dollars.`,
					line`After the ${thing} ${they} has ${left} dollars.`,
				],
			};
		},
	},
	{
		name: 'still-to-save',
		topic: 'money',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const thing = random.pick(['bike', 'game', 'coat', 'bag']);
			const [weekly, weeks, price] = [random.int(3, 12), random.int(3, 9), random.int(30, 120)];
			const saved = mul(weekly, weeks);
			const missing = sub(price, saved);
			return {
				question: random.pick([
					`${name} saves $${weekly} a week for ${weeks} weeks to buy a ${thing} that costs $${price}. How many more dollars does ${they} need?`,
					`A ${thing} costs $${price}. ${name} has saved $${weekly} a week for ${weeks} weeks. How much more money does ${they} need?`,
				]),
				lines: [
					line`${name} has saved ${saved} dollars.`,
					line`${capital(they)} needs ${missing} more dollars.`,
				],
			};
		},
	},
	{
		name: 'weeks-to-save',
		topic: 'money',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const thing = random.pick(['bike', 'game', 'coat', 'bag']);
			const [weekly, weeks, have] = [random.int(3, 12), random.int(3, 12), random.int(5, 40)];
			const price = weekly * weeks + have;
			const missing = sub(price, have);
			const needed = div(missing, weekly);
			return {
				question: random.pick([
					`A ${thing} costs $${price}. ${name} has $${have} and saves $${weekly} a week. How many weeks must ${they} save?`,
					`${name} has $${have} and wants a ${thing} for $${price}. If ${they} saves $${weekly} each week, how many weeks does it take?`,
				]),
				lines: [line`${name} still needs ${missing} dollars.`, line`That takes ${needed} weeks.`],
			};
		},
	},
	{
		name: 'profit',
		topic: 'money',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const things = random.pick(goods);
			const [count, buy, gain] = [random.int(4, 12), random.int(2, 9), random.int(1, 6)];
			const sell = buy + gain;
			const cost = mul(count, buy);
			const income = mul(count, sell);
			const profit = sub(income, cost);
			return {
				question: random.pick([
					`${name} buys ${count} ${things} for $${buy} each and sells them for $${sell} each. How many dollars of profit does ${they} make?`,
					`${name} pays $${buy} each for ${count} ${things} and sells all of them at $${sell} each. What is the profit in dollars?`,
				]),
				lines: [
					line`The ${things} cost ${cost} dollars.`,
					line`${name} sells them for ${income} dollars.`,
					line`The profit is ${profit} dollars.`,
				],
			};
		},
	},
	{
		name: 'split-the-bill',
		topic: 'money',
		draft: (random) => {
			const { name } = drawPerson(random);
			const [friends, share, drinks] = [random.int(2, 6), random.int(5, 20), random.int(4, 20)];
			const food = friends * share - drinks;
			const total = add(food, drinks);
			const each = div(total, friends);
			return {
				question: random.pick([
					`A meal costs $${food} and the drinks cost $${drinks}. ${friends} friends split the bill equally. How many dollars does each pay?`,
					`${name} and some friends, ${friends} people in all, share a bill equally: $${food} for food and $${drinks} for drinks. How much does each person pay?`,
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
			const adult = add(child, more);
			const first = mul(adults, adult);
			const second = mul(children, child);
			const total = add(first, second);
			return {
				question: `A child's ticket to the ${place} costs $${child}. An adult's ticket costs $${more} more. How many dollars do tickets for ${adults} adults and ${children} children cost?`,
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
					`${capital(things)} cost $${price} each. With a coupon each one is $${off} cheaper. How many dollars does ${name} pay for ${count} ${things}?`,
					`${name} buys ${count} ${things}. They cost $${price} each, but ${they} has a coupon for $${off} off each. How much does ${they} pay?`,
				]),
				lines: [
					line`With the coupon one costs ${reduced} dollars.`,
					line`${name} pays ${total} dollars.`,
				],
			};
		},
	},
	{
		name: 'allowance-spending',
		topic: 'money',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const [weekly, weeks, spent, gift] = [
				random.int(4, 12),
				random.int(3, 9),
				random.int(5, 25),
				random.int(5, 30),
			];
			const allowance = mul(weekly, weeks);
			const total = add(allowance, gift);
			const left = sub(total, spent);
			const half = div(left, 2);
			return {
				question: `${one.name} gets $${weekly} a week for ${weeks} weeks and $${gift} as a gift. ${capital(one.they)} spends $${spent} and gives half of the rest to ${two.name}. How many dollars does ${two.name} get?`,
				lines: [
					line`${one.name} gets ${allowance} dollars in ${String(weeks)} weeks.`,
					line`With the gift ${one.they} has ${total} dollars.`,
					line`After spending ${one.they} has ${left} dollars.`,
					line`${two.name} gets ${half} dollars.`,
				],
			};
		},
	},
	{
		name: 'bake-sale',
		topic: 'money',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [one, two] = random.pickSome(bakes, 2) as [string, string];
			const [countOne, priceOne] = [random.int(4, 12), random.int(2, 5)];
			const [countTwo, priceTwo] = [random.int(4, 12), random.int(2, 5)];
			const [cost, helpers, fund] = [random.int(5, 20), random.int(2, 4), random.int(5, 20)];
			const first = mul(countOne, priceOne);
			const second = mul(countTwo, priceTwo);
			const income = add(first, second);
			const profit = sub(income, cost);
			const each = div(profit, helpers);
			const now = add(each, fund);
			return {
				question: `${name} sells ${countOne} ${one} at $${priceOne} each and ${countTwo} ${two} at $${priceTwo} each. ${capital(they)} spent $${cost} to bake them. The ${helpers} bakers share the profit equally. ${name} is one of them and had $${fund} before. How many dollars does ${they} have now?`,
				lines: [
					line`The ${one} bring ${first} dollars.`,
					line`The ${two} bring ${second} dollars.`,
					line`In all that is ${income} dollars.`,
					line`The profit is ${profit} dollars.`,
					line`Each baker gets ${each} dollars.`,
					line`Now ${name} has ${now} dollars.`,
				],
			};
		},
	},
];
