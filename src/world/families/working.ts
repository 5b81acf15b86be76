import { capital, drawPeople, drawPerson, type Family } from '../family.ts';
import { add, div, line, mul, sub } from '../quantity.ts';

const products = ['lamps', 'cups', 'toys', 'bowls', 'clocks', 'pens'];

/** Work: rates, schedules, shifts and output. */
export const working: readonly Family[] = [
	{
		name: 'two-workers',
		topic: 'work',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const [verb, things] = random.pick([
				['fold', 'shirts'],
				['pack', 'boxes'],
				['wash', 'plates'],
				['fill', 'bags'],
			] as const);
			const [first, second, time, wage] = [
				random.int(5, 20),
				random.int(5, 20),
				random.int(2, 9),
				random.int(8, 20),
			];
			const count = (first + second) * time;
			const together = add(first, second);
			const hours = div(count, together);
			return {
				question: random.pick([
					`${one.name} can ${verb} ${first} ${things} an hour and ${two.name} can ${verb} ${second} an hour. How many hours do they need together for ${count} ${things}?`,
					`There are ${count} ${things} to ${verb}. How many hours does that take if ${one.name} does ${first} of them each hour while ${two.name} does ${second}?`,
					`For $${wage} an hour, ${one.name} and ${two.name} ${verb} ${things} side by side. In an hour ${one.name} gets ${first} done and ${two.name} gets ${second} done. After how many hours are all ${count} ${things} done?`,
				]),
				lines: [
					line`Together they do ${together} ${things} an hour.`,
					line`They need ${hours} hours.`,
				],
			};
		},
	},
	{
		name: 'machine-break',
		topic: 'work',
		numbers: 'decimal',
		draft: (random) => {
			const things = random.pick(products);
			const [rate, on, days, age] = [
				random.pick([10, 12, 14, 16, 18, 20]),
				random.int(6, 10),
				random.int(2, 6),
				random.int(3, 9),
			];
			const pause = random.pick(['0.5', '1.5', '2.5']);
			const hours = sub(on, pause);
			const daily = mul(rate, hours);
			const total = mul(daily, days);
			return {
				question: random.pick([
					`A machine makes ${rate} ${things} an hour. Each day it is on for ${on} hours, but for ${pause} hours of that time it is being cleaned and makes nothing. How many ${things} does it make in ${days} days?`,
					`How many ${things} come out of a machine in ${days} days, if each day has ${on} hours of work with a break of ${pause} hours in it, and the machine makes ${rate} ${things} an hour except in the break?`,
					`A shop is open ${on} hours a day. Its machine, which is ${age} years old, rests for ${pause} hours and works the rest of that time. It makes ${rate} ${things} an hour. What is the number of ${things} after ${days} days?`,
				]),
				lines: [
					line`Each day the machine works for ${hours} hours.`,
					line`In a day it makes ${daily} ${things}.`,
					line`In ${String(days)} days it makes ${total} ${things}.`,
				],
			};
		},
	},
	{
		name: 'fewer-people',
		topic: 'work',
		draft: (random) => {
			const { name } = drawPerson(random);
			const job = random.pick(['build a wall', 'paint a house', 'clean a park', 'fix a road']);
			const wage = random.int(9, 20);
			const [fewer, gone, scale] = [random.int(2, 6), random.int(2, 4), random.int(1, 3)];
			const [people, planned] = [fewer + gone, fewer * scale];
			const work = mul(people, planned);
			const left = sub(people, gone);
			const days = div(work, left);
			return {
				question: random.pick([
					`${name} asks ${people} people to ${job}. Together they need ${planned} days for it. Before they start, ${gone} of them fall ill. If all work equally fast, how many days do the others need?`,
					`A team of ${people} people, who get $${wage} an hour, needs ${planned} days to ${job}. How many days does it take if ${gone} people of the team stay at home and the others all work at the same speed?`,
					`${name} planned that ${people} people would ${job} in ${planned} days, but ${gone} of the people do not come. Each person does the same amount of work in a day. In how many days will the job be done now?`,
				]),
				lines: [
					line`The job is ${work} days of work for one person.`,
					line`There are ${left} people left.`,
					line`They need ${days} days.`,
				],
			};
		},
	},
	{
		name: 'tasks-in-time',
		topic: 'work',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const things = random.pick(['letters', 'cards', 'notes', 'signs']);
			const [hours, each] = [random.int(2, 5), random.int(4, 12)];
			const most = Math.floor((hours * 60 - 10) / each);
			const meeting = hours * 60 - each * (most - random.int(0, 3));
			const minutes = mul(hours, 60);
			const left = sub(minutes, meeting);
			const count = div(left, each);
			return {
				question: random.pick([
					`${name} has ${hours} hours for work. A meeting takes ${meeting} minutes, and in the rest of the time ${they} writes ${things}. Each takes ${each} minutes. How many ${things} can ${they} write?`,
					`It takes ${name} ${each} minutes to make one of the ${things} for the office. How many ${things} can ${they} make in ${hours} hours, if ${they} must first clean the room for ${meeting} minutes?`,
					`The first ${meeting} minutes of a shift of ${hours} hours go to a talk with the boss. After that ${name} works on ${things} until the end of the shift. If one is done every ${each} minutes, how many ${things} does ${they} finish?`,
				]),
				lines: [
					line`The whole time is ${minutes} minutes.`,
					line`There are ${left} minutes left.`,
					line`That is enough for ${count} ${things}.`,
				],
			};
		},
	},
	{
		name: 'typing-pages',
		topic: 'work',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const text = random.pick(['story', 'report', 'speech', 'play']);
			const [speed, perPage, pages, check] = [
				random.pick([20, 30, 40, 50, 60]),
				random.int(4, 9),
				random.int(3, 12),
				random.int(5, 20),
			];
			const words = speed * perPage;
			const page = div(words, speed);
			const typing = mul(page, pages);
			const total = add(typing, check);
			return {
				question: random.pick([
					`${name} types ${speed} words a minute. A ${text} has ${pages} pages with ${words} words each. After typing it, ${name} reads it through in ${check} minutes. How many minutes does ${they} need in all?`,
					`A ${text} is ${pages} pages long, and there are ${words} words on each page. How many minutes does ${name} spend on it if ${they} types ${speed} words in a minute and then looks for mistakes for ${check} minutes?`,
					`First ${name} plans a ${text} for ${check} minutes. Then ${they} types all ${pages} pages of it at ${speed} words a minute. Every page has ${words} words. How many minutes do the plan and the typing take together?`,
				]),
				lines: [
					line`One page takes ${page} minutes.`,
					line`All the pages take ${typing} minutes.`,
					line`In all ${name} needs ${total} minutes.`,
				],
			};
		},
	},
	{
		name: 'painting-rooms',
		topic: 'work',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [rooms, walls, liters] = [random.int(2, 6), random.int(3, 5), random.int(2, 3)];
			const [can, price, windows] = [
				random.pick([8, 10, 12]),
				random.pick([10, 20, 30]),
				random.int(7, 15),
			];
			const all = mul(rooms, walls);
			const once = mul(all, liters);
			const twice = mul(once, 2);
			const cans = div(twice, can);
			const cost = mul(cans, price);
			return {
				question: random.pick([
					`${name} paints ${walls} walls in each of ${rooms} rooms. To paint a wall once takes ${liters} liters, and ${they} paints every wall twice. A can of ${can} liters costs $${price}. How many dollars does the paint cost?`,
					`Paint comes in cans of ${can} liters for $${price} a can. A house with ${windows} windows has ${rooms} rooms, and ${name} wants to paint ${walls} walls in each room twice. If a wall needs ${liters} liters each time, how much does the paint cost in dollars?`,
					`It takes ${liters} liters of paint to cover a wall once. ${name} has ${rooms} rooms with ${walls} walls each and covers all the walls twice. How many dollars does ${they} pay if the paint is sold at $${price} for a can of ${can} liters?`,
				]),
				lines: [
					line`There are ${all} walls.`,
					line`To paint them once takes ${once} liters.`,
					line`To paint them twice takes ${twice} liters.`,
					line`That is ${cans} cans of paint.`,
					line`The paint costs ${cost} dollars.`,
				],
			};
		},
	},
	{
		name: 'shifts-week',
		topic: 'work',
		draft: (random) => {
			const person = drawPerson(random);
			const { name, they } = person;
			const [shifts, length, wage] = [random.int(2, 5), random.int(3, 6), random.int(5, 12)];
			const [extra, spent] = [random.int(2, 5), random.int(15, 45)];
			const hours = mul(shifts, length);
			const pay = mul(hours, wage);
			const double = mul(wage, 2);
			const more = mul(extra, double);
			const total = add(pay, more);
			const left = sub(total, spent);
			return {
				question: random.pick([
					`${name} works ${shifts} shifts of ${length} hours at $${wage} an hour. On Sunday ${they} works ${extra} hours more for double pay. Then ${they} spends $${spent} of this money. How many dollars does ${they} have left?`,
					`The usual pay of ${name} is $${wage} an hour, and on Sunday it is double. This week ${they} worked ${extra} hours on Sunday and ${shifts} other shifts of ${length} hours each, and paid $${spent} for food. How much of the pay is left?`,
					`This week ${name} has ${shifts} shifts with ${length} hours each and another ${extra} hours at night. An hour of a shift brings $${wage} and an hour at night brings double. From the pay ${they} buys shoes for $${spent}. How many dollars does ${name} still have?`,
				]),
				lines: [
					line`The shifts are ${hours} hours.`,
					line`For the shifts ${name} gets ${pay} dollars.`,
					line`Double pay is ${double} dollars an hour.`,
					line`The other hours bring ${more} dollars.`,
					line`In all that is ${total} dollars.`,
					line`${name} has ${left} dollars left.`,
				],
				leaves: { who: person, what: 'dollars' },
			};
		},
	},
	{
		name: 'faulty-ones',
		topic: 'work',
		draft: (random) => {
			const things = random.pick(products);
			const [boxes, perBox, size, price] = [
				random.int(4, 9),
				random.int(8, 16),
				random.int(4, 8),
				random.int(4, 10),
			];
			const faulty = boxes * perBox - size * Math.floor((boxes * perBox - 2) / size);
			const all = mul(boxes, perBox);
			const good = sub(all, faulty);
			const sets = div(good, size);
			const income = mul(sets, price);
			return {
				question: random.pick([
					`A factory makes ${boxes} boxes of ${perBox} ${things}. ${faulty} of the ${things} are broken and are thrown away. The others are sold in sets of ${size} for $${price} a set. How many dollars do they bring?`,
					`A set of ${size} ${things} costs $${price}. A shop gets ${boxes} boxes with ${perBox} ${things} each and finds ${faulty} broken ones among them. How many dollars does it take in if it sells all the good ${things} in sets?`,
					`Workers take ${faulty} bad ${things} out of ${boxes} boxes that had ${perBox} ${things} in each. From the good ones they make sets of ${size}. How many dollars are all the sets worth if each set is worth $${price}?`,
				]),
				lines: [
					line`In the boxes are ${all} ${things}.`,
					line`There are ${good} good ${things}.`,
					line`They make ${sets} sets.`,
					line`The sets bring ${income} dollars.`,
				],
			};
		},
	},
	{
		name: 'item-hours',
		topic: 'work',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [verb, things] = random.pick([
				['fix', 'bikes'],
				['paint', 'chairs'],
				['clean', 'rooms'],
				['sew', 'bags'],
			] as const);
			const [each, perDay, time] = [
				random.pick([10, 12, 15, 20, 30]),
				random.int(2, 5),
				random.int(2, 4),
			];
			const count = (60 * perDay * time) / each;
			const minutes = mul(count, each);
			const hours = div(minutes, 60);
			const days = div(hours, perDay);
			return {
				question: random.pick([
					`${name} needs ${each} minutes for each of the ${count} ${things} that ${they} has to ${verb}. ${capital(they)} works ${perDay} hours a day. How many days does ${they} need for all the ${things}?`,
					`There are ${count} ${things} to ${verb}, and each one takes ${name} ${each} minutes. If ${they} works on them for ${perDay} hours every day, after how many days is the work done?`,
					`How many days will it take ${name} to ${verb} ${count} ${things}, if ${they} spends ${each} minutes on each of them and has ${perDay} hours a day for this work?`,
				]),
				lines: [
					line`All the ${things} take ${minutes} minutes.`,
					line`That is ${hours} hours.`,
					line`${name} needs ${days} days.`,
				],
			};
		},
	},
];
