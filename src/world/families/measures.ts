import { capital, counted, drawPerson, type Family } from '../family.ts';
import { add, div, line, mul, sub } from '../quantity.ts';

/** Units, mixtures, weights, tanks and temperatures. */
export const measures: readonly Family[] = [
	{
		name: 'hours-and-minutes',
		topic: 'measures',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [hours, rooms, each] = [random.int(2, 3), random.int(2, 5), random.int(8, 20)];
			const parts = random.int(3, 6);
			const wanted = random.int(15, 55);
			const minutes = wanted - ((hours * 60 + wanted - rooms * each) % parts);
			const whole = mul(hours, 60);
			const time = add(whole, minutes);
			const cleaning = mul(rooms, each);
			const rest = sub(time, cleaning);
			const share = div(rest, parts);
			return {
				question: random.pick([
					`${name} has ${hours} hours and ${minutes} minutes. ${capital(they)} cleans ${rooms} rooms in ${each} minutes each and splits the rest of the time equally among ${parts} games. How many minutes does each game get?`,
					`It takes ${each} minutes to clean one room, and ${name} cleans ${rooms} rooms. In the rest of ${hours} hours and ${minutes} minutes, ${they} reads ${parts} stories of the same length. How many minutes does one story take?`,
					`${parts} friends take equal turns on ${name}'s new bike. The friends have ${hours} hours and ${minutes} minutes in all, but first they clean ${rooms} rooms together, which takes ${each} minutes a room. How many minutes does each turn last?`,
				]),
				lines: [
					line`The full hours are ${whole} minutes.`,
					line`In all there are ${time} minutes.`,
					line`The cleaning takes ${cleaning} minutes.`,
					line`That leaves ${rest} minutes.`,
					line`Each part lasts ${share} minutes.`,
				],
			};
		},
	},
	{
		name: 'rope-pieces',
		topic: 'measures',
		draft: (random) => {
			const person = drawPerson(random);
			const { name, they } = person;
			const thing = random.pick(['rope', 'ribbon', 'wire', 'board']);
			const [metres, piece] = [random.int(2, 6), random.pick([15, 30, 35, 40, 45, 60, 70, 80])];
			const waste = (metres * 100) % piece;
			const whole = mul(metres, 100);
			const good = sub(whole, waste);
			const pieces = div(good, piece);
			return {
				question: random.pick([
					`${name} has a ${thing} that is ${metres} metres long. ${capital(they)} cuts off a bad end of ${waste} centimetres and cuts the rest into pieces of ${piece} centimetres. How many pieces does ${they} get?`,
					`Pieces of ${piece} centimetres are cut from a ${thing} with a length of ${metres} metres, until only ${waste} centimetres of waste are left. ${name} takes all the pieces. How many pieces does ${they} have?`,
					`For $${random.int(3, 15)} ${name} buys ${metres} metres of ${thing === 'board' ? 'wood' : thing}. ${capital(they)} throws away ${waste} centimetres at the end. Then ${they} cuts all the rest into pieces that are ${piece} centimetres long. How many pieces are there?`,
				]),
				lines: [
					line`The whole length is ${whole} centimetres.`,
					line`Without the waste it is ${good} centimetres.`,
					line`That makes ${pieces} pieces.`,
				],
				leaves: { who: person, what: 'pieces' },
			};
		},
	},
	{
		name: 'crate-weight',
		topic: 'measures',
		draft: (random) => {
			const things = random.pick(['melons', 'stones', 'pots', 'lamps']);
			const [each, count, empty] = [random.int(2, 4), random.int(5, 12), random.int(2, 6)];
			const crates = random.int(3, 9);
			const limit = crates * (each * count + empty) + random.int(10, 120);
			const inside = mul(count, each);
			const full = add(inside, empty);
			const load = mul(full, crates);
			const spare = sub(limit, load);
			return {
				question: random.pick([
					`An empty crate weighs ${empty} kilograms. It is filled with ${count} ${things} of ${each} kilograms each. A cart that can carry ${limit} kilograms takes ${crates} such crates. How many more kilograms can it carry?`,
					`A cart holds at most ${limit} kilograms. On it are ${crates} crates with ${count} ${things} in each. Each of the ${things} weighs ${each} kilograms and a crate without them weighs ${empty} kilograms. How many kilograms can still be added?`,
					`A driver who works ${random.int(5, 9)} hours a day loads ${crates} crates on a truck. In each crate, which itself weighs ${empty} kilograms, are ${count} ${things} of ${each} kilograms. By how many kilograms does the load stay below the limit of ${limit} kilograms?`,
				]),
				lines: [
					line`The ${things} in one crate weigh ${inside} kilograms.`,
					line`A full crate weighs ${full} kilograms.`,
					line`All the crates weigh ${load} kilograms.`,
					line`That leaves ${spare} kilograms.`,
				],
			};
		},
	},
	{
		name: 'half-full-jar',
		topic: 'measures',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const stuff = random.pick(['honey', 'jam', 'sugar', 'salt', 'rice', 'oil']);
			const [glass, inside] = [random.int(6, 25) * 10, random.int(10, 30) * 10];
			const [full, halfFull] = [glass + inside * 2, glass + inside];
			const half = sub(full, halfFull);
			const jar = sub(halfFull, half);
			return {
				question: random.pick([
					`A jar full of ${stuff} weighs ${full} grams. When half of the ${stuff} is gone, it weighs ${halfFull} grams. How many grams does the empty jar weigh?`,
					`${name} puts a half full jar of ${stuff} on a scale, and it shows ${halfFull} grams. A full jar of the same kind weighs ${full} grams. What is the weight of the jar alone in grams?`,
					`${name} buys a full jar of ${stuff} for $${random.int(2, 9)}. With the jar it weighs ${full} grams. After ${they} has used half of the ${stuff}, the weight is ${halfFull} grams. How many grams will the jar weigh when it is empty?`,
				]),
				lines: [
					line`Half of the ${stuff} weighs ${half} grams.`,
					line`The empty jar weighs ${jar} grams.`,
				],
			};
		},
	},
	{
		name: 'juice-and-water',
		topic: 'measures',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const juice = random.pick(['lemon', 'apple', 'cherry', 'orange']);
			const juiceParts = random.int(2, 5);
			const waterParts = juiceParts + random.int(1, 5);
			const all = (juiceParts + waterParts) * random.int(2, 12);
			const parts = add(juiceParts, waterParts);
			const times = div(all, parts);
			const water = mul(times, waterParts);
			return {
				question: random.pick([
					`${name} mixes ${juiceParts} cups of ${juice} juice with every ${waterParts} cups of water. For a party ${they} makes ${all} cups of this drink. How many cups of water does ${they} use?`,
					`How many cups of water are in ${all} cups of a drink, if it is made with ${waterParts} cups of water for every ${juiceParts} cups of ${juice} juice?`,
					`A drink has ${juiceParts} parts of ${juice} juice and ${waterParts} parts of water. ${name} fills a big pot with ${all} cups of it. How many of these cups are water?`,
				]),
				lines: [
					line`The drink is made of ${parts} parts.`,
					line`One part is ${times} cups.`,
					line`The water is ${water} cups.`,
				],
			};
		},
	},
	{
		name: 'recipe-in-thirds',
		topic: 'measures',
		numbers: 'fraction',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const stuff = random.pick(['butter', 'sugar', 'milk', 'honey', 'oil']);
			const bakes = random.pick(['muffins', 'rolls', 'cookies', 'pancakes']);
			const [cup, have] = [random.pick(['1/3', '2/3']), random.int(1, 3)];
			const [each, times] = [random.pick([6, 8, 10, 12]), random.pick([2, 4, 5, 7, 8, 10])];
			const all = each * times;
			const batches = div(all, each);
			const needed = mul(batches, cup);
			const missing = sub(needed, have);
			return {
				question: random.pick([
					`It takes ${cup} of a cup of ${stuff} to make ${each} ${bakes}. ${name} makes ${all} ${bakes} and has only ${counted(have, 'cup')} of ${stuff}. How many more cups does ${they} need?`,
					`${name} has ${counted(have, 'cup')} of ${stuff} and wants to make ${all} ${bakes}. If ${cup} of a cup of ${stuff} is right for ${each} ${bakes}, how many cups of ${stuff} must ${they} still buy?`,
					`For a party with ${random.int(13, 40)} guests, ${name} bakes ${all} ${bakes}. The recipe is for ${each} ${bakes} and calls for ${cup} of a cup of ${stuff}, but ${they} has just ${counted(have, 'cup')} of it. How many cups are missing?`,
				]),
				lines: [
					line`${name} makes the recipe ${batches} times.`,
					line`That takes ${needed} cups of ${stuff}.`,
					line`So ${missing} cups are missing.`,
				],
			};
		},
	},
	{
		name: 'poured-into-bottles',
		topic: 'measures',
		numbers: 'decimal',
		draft: (random) => {
			const person = drawPerson(random);
			const { name, they } = person;
			const drink = random.pick(['juice', 'milk', 'water', 'tea']);
			const [glass, bottle] = [0.5, random.pick([1.5, 2.5])];
			const [glasses, count] = [random.int(3, 12), random.int(3, 12)];
			const start = `${glasses * glass + count * bottle}`;
			const drunk = mul(glasses, '0.5');
			const rest = sub(start, drunk);
			const bottles = div(rest, `${bottle}`);
			return {
				question: random.pick([
					`${name} has ${start} litres of ${drink}. ${capital(they)} fills ${glasses} large glasses with 0.5 litres each and pours the rest into bottles of ${bottle} litres. How many bottles does ${they} fill?`,
					`A pot holds ${start} litres of ${drink}. First ${glasses} children drink 0.5 litres each. Then ${name} pours all that is left into bottles that hold ${bottle} litres. How many full bottles does ${they} have?`,
					`Bottles of ${bottle} litres stand on a table. From ${start} litres of ${drink}, ${name} gives 0.5 litres to each of ${glasses} guests and fills bottles with the rest. How many bottles can ${they} fill?`,
				]),
				lines: [
					line`First ${drunk} litres are used.`,
					line`There are ${rest} litres left.`,
					line`They fill ${bottles} bottles.`,
				],
				leaves: { who: person, what: 'bottles' },
			};
		},
	},
	{
		name: 'tank-with-leak',
		topic: 'measures',
		draft: (random) => {
			const place = random.pick(['tank', 'barrel', 'tub']);
			const [one, leak] = [random.int(4, 8), random.int(2, 6)];
			const two = one + random.int(1, 4);
			const start = random.int(3, 20) * 5;
			const size = start + (one + two - leak) * random.int(4, 12);
			const inflow = add(one, two);
			const gain = sub(inflow, leak);
			const missing = sub(size, start);
			const minutes = div(missing, gain);
			return {
				question: random.pick([
					`A ${place} for ${size} litres has ${start} litres of water in it. One pipe brings ${one} litres a minute and another brings ${two}, but ${leak} litres a minute leak out. After how many minutes is the ${place} full?`,
					`Every minute a ${place} loses ${leak} litres of water through a hole, while two pipes bring ${one} and ${two} litres. Now it holds ${start} litres. How many minutes does it take until it holds ${size} litres?`,
					`Two pipes fill a ${place}, one with ${one} litres a minute and one with ${two} litres a minute. At the same time ${leak} litres a minute run out. How many minutes does it take for the water to rise from ${start} to ${size} litres?`,
				]),
				lines: [
					line`The pipes bring ${inflow} litres a minute.`,
					line`The ${place} gains ${gain} litres a minute.`,
					line`It still needs ${missing} litres.`,
					line`That takes ${minutes} minutes.`,
				],
			};
		},
	},
	{
		name: 'average-temperature',
		topic: 'measures',
		draft: (random) => {
			const [one, two, three] = random.pick([
				['Monday', 'Tuesday', 'Wednesday'],
				['Thursday', 'Friday', 'Saturday'],
			] as const);
			const [start, rise] = [random.int(14, 60), random.int(2, 7)];
			const fall = 3 * random.int(3, 6) - rise;
			const { name } = drawPerson(random);
			const second = add(start, rise);
			const third = sub(second, fall);
			const sum = add(start, second, third);
			const average = div(sum, 3);
			return {
				question: random.pick([
					`On ${one} it is ${start} degrees. On ${two} it is ${rise} degrees warmer than on ${one}, and on ${three} it is ${fall} degrees colder than on ${two}. What is the average temperature of the three days?`,
					`What is the average of three temperatures, if it is ${start} degrees on ${one}, then gets ${rise} degrees warmer by ${two}, and then ${fall} degrees colder by ${three}?`,
					`${name} writes down the temperature on three days. From ${two} to ${three} it fell by ${fall} degrees, after it had risen by ${rise} degrees from ${one} to ${two}. On ${one} it was ${start} degrees. How many degrees was it on average?`,
				]),
				lines: [
					line`On ${two} it is ${second} degrees.`,
					line`On ${three} it is ${third} degrees.`,
					line`The three temperatures add up to ${sum} degrees.`,
					line`The average is ${average} degrees.`,
				],
			};
		},
	},
];
