import { capital, drawPeople, drawPerson, type Family } from '../family.ts';
import { add, div, line, mul, percentOf, sub } from '../quantity.ts';

const costly = ['bike', 'desk', 'tent', 'coat', 'table'] as const;
const sold = ['lamps', 'chairs', 'clocks', 'tables', 'bikes'] as const;
const bakes = ['pies', 'cakes', 'jars of jam', 'bags of cookies'] as const;

/** Accounts, loans, paying in months, pay with extras and shared costs. */
export const saving: readonly Family[] = [
	{
		name: 'weekly-gain-and-spend',
		topic: 'saving',
		draft: (random) => {
			const person = drawPerson(random);
			const { name, they } = person;
			const [have, spend, keep] = [random.int(5, 60), random.int(3, 9), random.int(3, 12)];
			const [weeks, gain] = [random.int(3, 9), spend + keep];
			const kept = sub(gain, spend);
			const saved = mul(kept, weeks);
			const now = add(have, saved);
			return {
				question: random.pick([
					`${name} starts with $${have}. In each of the next ${weeks} weeks ${they} gets $${gain} and spends $${spend}. How many dollars does ${they} have in the end?`,
					`For ${weeks} weeks ${name} earned $${gain} a week and spent $${spend} a week. Before that ${they} had $${have}. How much money does ${they} have now?`,
					`A job pays ${name} $${gain} every week, and ${they} needs $${spend} of that for the bus. ${capital(they)} had $${have} at first and has worked for ${weeks} weeks. How many dollars does ${they} have now?`,
				]),
				lines: [
					line`Each week ${name} keeps ${kept} dollars.`,
					line`In ${weeks} weeks that makes ${saved} dollars.`,
					line`In the end ${they} has ${now} dollars.`,
				],
				leaves: { who: person, what: 'dollars' },
			};
		},
	},
	{
		name: 'loan-in-parts',
		topic: 'saving',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const thing = random.pick(costly);
			const [monthly, months] = [random.int(5, 15), random.int(3, 8)];
			const [parts, part] = [random.int(2, 6), random.int(4, 15)];
			const loan = monthly * months + parts * part;
			const paid = mul(monthly, months);
			const owed = sub(loan, paid);
			const each = div(owed, parts);
			return {
				question: random.pick([
					`${one.name} borrows $${loan} from ${two.name} for a ${thing}. ${capital(one.they)} pays back $${monthly} a month for ${months} months and the rest in ${parts} equal parts. How many dollars is each part?`,
					`To buy a ${thing}, ${one.name} took a loan of $${loan} from ${two.name}. For ${months} months ${one.they} has paid back $${monthly} each month. What is still owed is split into ${parts} equal payments. How much is one of them?`,
					`After ${months} months of paying $${monthly} a month, ${one.name} wants to pay back the rest of a loan in ${parts} equal payments. ${two.name} had lent ${one.name} $${loan}. How many dollars must each payment be?`,
				]),
				lines: [
					line`In ${months} months ${one.name} pays back ${paid} dollars.`,
					line`Then ${one.they} still owes ${owed} dollars.`,
					line`Each of the last payments is ${each} dollars.`,
				],
			};
		},
	},
	{
		name: 'bank-account',
		topic: 'saving',
		draft: (random) => {
			const { name, they, their } = drawPerson(random);
			const [start, put, months] = [random.int(3, 20) * 10, random.int(4, 30), random.int(2, 8)];
			const [taken, times, streets] = [random.int(5, 25), random.int(2, 5), random.int(2, 9)];
			const added = mul(put, months);
			const full = add(start, added);
			const out = mul(taken, times);
			const now = sub(full, out);
			return {
				question: random.pick([
					`${name} has $${start} in a bank account. ${capital(they)} puts in $${put} a month for ${months} months and takes out $${taken} on each of ${times} days. How many dollars are in the account then?`,
					`The bank is ${streets} streets away. ${name} goes there ${times} times to take $${taken} out of ${their} account, and ${they} also puts in $${put} in each of ${months} months. At first the account held $${start}. How much does it hold now?`,
					`How much is in an account that held $${start} at first, if ${name} adds $${put} every month for ${months} months and takes out $${taken} at a time, ${times} times in all?`,
				]),
				lines: [
					line`${name} puts in ${added} dollars.`,
					line`With that the account would hold ${full} dollars.`,
					line`${capital(they)} takes out ${out} dollars.`,
					line`So the account holds ${now} dollars.`,
				],
			};
		},
	},
	{
		name: 'paid-in-months',
		topic: 'saving',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const thing = random.pick(costly);
			const [first, monthly, months] = [random.int(10, 50), random.int(5, 20), random.int(4, 11)];
			const more = random.int(4, 20);
			const price = first + monthly * months - more;
			const later = mul(monthly, months);
			const total = add(first, later);
			const extra = sub(total, price);
			return {
				question: random.pick([
					`A ${thing} costs $${price}. ${name} does not have that much, so ${they} pays $${first} at once and then $${monthly} a month for ${months} months. How many dollars more than the price does ${they} pay?`,
					`For a ${thing}, ${name} pays $${first} today and $${monthly} in each of the next ${months} months. Someone who pays all at once pays only $${price}. How much more does ${name} pay?`,
					`How many dollars could ${name} save by paying $${price} for a ${thing} at once, and not $${monthly} a month for ${months} months after a first payment of $${first}?`,
				]),
				lines: [
					line`The ${months} months cost ${later} dollars.`,
					line`With the first payment that is ${total} dollars.`,
					line`That is ${extra} dollars more than the price.`,
				],
			};
		},
	},
	{
		name: 'share-of-sales',
		topic: 'saving',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const things = random.pick(sold);
			const [count, price] = [random.int(3, 9), random.int(2, 8) * 10];
			const [percent, limit] = [random.pick([5, 10, 20]), random.pick([50, 100, 150, 200])];
			const daily = random.int(30, 90);
			const income = mul(count, price);
			const over = sub(income, limit);
			const share = percentOf(percent, over);
			const total = add(daily, share);
			return {
				question: random.pick([
					`${name} gets $${daily} a day in a shop, and also ${percent} percent of the part of the day's sales that is above $${limit}. One day ${they} sells ${count} ${things} at $${price} each. How many dollars does ${they} earn that day?`,
					`Today ${name} has sold ${count} ${things} at $${price} each. The first $${limit} of the sales go to the shop, but of the rest ${name} gets ${percent} percent, and also $${daily} for the day. How much does ${they} earn today?`,
					`How many dollars does ${name} earn on a day when ${they} sells ${count} ${things} for $${price} each, if the pay is $${daily} a day, and ${percent} percent of what the sales of the day bring above $${limit} comes on top?`,
				]),
				lines: [
					line`The ${things} bring ${income} dollars.`,
					line`Only ${over} dollars of that count for ${name}.`,
					line`Of that ${name} gets ${share} dollars.`,
					line`In all ${they} earns ${total} dollars.`,
				],
			};
		},
	},
	{
		name: 'overtime',
		topic: 'saving',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [wage, first, extra] = [random.int(4, 12) * 2, random.int(5, 8), random.int(2, 4)];
			const hours = first + extra;
			const over = sub(hours, first);
			const half = div(wage, 2);
			const rate = add(wage, half);
			const usual = mul(first, wage);
			const added = mul(over, rate);
			const total = add(usual, added);
			return {
				question: random.pick([
					`${name} earns $${wage} an hour for the first ${first} hours of a day. Every hour after that pays half as much again. How many dollars does ${they} earn on a day with ${hours} hours of work?`,
					`On Friday ${name} works ${hours} hours. The usual pay is $${wage} an hour, but after ${first} hours each extra hour pays one and a half times as much. How much does ${they} earn on Friday?`,
					`How much does ${name} earn for ${hours} hours of work in one day, if the first ${first} hours pay $${wage} each and the other hours pay half more than that?`,
				]),
				lines: [
					line`${name} works ${over} extra hours.`,
					line`Half of the usual pay is ${half} dollars.`,
					line`An extra hour pays ${rate} dollars.`,
					line`The first ${first} hours pay ${usual} dollars.`,
					line`The extra hours pay ${added} dollars.`,
					line`In all ${name} earns ${total} dollars.`,
				],
			};
		},
	},
	{
		name: 'year-pass',
		topic: 'saving',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const place = random.pick(['pool', 'museum', 'zoo', 'sports club']);
			const [monthly, gain, hour] = [random.int(8, 30), random.int(5, 30), random.int(7, 10)];
			const pass = 12 * monthly - gain;
			const yearly = mul(12, monthly);
			const saving = sub(yearly, pass);
			return {
				question: random.pick([
					`A pass for the ${place} costs $${monthly} a month. A pass for a whole year costs $${pass}. How many dollars does ${name} save in a year with the pass for the whole year?`,
					`${name} goes to the ${place} all year and pays $${monthly} every month. With a year pass ${they} would pay $${pass} only once. How much cheaper is the year pass?`,
					`The ${place} opens at ${hour} o'clock. ${name} can pay $${pass} to use it for a year, or pay $${monthly} each month. How many dollars does ${they} save in a year by not paying each month?`,
				]),
				lines: [
					line`Paid each month, a year costs ${yearly} dollars.`,
					line`The year pass saves ${saving} dollars.`,
				],
			};
		},
	},
	{
		name: 'gift-together',
		topic: 'saving',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const who = random.pick(['a teacher', 'a coach', 'a neighbour', 'an aunt']);
			const [others, each, second] = [random.int(2, 8), random.int(3, 12), random.int(4, 20)];
			const price = 2 * (others * each + second);
			const first = div(price, 2);
			const rest = sub(price, first, second);
			const share = div(rest, others);
			return {
				question: random.pick([
					`A gift for ${who} costs $${price}. ${one.name} pays half of it, ${two.name} pays $${second}, and ${others} other people share the rest equally. How many dollars does each of these ${others} people pay?`,
					`${one.name}, ${two.name} and ${others} other people buy a gift for ${who}. It costs $${price}. Half of that comes from ${one.name} and $${second} from ${two.name}. The others pay equal parts of the rest. How much does each of the others pay?`,
					`${others} people want to buy a gift for ${who} but cannot pay the $${price} alone. So ${one.name} adds half of the price and ${two.name} adds $${second}. How many dollars must each of the ${others} people pay, if all ${others} pay the same?`,
				]),
				lines: [
					line`${one.name} pays ${first} dollars.`,
					line`The rest is ${rest} dollars.`,
					line`Each of the ${others} people pays ${share} dollars.`,
				],
			};
		},
	},
	{
		name: 'money-for-trip',
		topic: 'saving',
		draft: (random) => {
			const things = random.pick(bakes);
			const [count, price, gift] = [random.int(6, 20), random.int(3, 8), random.int(2, 12) * 5];
			const [left, ticket, children] = [random.int(5, 30), random.int(2, 8), random.int(18, 30)];
			const goal = count * price + gift + left * ticket;
			const income = mul(count, price);
			const have = add(income, gift);
			const missing = sub(goal, have);
			const tickets = div(missing, ticket);
			return {
				question: random.pick([
					`A class needs $${goal} for a trip. It sells ${count} ${things} at $${price} each and gets a gift of $${gift}. The rest should come from a show with tickets at $${ticket} each. How many tickets must the class sell?`,
					`A class with ${children} children has sold ${count} ${things} for $${price} each and was given $${gift} by the school. A trip costs $${goal}. How many tickets for a show, at $${ticket} each, must the class sell to pay for the rest?`,
					`How many tickets at $${ticket} each must a class sell for its show, if a trip costs $${goal}, a gift of $${gift} has come in and ${count} ${things} were sold at $${price} each?`,
				]),
				lines: [
					line`The ${things} bring ${income} dollars.`,
					line`With the gift the class has ${have} dollars.`,
					line`It still needs ${missing} dollars.`,
					line`That takes ${tickets} tickets.`,
				],
			};
		},
	},
];
