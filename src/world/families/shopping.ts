import { capital, drawPerson, type Family, goods } from '../family.ts';
import { add, div, dollars, line, mul, percentOf, sub } from '../quantity.ts';

const wares = [
	['candle', 'candles'],
	['plate', 'plates'],
	['cup', 'cups'],
	['towel', 'towels'],
	['brush', 'brushes'],
	['lamp', 'lamps'],
] as const;
const packed = ['rolls', 'lemons', 'muffins', 'candles', 'brushes'] as const;
const snacks = ['sandwich', 'salad', 'soup', 'juice', 'muffin', 'cookie', 'tea'] as const;
const pieces = ['coat', 'bag', 'game', 'lamp', 'tent'] as const;
const clothes = ['shirts', 'scarves', 'belts', 'hats'] as const;

/** Offers, discounts, tax, refunds and comparing prices. */
export const shopping: readonly Family[] = [
	{
		name: 'one-free-with-some',
		topic: 'shopping',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [one, many] = random.pick(wares);
			const [paid, groups, price] = [random.int(2, 5), random.int(2, 6), random.int(2, 9)];
			const all = (paid + 1) * groups;
			const set = add(paid, 1);
			const sets = div(all, set);
			const charged = mul(sets, paid);
			const cost = mul(charged, price);
			return {
				question: random.pick([
					`A shop gives 1 free ${one} for every ${paid} that you pay for. Each ${one} costs $${price}. ${name} takes home ${all} ${many}. How many dollars does ${they} pay?`,
					`${name} needs ${all} ${many}. They cost $${price} each, but with every ${paid} that ${they} buys, ${they} gets 1 more for free. How much does ${they} pay in all?`,
					`How many dollars must ${name} pay to get ${all} ${many}, if a ${one} costs $${price} and everyone who pays for ${paid} ${many} gets 1 more as a gift?`,
				]),
				lines: [
					line`A set with the free one has ${set} ${many}.`,
					line`${name} gets ${sets} sets.`,
					line`${capital(they)} pays for ${charged} ${many}.`,
					line`${capital(they)} pays ${cost} dollars.`,
				],
			};
		},
	},
	{
		name: 'price-from-pack',
		topic: 'shopping',
		numbers: 'decimal',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const things = random.pick(packed);
			const [size, count] = random.pickSome([2, 3, 4, 5, 6, 7, 8], 2) as [number, number];
			const pack = dollars(random.pick([75, 125, 175, 225]) * size);
			const each = div(pack, size);
			const cost = mul(each, count);
			return {
				question: random.pick([
					`A pack of ${size} ${things} costs $${pack}. At the same price for each one, how many dollars do ${count} ${things} cost?`,
					`${name} pays $${pack} for ${size} ${things}. A friend wants ${count} ${things} at the same price each. How much does the friend pay?`,
					`${name} buys ${count} single ${things}. Each one costs as much as one from a pack, and a pack of ${size} ${things} costs $${pack}. How much does ${they} pay?`,
				]),
				lines: [
					line`One costs ${each} dollars.`,
					line`The ${count} ${things} cost ${cost} dollars.`,
				],
			};
		},
	},
	{
		name: 'lunch-change',
		topic: 'shopping',
		numbers: 'decimal',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [one, two, three] = random.pickSome(snacks, 3) as [string, string, string];
			const [large, middle, cents] = [random.int(5, 24), random.int(5, 20), random.int(1, 3)];
			const small = random.int(1, 3) * 4 + ((8 + cents - (large % 4) - (middle % 4)) % 4);
			const [first, second, third] = [
				dollars(large * 25),
				dollars(middle * 25),
				dollars(small * 25),
			];
			const [bill, minutes] = [random.pick([10, 20]), random.int(20, 50)];
			const total = add(first, second, third);
			const change = sub(bill, total);
			return {
				question: random.pick([
					`For lunch ${name} buys a ${one} for $${first}, a ${two} for $${second} and a ${three} for $${third}. ${capital(they)} pays with a $${bill} bill. How much change does ${they} get?`,
					`A ${one} costs $${first}, a ${two} costs $${second} and a ${three} costs $${third}. ${name} takes one of each and gives the shop $${bill}. How many dollars does ${they} get back?`,
					`${name} has ${minutes} minutes for lunch and one $${bill} bill. How many dollars does ${they} get back after buying a ${one} for $${first}, a ${two} for $${second} and a ${three} for $${third}?`,
				]),
				lines: [
					line`The lunch costs ${total} dollars.`,
					line`${name} gets back ${change} dollars.`,
				],
			};
		},
	},
	{
		name: 'discount-then-change',
		topic: 'shopping',
		draft: (random) => {
			const person = drawPerson(random);
			const { name, they } = person;
			const thing = random.pick(pieces);
			const price = random.int(2, 9) * 10;
			const [percent, bill] = [
				random.pick([10, 20, 25, 30, 40, 50]),
				random.pick([50, 60, 80, 100]),
			];
			const off = percentOf(percent, price);
			const reduced = sub(price, off);
			const left = sub(bill, reduced);
			return {
				question: random.pick([
					`${name} has $${bill}. ${capital(they)} buys a ${thing} that usually costs $${price}, and today it is ${percent} percent cheaper. How many dollars does ${they} have left?`,
					`In a sale all prices are cut by ${percent} percent. ${name} goes there with $${bill} and buys a ${thing} that was $${price} before the sale. How much money does ${they} have left?`,
					`The price of a ${thing} was $${price}, and now there is ${percent} percent off. ${name} comes to the shop with $${bill} and buys it. How many dollars does ${they} have now?`,
				]),
				lines: [
					line`The price is cut by ${off} dollars.`,
					line`The ${thing} now costs ${reduced} dollars.`,
					line`${name} has ${left} dollars left.`,
				],
				leaves: { who: person, what: 'dollars' },
			};
		},
	},
	{
		name: 'sales-tax',
		topic: 'shopping',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [things, thing] = [random.pick(clothes), random.pick(pieces)];
			const [count, price] = [random.int(2, 4), random.int(3, 7)];
			const [percent, goal] = [random.pick([5, 10]), random.pick([40, 60, 80])];
			const large = goal - count * price;
			const small = mul(count, price);
			const before = add(small, large);
			const tax = percentOf(percent, before);
			const total = add(before, tax);
			const change = sub(100, total);
			return {
				question: random.pick([
					`${name} buys ${count} ${things} at $${price} each and a ${thing} for $${large}. A tax of ${percent} percent is added. ${capital(they)} pays with a $100 bill. How many dollars does ${they} get back?`,
					`In a shop, ${things} cost $${price} each and a ${thing} costs $${large}, but ${percent} percent tax comes on top. How much change from $100 does ${name} get for ${count} ${things} and the ${thing}?`,
					`A tax of ${percent} percent must be paid on everything in a shop. With a $100 bill ${name} pays for a ${thing} at $${large} and ${count} ${things} at $${price} each, and for the tax. How much change does ${they} get?`,
				]),
				lines: [
					line`The ${things} cost ${small} dollars.`,
					line`With the ${thing} that is ${before} dollars.`,
					line`The tax is ${tax} dollars.`,
					line`With tax ${name} pays ${total} dollars.`,
					line`${capital(they)} gets back ${change} dollars.`,
				],
			};
		},
	},
	{
		name: 'box-or-single',
		topic: 'shopping',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [one, many] = random.pick(wares);
			const [size, price] = [random.pick([4, 5, 6, 8, 10]), random.int(3, 8)];
			const [boxes, gain] = [random.int(2, 6), random.int(2, 6)];
			const box = size * price - gain;
			const singles = mul(size, price);
			const saving = sub(singles, box);
			const total = mul(boxes, saving);
			return {
				question: random.pick([
					`A single ${one} costs $${price}. A box of ${size} ${many} costs $${box}. ${name} buys ${boxes} boxes. How many dollars does ${they} save by not buying single ${many}?`,
					`${name} buys ${boxes} boxes of ${many}. Each box holds ${size} ${many} and costs $${box}. Bought one by one, the ${many} cost $${price} each. How much does ${they} save with the boxes?`,
					`How much cheaper are ${boxes} boxes of ${many} than the same number of single ${many}, if a box of ${size} costs $${box} and a single ${one} costs $${price}?`,
				]),
				lines: [
					line`As single ${many}, a box would cost ${singles} dollars.`,
					line`Each box saves ${saving} dollars.`,
					line`The ${boxes} boxes save ${total} dollars.`,
				],
			};
		},
	},
	{
		name: 'coupon-on-total',
		topic: 'shopping',
		draft: (random) => {
			const person = drawPerson(random);
			const { name, they } = person;
			const [things, thing] = [random.pick(goods), random.pick(pieces)];
			const [count, price, large] = [random.int(2, 6), random.int(2, 8), random.int(12, 30)];
			const [coupon, have] = [random.int(3, 10), random.int(50, 99)];
			const small = mul(count, price);
			const both = add(small, large);
			const paid = sub(both, coupon);
			const left = sub(have, paid);
			return {
				question: random.pick([
					`${name} has $${have}. ${capital(they)} buys ${count} ${things} at $${price} each and a ${thing} for $${large}, and ${they} has a coupon for $${coupon} off the total. How many dollars does ${they} have left?`,
					`A coupon takes $${coupon} off the total of one bill. ${name}, who has $${have}, uses it on one bill for a ${thing} at $${large} and ${count} ${things} at $${price} each. How much money does ${they} have now?`,
					`In a shop, ${things} cost $${price} each and a ${thing} costs $${large}. ${name} comes with $${have} and a coupon for $${coupon} off the whole bill and buys ${count} ${things} and the ${thing}. How much money does ${they} have left?`,
				]),
				lines: [
					line`The ${things} cost ${small} dollars.`,
					line`With the ${thing} that is ${both} dollars.`,
					line`With the coupon ${name} pays ${paid} dollars.`,
					line`${capital(they)} has ${left} dollars left.`,
				],
				leaves: { who: person, what: 'dollars' },
			};
		},
	},
	{
		name: 'market-or-shop',
		topic: 'shopping',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const things = random.pick(goods);
			const [count, price, more] = [random.int(4, 12), random.int(2, 8), random.int(2, 5)];
			const [bus, minutes, dear] = [random.int(2, 8), random.int(10, 40), price + more];
			const cheap = mul(count, price);
			const withBus = add(cheap, bus);
			const near = mul(count, dear);
			const saving = sub(near, withBus);
			return {
				question: random.pick([
					`At the market ${things} cost $${price} each, but the bus there and back costs $${bus}. At the shop next door ${things} cost $${dear} each. ${name} needs ${count} ${things}. How many dollars does ${they} save at the market?`,
					`${name} wants ${count} ${things}. The shop next door asks $${dear} for each. The market asks only $${price}, but ${name} has to take a bus for $${bus}, which takes ${minutes} minutes. How much does ${they} save at the market?`,
					`How many dollars does ${name} save on ${count} ${things} by going to the market, where they cost $${price} each, and not to the shop next door, where they cost $${dear} each, if the bus to the market costs $${bus} in all?`,
				]),
				lines: [
					line`At the market the ${things} cost ${cheap} dollars.`,
					line`With the bus that is ${withBus} dollars.`,
					line`At the shop they cost ${near} dollars.`,
					line`${name} saves ${saving} dollars at the market.`,
				],
			};
		},
	},
	{
		name: 'refund-spent',
		topic: 'shopping',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [things, thing] = [random.pick(clothes), random.pick(['cap', 'cup', 'book', 'ball'])];
			const [count, back, one] = [random.int(4, 8), random.int(2, 3), random.int(6, 15)];
			const [price, days] = [random.int(4, 20), random.int(2, 9)];
			const paid = count * one;
			const each = div(paid, count);
			const refund = mul(back, each);
			const left = sub(refund, price);
			return {
				question: random.pick([
					`${name} paid $${paid} for ${count} ${things} of the same price. ${capital(they)} takes ${back} of them back, gets the money for those and buys a ${thing} for $${price} with it. How many dollars of that money are left?`,
					`A shop sells ${count} ${things}, all at one price, to ${name} for $${paid} in all. After ${days} days ${name} returns ${back} of them for the full price and pays $${price} of this refund for a ${thing}. How much of the refund is left?`,
					`How much of the refund is left for ${name}, who returns ${back} of ${count} ${things} and then buys a ${thing} for $${price} with the refund, if the ${things} all had the same price and cost $${paid} together?`,
				]),
				lines: [
					line`The ${things} cost ${each} dollars each.`,
					line`${name} gets back ${refund} dollars.`,
					line`After the ${thing}, ${left} dollars are left.`,
				],
			};
		},
	},
];
