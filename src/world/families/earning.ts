import { bakes, capital, drawPeople, drawPerson, type Family, goods } from '../family.ts';
import { add, div, line, mul, sub } from '../quantity.ts';

/** Wages, allowances, profit and saving up, in whole dollars. */
export const earning: readonly Family[] = [
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
					`On Monday ${name} works ${one} hours, and on Tuesday ${two} hours. The pay is $${wage} an hour. How much does ${they} earn in the two days?`,
					`How many dollars does ${name} earn at $${wage} an hour, if ${they} works for ${one} hours on Monday and for ${two} hours on Tuesday?`,
				]),
				lines: [line`${name} works ${hours} hours.`, line`${capital(they)} earns ${pay} dollars.`],
			};
		},
	},
	{
		name: 'wages-minus-cost',
		topic: 'money',
		draft: (random) => {
			const person = drawPerson(random);
			const { name, they } = person;
			const thing = random.pick(['bike', 'game', 'coat', 'bag']);
			const [wage, hours, have] = [random.int(5, 12), random.int(2, 9), random.int(5, 40)];
			const price = random.int(20, 99);
			const pay = mul(wage, hours);
			const total = add(pay, have);
			const left = sub(total, price);
			return {
				question: random.pick([
					`${name} has $${have} and earns $${wage} an hour for ${hours} hours. Then ${they} buys a ${thing} for $${price}. How many dollars does ${they} have left?`,
					`A ${thing} costs $${price}. ${name} works ${hours} hours at $${wage} an hour, adds the pay to the $${have} that ${they} already has, and buys the ${thing}. How much money does ${they} have now?`,
					`For each of ${hours} hours of work, ${name} gets $${wage}. ${capital(they)} had $${have} before, and ${they} pays $${price} for a ${thing} after work. How many dollars does ${they} have left?`,
				]),
				lines: [
					line`${name} earns ${pay} dollars.`,
					line`Then ${they} has ${total} dollars.`,
					line`After the ${thing} ${they} has ${left} dollars.`,
				],
				leaves: { who: person, what: 'dollars' },
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
			const age = random.int(8, 16);
			const saved = mul(weekly, weeks);
			const missing = sub(price, saved);
			return {
				question: random.pick([
					`${name} saves $${weekly} a week for ${weeks} weeks to buy a ${thing} that costs $${price}. How many more dollars does ${they} need?`,
					`A ${thing} costs $${price}. ${name} has put aside $${weekly} a week for the last ${weeks} weeks. How much more money must ${they} save to buy it?`,
					`For ${weeks} weeks ${name}, who is ${age} years old, has saved $${weekly} every week. ${capital(they)} wants a ${thing}, and the price is $${price}. How many dollars are still missing?`,
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
					`A ${thing} costs $${price}. ${name} has $${have} and saves $${weekly} a week. How many weeks must ${they} save to buy it?`,
					`${name} has $${have} and wants a ${thing} for $${price}. If ${they} saves $${weekly} each week, how many weeks does it take?`,
					`How many weeks does ${name} need to save for a ${thing}, if ${they} puts aside $${weekly} every week, already has $${have} and must pay $${price}?`,
				]),
				lines: [line`${name} still needs ${missing} dollars.`, line`That takes ${needed} weeks.`],
			};
		},
	},
	{
		name: 'profit',
		topic: 'money',
		draft: (random) => {
			const { name, they, their } = drawPerson(random);
			const things = random.pick(goods);
			const [count, buy, gain] = [random.int(4, 12), random.int(2, 9), random.int(1, 6)];
			const sell = buy + gain;
			const cost = mul(count, buy);
			const income = mul(count, sell);
			const profit = sub(income, cost);
			return {
				question: random.pick([
					`${name} buys ${count} ${things} for $${buy} each and sells them for $${sell} each. How many dollars of profit does ${they} make?`,
					`At a market ${name} sells ${count} ${things} at $${sell} each. ${capital(they)} paid $${buy} for each of them. What is ${their} profit in dollars?`,
					`The price that ${name} asks for each of ${their} ${count} ${things} is $${sell}, and all are sold. To get them, ${they} paid $${buy} each. How much profit does ${they} make?`,
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
				question: random.pick([
					`${one.name} gets $${weekly} a week for ${weeks} weeks and $${gift} as a gift. ${capital(one.they)} spends $${spent} and gives half of the rest to ${two.name}. How many dollars does ${two.name} get?`,
					`Every week for ${weeks} weeks, ${one.name} is given $${weekly}. As a gift ${one.they} also gets $${gift}. After spending $${spent}, ${one.they} shares the rest equally with ${two.name}. How much is the share of ${two.name}?`,
					`A gift of $${gift} and $${weekly} a week for ${weeks} weeks are all the money that ${one.name} has. When ${one.they} has spent $${spent}, ${two.name} gets half of what is left. How many dollars is that?`,
				]),
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
			const person = drawPerson(random);
			const { name, they } = person;
			const [one, two] = random.pickSome(bakes, 2) as [string, string];
			const [countOne, priceOne] = [random.int(4, 12), random.int(2, 5)];
			const [countTwo, priceTwo] = [random.int(4, 12), random.int(2, 5)];
			const [cost, helpers, fund] = [random.int(5, 20), random.int(3, 5), random.int(5, 20)];
			const first = mul(countOne, priceOne);
			const second = mul(countTwo, priceTwo);
			const income = add(first, second);
			const profit = sub(income, cost);
			const each = div(profit, helpers);
			const now = add(each, fund);
			return {
				question: random.pick([
					`${name} sells ${countOne} ${one} at $${priceOne} each and ${countTwo} ${two} at $${priceTwo} each. ${capital(they)} spent $${cost} to bake them. The ${helpers} bakers share the profit equally. ${name} is one of them and had $${fund} before. How many dollars does ${they} have now?`,
					`${helpers} bakers, one of them ${name}, pay $${cost} for a bake sale and share the profit equally. They sell ${countOne} ${one} at $${priceOne} each and ${countTwo} ${two} at $${priceTwo} each. Before the sale ${name} had $${fund}. How many dollars does ${they} have now?`,
					`At a bake sale, ${one} cost $${priceOne} each and ${two} cost $${priceTwo} each. ${name} and the other bakers, ${helpers} in all, sell ${countOne} ${one} and ${countTwo} ${two}. They spent $${cost}, share the profit equally, and ${name} had $${fund} at the start. How much money does ${they} have now?`,
				]),
				lines: [
					line`The ${one} bring ${first} dollars.`,
					line`The ${two} bring ${second} dollars.`,
					line`In all that is ${income} dollars.`,
					line`The profit is ${profit} dollars.`,
					line`Each baker gets ${each} dollars.`,
					line`Now ${name} has ${now} dollars.`,
				],
				leaves: { who: person, what: 'dollars' },
			};
		},
	},
];
