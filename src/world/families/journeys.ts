import { capital, drawPeople, drawPerson, type Family } from '../family.ts';
import { add, div, dollars, line, mul, sub } from '../quantity.ts';

const places = ['lake', 'city', 'farm', 'beach', 'village'];

/** Longer journeys: speeds, meeting and catching up, fuel, fares and trips. */
export const journeys: readonly Family[] = [
	{
		name: 'faster-back',
		topic: 'travel',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const place = random.pick(places);
			const [base, out, less] = [random.int(5, 10), random.int(4, 6), random.int(1, 2)];
			const [speedOut, speedBack, age] = [base * (out - less), base * out, random.int(20, 60)];
			const way = mul(speedOut, out);
			const back = div(way, speedBack);
			const total = add(out, back);
			return {
				question: random.pick([
					`${name} drives ${out} hours to a ${place} at ${speedOut} miles an hour. On the same road ${they} drives back at ${speedBack} miles an hour. How many hours does ${name} drive in all?`,
					`On the way to a ${place} a bus goes ${speedOut} miles an hour and needs ${out} hours. On the way back it goes ${speedBack} miles an hour. How many hours is ${name}, who is ${age} years old, on this bus if ${they} rides both ways?`,
					`How many hours do the way to a ${place} and the way back take ${name} together, if ${they} travels there in ${out} hours at ${speedOut} miles an hour and comes back at ${speedBack} miles an hour?`,
				]),
				lines: [
					line`The way there is ${way} miles.`,
					line`The way back takes ${back} hours.`,
					line`Both ways take ${total} hours.`,
				],
			};
		},
	},
	{
		name: 'fuel-cost',
		topic: 'travel',
		numbers: 'decimal',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const place = random.pick(places);
			const [perGallon, fuel] = [random.pick([20, 30, 40]), random.int(3, 8)];
			const [parking, friends] = [random.int(2, 9), random.int(2, 4)];
			const way = (perGallon * fuel) / 2;
			const price = dollars(random.int(9, 18) * 25);
			const miles = mul(way, 2);
			const gallons = div(miles, perGallon);
			const cost = mul(gallons, price);
			const total = add(cost, parking);
			return {
				question: random.pick([
					`A ${place} is ${way} miles away. ${friends} friends drive there and back in a car that goes ${perGallon} miles on a gallon of fuel. A gallon costs $${price}, and parking at the ${place} costs $${parking}. How many dollars does the trip cost in all?`,
					`${name}'s car can go ${perGallon} miles with each gallon of fuel, and a gallon costs $${price}. How many dollars does ${they} pay for a trip to a ${place} ${way} miles away and back home, with $${parking} for parking?`,
					`Fuel costs $${price} a gallon, and a gallon is enough for ${perGallon} miles. ${name} drives ${way} miles to a ${place}, pays $${parking} to park there, and drives back the same way. What do the fuel and the parking cost together in dollars?`,
				]),
				lines: [
					line`There and back is ${miles} miles.`,
					line`The car needs ${gallons} gallons of fuel.`,
					line`The fuel costs ${cost} dollars.`,
					line`With parking the trip costs ${total} dollars.`,
				],
			};
		},
	},
	{
		name: 'riders-meet',
		topic: 'travel',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const [slow, faster, time, start] = [
				random.int(6, 14),
				random.int(2, 6),
				random.int(2, 6),
				random.int(7, 10),
			];
			const fast = slow + faster;
			const apart = (slow + fast) * time;
			const closer = add(slow, fast);
			const hours = div(apart, closer);
			const first = mul(slow, hours);
			const second = mul(fast, hours);
			const more = sub(second, first);
			return {
				question: random.pick([
					`${one.name} and ${two.name} live ${apart} miles apart. At the same time they start to ride toward each other. ${one.name} rides ${slow} miles an hour and ${two.name} rides ${fast} miles an hour. When they meet, how many more miles has ${two.name} ridden than ${one.name}?`,
					`At ${start} o'clock two riders start from the two ends of a road of ${apart} miles. ${one.name} goes ${slow} miles an hour, ${two.name} comes from the other end at ${fast} miles an hour. How many miles longer is the ride of ${two.name} until they meet?`,
					`How many more miles than ${one.name} does ${two.name} ride before they meet, if they start ${apart} miles apart at the same time, ride toward each other, and have speeds of ${slow} miles an hour for ${one.name} and ${fast} miles an hour for ${two.name}?`,
				]),
				lines: [
					line`Each hour they come ${closer} miles closer.`,
					line`They meet after ${hours} hours.`,
					line`${one.name} rides ${first} miles.`,
					line`${two.name} rides ${second} miles.`,
					line`${two.name} rides ${more} miles more.`,
				],
			};
		},
	},
	{
		name: 'head-start',
		topic: 'travel',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const [gain, steps, ahead] = [random.int(5, 12), random.int(2, 4), random.int(2, 4)];
			const [slow, fast] = [gain * steps, gain * (steps + 1)];
			const lead = mul(slow, ahead);
			const closer = sub(fast, slow);
			const hours = div(lead, closer);
			return {
				question: random.pick([
					`${one.name} drives away at ${slow} miles an hour. ${two.name} follows ${ahead} hours later on the same road at ${fast} miles an hour. How many hours does ${two.name} need to catch ${one.name}?`,
					`${two.name} travels at ${fast} miles an hour and wants to catch ${one.name}, who travels at ${slow} miles an hour and left on the same road ${ahead} hours earlier. After how many hours of travel does ${two.name} reach ${one.name}?`,
					`A slow train with ${one.name} on it leaves the station. When it has gone ${slow} miles an hour for ${ahead} hours, a fast train with ${two.name} on it follows at ${fast} miles an hour. If both keep their speed, in how many hours is the fast train next to the slow one?`,
				]),
				lines: [
					line`The lead is ${lead} miles.`,
					line`Each hour the lead gets ${closer} miles smaller.`,
					line`It is gone after ${hours} hours.`,
				],
			};
		},
	},
	{
		name: 'average-speed',
		topic: 'travel',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [average, hoursOne, hoursTwo] = [
				random.int(20, 50),
				random.int(2, 4),
				random.int(2, 5),
			];
			const change = random.pick([-6, -5, -4, -3, -2, 2, 3, 4, 5, 6]);
			const speed = average + change;
			const miles = average * hoursTwo - change * hoursOne;
			const first = mul(speed, hoursOne);
			const total = add(first, miles);
			const hours = add(hoursOne, hoursTwo);
			const mean = div(total, hours);
			return {
				question: random.pick([
					`${name} drives ${hoursOne} hours at ${speed} miles an hour. Then ${they} drives ${miles} miles in ${hoursTwo} hours. What is the average speed of the whole drive in miles an hour?`,
					`The second part of a trip is ${miles} miles long and takes ${hoursTwo} hours. In the first part ${name} drives at ${speed} miles an hour for ${hoursOne} hours. How many miles an hour does ${they} drive on average?`,
					`What is the average speed in miles an hour of a train that goes ${speed} miles an hour for ${hoursOne} hours and after that needs ${hoursTwo} hours for the last ${miles} miles?`,
				]),
				lines: [
					line`The first part is ${first} miles.`,
					line`The whole way is ${total} miles.`,
					line`It takes ${hours} hours.`,
					line`The average speed is ${mean} miles an hour.`,
				],
			};
		},
	},
	{
		name: 'detour',
		topic: 'travel',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [from, to] = random.pickSome(places, 2) as [string, string];
			const [speed, hours, extra] = [random.int(20, 60), random.int(2, 6), random.int(5, 35)];
			const driven = mul(speed, hours);
			const direct = sub(driven, extra);
			return {
				question: random.pick([
					`${name} drives from a ${from} to a ${to} in ${hours} hours at ${speed} miles an hour. Because a bridge is closed, the way is ${extra} miles longer than usual. How many miles long is the usual way?`,
					`A closed road makes the trip to the ${to} ${extra} miles longer today. How long is the trip in miles on other days, if ${name} needs ${hours} hours today and drives ${speed} miles an hour?`,
					`At a speed of ${speed} miles an hour, ${name} is on the road for ${hours} hours. ${capital(they)} loses the way and drives ${extra} miles for nothing. How many miles long would the trip be without the mistake?`,
				]),
				lines: [
					line`${name} drives ${driven} miles.`,
					line`Without the extra miles it is ${direct} miles.`,
				],
			};
		},
	},
	{
		name: 'bus-trips',
		topic: 'travel',
		draft: (random) => {
			const place = random.pick(['zoo', 'museum', 'park', 'pool']);
			const [seats, rides, classes] = [random.int(8, 14), random.int(3, 8), random.int(3, 5)];
			const [minutes, fee] = [random.int(10, 40), random.int(3, 7)];
			const perClass = Math.floor((seats * rides - 2) / classes);
			const teachers = seats * rides - classes * perClass;
			const children = mul(classes, perClass);
			const people = add(children, teachers);
			const trips = div(people, seats);
			const total = mul(trips, minutes);
			return {
				question: random.pick([
					`${classes} classes of ${perClass} children and ${teachers} teachers go to the ${place}. A small bus takes ${seats} of them at a time, and a trip there and back takes ${minutes} minutes. How many minutes do all the trips take?`,
					`A small bus has ${seats} seats for guests and needs ${minutes} minutes for a trip to the ${place} and back. How many minutes do its trips take if it is full every time and brings ${teachers} teachers and ${classes} classes with ${perClass} children each?`,
					`A school sends ${classes} groups of ${perClass} children and ${teachers} teachers to the ${place}, where a ticket costs $${fee}. They go by small bus, ${seats} people on each trip. If every trip there and back takes ${minutes} minutes, how many minutes is that in all?`,
				]),
				lines: [
					line`There are ${children} children.`,
					line`With the teachers that is ${people} people.`,
					line`The bus makes ${trips} trips.`,
					line`The trips take ${total} minutes.`,
				],
			};
		},
	},
	{
		name: 'walking-steps',
		topic: 'travel',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const thing = random.pick(['hall', 'bridge', 'garden', 'yard']);
			const [short, long, unit] = random.pick([
				[10, 15, 30],
				[12, 20, 60],
				[15, 20, 60],
				[15, 30, 30],
				[20, 25, 100],
				[20, 30, 60],
			] as const);
			const length = unit * random.int(3, 9);
			const first = div(length, short);
			const second = div(length, long);
			const more = sub(first, second);
			return {
				question: random.pick([
					`A ${thing} is ${length} inches long. ${one.name}'s steps are ${short} inches long and ${two.name}'s steps are ${long} inches long. How many more steps than ${two.name} does ${one.name} take from end to end?`,
					`With each step ${one.name} goes ${short} inches and ${two.name} goes ${long} inches. Both walk the ${length} inches across a ${thing}. What is the difference between their numbers of steps?`,
					`${one.name} and ${two.name} cross a ${thing} of ${length} inches side by side. If ${two.name} makes steps of ${long} inches and ${one.name} makes steps of only ${short} inches, how many steps more does ${one.name} make?`,
				]),
				lines: [
					line`${one.name} takes ${first} steps.`,
					line`${two.name} takes ${second} steps.`,
					line`${one.name} takes ${more} steps more.`,
				],
			};
		},
	},
	{
		name: 'taxi-fare',
		topic: 'travel',
		numbers: 'decimal',
		draft: (random) => {
			const person = drawPerson(random);
			const { name, they } = person;
			const place = random.pick(['station', 'airport', 'museum', 'market']);
			const [fee, miles, tip] = [random.int(2, 5), random.int(3, 8), random.int(2, 5)];
			const [rate, have] = [dollars(random.int(4, 12) * 25), random.pick([40, 50, 60])];
			const way = mul(miles, rate);
			const fare = add(way, fee);
			const paid = add(fare, tip);
			const left = sub(have, paid);
			return {
				question: random.pick([
					`A taxi costs $${fee} to get in and $${rate} for each mile. ${name} has $${have}, rides ${miles} miles to the ${place} and gives the driver a tip of $${tip}. How many dollars does ${they} have left?`,
					`${name} takes a taxi to the ${place}, which is ${miles} miles away. A mile costs $${rate}, and a fee of $${fee} is added to every ride. ${capital(they)} had $${have} before and also pays a tip of $${tip}. How much money is left?`,
					`With $${have} in the pocket, ${name} gets into a taxi and rides to the ${place}. For the ${miles} miles ${they} pays $${rate} a mile, then a fee of $${fee} for the ride and a tip of $${tip}. How many dollars does ${name} have after that?`,
				]),
				lines: [
					line`The miles cost ${way} dollars.`,
					line`With the fee the ride costs ${fare} dollars.`,
					line`With the tip ${name} pays ${paid} dollars.`,
					line`${capital(they)} has ${left} dollars left.`,
				],
				leaves: { who: person, what: 'dollars' },
			};
		},
	},
];
