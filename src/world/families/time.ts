import { capital, drawPeople, drawPerson, type Family, timesAs } from '../family.ts';
import { add, div, line, mul, sub } from '../quantity.ts';

/** Time, travel, ages and reading. */
export const time: readonly Family[] = [
	{
		name: 'two-legs',
		topic: 'travel',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [speedOne, hoursOne] = [random.int(3, 15), random.int(2, 6)];
			const [speedTwo, hoursTwo] = [random.int(3, 15), random.int(2, 6)];
			const first = mul(speedOne, hoursOne);
			const second = mul(speedTwo, hoursTwo);
			const total = add(first, second);
			return {
				question: random.pick([
					`${name} rides ${hoursOne} hours at ${speedOne} miles an hour and then ${hoursTwo} hours at ${speedTwo} miles an hour. How many miles does ${they} ride?`,
					`${name} is on a bike tour. For the first ${hoursOne} hours the speed is ${speedOne} miles an hour, for the next ${hoursTwo} hours it is ${speedTwo} miles an hour. How long is the whole tour in miles?`,
					`How far in miles does ${name} go in all if ${they} first travels for ${hoursOne} hours at ${speedOne} miles an hour and after that goes on for ${hoursTwo} hours at ${speedTwo} miles an hour?`,
				]),
				lines: [
					line`The first part is ${first} miles.`,
					line`The second part is ${second} miles.`,
					line`In all that is ${total} miles.`,
				],
			};
		},
	},
	{
		name: 'miles-left',
		topic: 'travel',
		draft: (random) => {
			const { name } = drawPerson(random);
			const [perDay, days, trip] = [random.int(5, 15), random.int(2, 8), random.int(60, 160)];
			const done = mul(perDay, days);
			const left = sub(trip, done);
			return {
				question: random.pick([
					`A trail is ${trip} miles long. ${name} walks ${perDay} miles a day for ${days} days. How many miles are left?`,
					`${name} wants to walk ${trip} miles. After ${days} days of ${perDay} miles each, how many miles are left?`,
					`Every day ${name} walks ${perDay} miles along a river that is ${trip} miles long. How many miles of the river are still ahead after ${days} days?`,
				]),
				lines: [line`${name} walks ${done} miles.`, line`There are ${left} miles left.`],
			};
		},
	},
	{
		name: 'round-trips',
		topic: 'travel',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [way, days] = [random.int(2, 12), random.int(2, 6)];
			const minutes = way * 2 + random.int(3, 8);
			const day = mul(way, 2);
			const week = mul(day, days);
			return {
				question: random.pick([
					`${name} lives ${way} miles from school. ${capital(they)} goes there and back on ${days} days a week. How many miles does ${they} travel in a week?`,
					`It is ${way} miles from home to work, and the drive takes ${minutes} minutes. ${name} drives there and back ${days} days a week. How many miles is that in a week?`,
					`How many miles does ${name} ride in a week with ${days} visits to a pool, if the pool is ${way} miles from home and ${they} always rides there and back?`,
				]),
				lines: [line`There and back is ${day} miles.`, line`In a week that is ${week} miles.`],
			};
		},
	},
	{
		name: 'ages-later',
		topic: 'ages',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const [age, times, later] = [random.int(4, 12), random.int(2, 4), random.int(2, 10)];
			const older = mul(age, times);
			const then = add(older, later);
			return {
				question: random.pick([
					`${one.name} is ${age} years old. ${two.name} is ${timesAs(times)} as old. How old will ${two.name} be in ${later} years?`,
					`${two.name} is ${timesAs(times)} as old as ${one.name}, who is ${age}. How old will ${two.name} be in ${later} years?`,
					`How old will ${two.name} be ${later} years from now, if ${one.name} is ${age} years old today and ${two.name} is ${timesAs(times)} as old as ${one.name}?`,
				]),
				lines: [
					line`${two.name} is ${older} years old.`,
					line`In ${String(later)} years ${two.name} will be ${then} years old.`,
				],
			};
		},
	},
	{
		name: 'ages-sum',
		topic: 'ages',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const [age, older, later] = [random.int(5, 30), random.int(2, 15), random.int(2, 10)];
			const pets = random.int(2, 5);
			const second = add(age, older);
			const firstLater = add(age, later);
			const secondLater = add(second, later);
			const total = add(firstLater, secondLater);
			return {
				question: random.pick([
					`${one.name} is ${age} years old and ${two.name} is ${older} years older. What will be the sum of their ages in ${later} years?`,
					`If ${two.name} is ${older} years older than ${one.name}, and ${one.name} is ${age} today, how many years old will the two be together in ${later} years?`,
					`${two.name} was born ${older} years before ${one.name}, who is ${age} years old and has ${pets} cats. What will the ages of ${one.name} and ${two.name} add up to ${later} years from now?`,
				]),
				lines: [
					line`${two.name} is ${second} years old.`,
					line`${one.name} will be ${firstLater} years old.`,
					line`${two.name} will be ${secondLater} years old.`,
					line`The sum will be ${total} years.`,
				],
			};
		},
	},
	{
		name: 'pages-left',
		topic: 'reading',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [read, times, left] = [random.int(5, 20), random.int(2, 4), random.int(5, 40)];
			const price = random.int(5, 15);
			const pages = read + read * times + left * 2;
			const today = mul(read, times);
			const both = add(read, today);
			const rest = sub(pages, both);
			const half = div(rest, 2);
			return {
				question: random.pick([
					`A book has ${pages} pages. ${name} read ${read} pages yesterday and ${timesAs(times)} as many today. Tomorrow ${they} will read half of the pages that are left. How many pages is that?`,
					`${name} paid $${price} for a book of ${pages} pages. Yesterday ${they} read ${read} pages of it, and today ${they} read ${timesAs(times)} as many as yesterday. How many pages will ${they} read tomorrow if ${they} reads half of the rest?`,
					`After reading ${read} pages yesterday and ${timesAs(times)} as many today, ${name} plans to read half of the remaining pages tomorrow. If the book has ${pages} pages, how many pages are planned for tomorrow?`,
				]),
				lines: [
					line`Today ${name} read ${today} pages.`,
					line`So far that is ${both} pages.`,
					line`There are ${rest} pages left.`,
					line`Tomorrow ${they} will read ${half} pages.`,
				],
			};
		},
	},
	{
		name: 'days-to-read',
		topic: 'reading',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [perDay, days, read] = [random.int(4, 15), random.int(2, 12), random.int(5, 40)];
			const pages = perDay * days + read;
			const rest = sub(pages, read);
			const needed = div(rest, perDay);
			return {
				question: random.pick([
					`A book has ${pages} pages and ${name} has read ${read} of them. At ${perDay} pages a day, how many more days does ${they} need?`,
					`${name} has read ${read} of the ${pages} pages of a book. If ${they} reads ${perDay} pages a day, how many days will the rest take?`,
					`Every day ${name} gets through ${perDay} pages of a book. It has ${pages} pages in all, and the first ${read} pages are done. In how many days will ${they} finish it?`,
				]),
				lines: [line`There are ${rest} pages left.`, line`That takes ${needed} days.`],
			};
		},
	},
	{
		name: 'bus-stops',
		topic: 'travel',
		draft: (random) => {
			const [start, off, on, offAgain] = [
				random.int(15, 50),
				random.int(3, 14),
				random.int(3, 20),
				random.int(3, 14),
			];
			const one = sub(start, off);
			const two = add(one, on);
			const three = sub(two, offAgain);
			return {
				question: random.pick([
					`A bus has ${start} people. At the first stop ${off} get off and ${on} get on. At the next stop ${offAgain} get off. How many people are on the bus?`,
					`${start} people are on a bus. ${off} get off and ${on} get on. Later ${offAgain} more get off. How many people are left on the bus?`,
					`A bus leaves the station with ${start} people. How many people are on it at the end if ${off} get off first, then ${on} get on, and finally ${offAgain} get off?`,
				]),
				lines: [
					line`After some get off there are ${one} people.`,
					line`After others get on there are ${two} people.`,
					line`At the end there are ${three} people.`,
				],
			};
		},
	},
	{
		name: 'practice-minutes',
		topic: 'time',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const thing = random.pick(['piano', 'guitar', 'violin']);
			const [usual, days, longer] = [random.int(5, 25), random.int(2, 5), random.int(5, 20)];
			const weekdays = mul(usual, days);
			const sunday = add(usual, longer);
			const total = add(weekdays, sunday);
			return {
				question: random.pick([
					`${name} plays the ${thing} for ${usual} minutes on each of ${days} days. On Sunday ${they} plays ${longer} minutes longer than usual. How many minutes does ${they} play in all?`,
					`${name} learns the ${thing}. On ${days} school days ${they} plays ${usual} minutes a day, and on Sunday ${longer} minutes more than on a school day. What is the total in minutes?`,
					`How many minutes does ${name} play the ${thing} in a week with ${days} days of ${usual} minutes each and a Sunday on which ${they} plays ${longer} minutes longer than on the other days?`,
				]),
				lines: [
					line`On the ${String(days)} days ${name} plays ${weekdays} minutes.`,
					line`On Sunday ${they} plays ${sunday} minutes.`,
					line`In all that is ${total} minutes.`,
				],
			};
		},
	},
	{
		name: 'party-week',
		topic: 'time',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const things = random.pick(['cards', 'masks', 'hats']);
			const [perHour, hours, days, used, guests] = [
				random.int(2, 6),
				random.int(2, 4),
				random.int(2, 4),
				random.int(2, 9),
				random.int(2, 5),
			];
			const daily = mul(perHour, hours);
			const made = mul(daily, days);
			const left = sub(made, used);
			const each = div(left, guests);
			const extra = add(each, 1);
			return {
				question: random.pick([
					`${name} makes ${perHour} ${things} an hour, ${hours} hours a day, for ${days} days. ${capital(they)} keeps ${used} and gives the rest in equal parts to ${guests} guests, who each bring 1 of their own. How many ${things} does each guest have?`,
					`Each of ${guests} guests brings 1 ${things.slice(0, -1)} to a party. ${name} has worked for ${days} days, ${hours} hours a day, and made ${perHour} ${things} an hour. ${capital(they)} keeps ${used} and shares out the others equally. How many ${things} does each guest have now?`,
					`For ${days} days ${name} makes ${things} for a party, ${perHour} an hour for ${hours} hours every day. ${capital(they)} puts ${used} away. If ${guests} guests share all the others equally and each had 1 before, how many ${things} does a guest have then?`,
				]),
				lines: [
					line`In a day ${name} makes ${daily} ${things}.`,
					line`In all ${they} makes ${made} ${things}.`,
					line`There are ${left} ${things} for the guests.`,
					line`Each guest gets ${each} ${things}.`,
					line`With one more each guest has ${extra} ${things}.`,
				],
			};
		},
	},
	{
		name: 'shelves',
		topic: 'reading',
		draft: (random) => {
			const person = drawPerson(random);
			const { name, they, their } = person;
			const [price, shelves, each, boxes, perBox, sold] = [
				random.int(31, 90),
				random.int(2, 8),
				random.int(5, 12),
				random.int(2, 6),
				random.int(4, 10),
				random.int(5, 30),
			];
			const onShelves = mul(shelves, each);
			const inBoxes = mul(boxes, perBox);
			const all = add(onShelves, inBoxes);
			const left = sub(all, sold);
			const half = div(left, 2);
			return {
				question: random.pick([
					`${name} has ${shelves} shelves with ${each} books each and ${boxes} boxes with ${perBox} books each. ${capital(they)} sells ${sold} books and gives half of the rest to a school. How many books does ${they} have left?`,
					`There are ${each} books on each of ${name}'s ${shelves} shelves and ${perBox} books in each of ${their} ${boxes} boxes. First ${they} sells ${sold} of the books, then a school gets half of those that are left. How many books does ${name} keep?`,
					`At a sale ${name} gets $${price} for ${sold} books. Before, ${they} had ${shelves} shelves of ${each} books and ${boxes} boxes of ${perBox} books. Now ${they} gives a school half of the books that were not sold. How many books does ${name} still have?`,
				]),
				lines: [
					line`On the shelves are ${onShelves} books.`,
					line`In the boxes are ${inBoxes} books.`,
					line`In all there are ${all} books.`,
					line`After the sale there are ${left} books.`,
					line`The school gets half, so ${name} keeps ${half} books.`,
				],
				leaves: { who: person, what: 'books' },
			};
		},
	},
];
