import { capital, drawPeople, drawPerson, type Family } from '../family.ts';
import { add, div, line, mul, sub } from '../quantity.ts';

const subjects = ['math', 'music', 'history', 'science', 'spelling'] as const;
const trips = ['zoo', 'museum', 'farm', 'castle', 'theater'] as const;
const supplies = ['pencils', 'notebooks', 'folders', 'brushes', 'markers'] as const;
const games = ['soccer', 'hockey', 'handball', 'chess'] as const;

/** Tests, trips, desks, votes, the school library and sports. */
export const school: readonly Family[] = [
	{
		name: 'points-for-average',
		topic: 'school',
		draft: (random) => {
			const { name, they, their } = drawPerson(random);
			const subject = random.pick(subjects);
			const goal = random.int(10, 16);
			const [one, two, three] = [-1, 0, 1].map(() => goal + random.int(-2, 2)) as [
				number,
				number,
				number,
			];
			const needed = mul(goal, 4);
			const have = add(one, two, three);
			const last = sub(needed, have);
			return {
				question: random.pick([
					`${name} scores ${one}, ${two} and ${three} points on the first three of 4 ${subject} tests. ${capital(they)} wants an average of ${goal} points on the 4 tests. How many points does ${they} need on the last one?`,
					`To get a prize, ${name} needs an average of ${goal} points over 4 ${subject} tests. So far ${they} has ${one}, ${two} and ${three} points. How many points must ${their} last test bring?`,
					`What must ${name} score on the last of 4 ${subject} tests to reach an average of ${goal} points, if ${their} other scores are ${one}, ${two} and ${three} points?`,
				]),
				lines: [
					line`In all ${name} needs ${needed} points.`,
					line`So far ${they} has ${have} points.`,
					line`The last test must bring ${last} points.`,
				],
			};
		},
	},
	{
		name: 'average-after-one-more',
		topic: 'school',
		draft: (random) => {
			const { name, they, their } = drawPerson(random);
			const subject = random.pick(subjects);
			const [tests, average, minutes] = [random.int(2, 7), random.int(10, 18), random.int(20, 50)];
			const next = average + (tests + 1) * random.pick([-1, 1, 2]);
			const before = mul(average, tests);
			const now = add(before, next);
			const count = add(tests, 1);
			const fresh = div(now, count);
			return {
				question: random.pick([
					`On ${tests} ${subject} tests ${name} has an average of ${average} points. On one more test ${they} scores ${next} points. What is ${their} average now?`,
					`${name} gets ${next} points in a ${subject} test that takes ${minutes} minutes. Before it, ${their} average over ${tests} tests was ${average} points. What is the average of all the tests?`,
					`What is ${name}'s new average in ${subject} if ${they} had an average of ${average} points on the first ${tests} tests and then got ${next} points on one more?`,
				]),
				lines: [
					line`The first tests brought ${before} points.`,
					line`With the new test that is ${now} points.`,
					line`The number of tests is ${count} now.`,
					line`The new average is ${fresh} points.`,
				],
			};
		},
	},
	{
		name: 'class-trip-cost',
		topic: 'school',
		draft: (random) => {
			const place = random.pick(trips);
			const [classes, pupils, teachers] = [random.int(2, 4), random.int(15, 25), random.int(2, 3)];
			const [price, more, miles] = [random.int(2, 5), random.int(1, 5), random.int(12, 60)];
			const adult = price + more;
			const allPupils = mul(classes, pupils);
			const allTeachers = mul(classes, teachers);
			const first = mul(allPupils, price);
			const second = mul(allTeachers, adult);
			const total = add(first, second);
			return {
				question: random.pick([
					`On a trip to a ${place} there are ${classes} classes, each with ${pupils} pupils and ${teachers} teachers. A ticket costs $${price} for a pupil and $${adult} for a teacher. How many dollars do all the tickets cost?`,
					`Tickets to a ${place} ${miles} miles away cost $${adult} for teachers and $${price} for pupils. A school takes ${classes} classes of ${pupils} pupils there, and ${teachers} teachers go with each class. What do the tickets cost in all?`,
					`How much does a school pay for a visit to a ${place} if ${classes} classes go, each class has ${pupils} pupils and ${teachers} teachers, and it costs $${price} a pupil and $${adult} a teacher?`,
				]),
				lines: [
					line`There are ${allPupils} pupils.`,
					line`There are ${allTeachers} teachers.`,
					line`The pupils' tickets cost ${first} dollars.`,
					line`The teachers' tickets cost ${second} dollars.`,
					line`In all that is ${total} dollars.`,
				],
			};
		},
	},
	{
		name: 'pupils-without-desk',
		topic: 'school',
		draft: (random) => {
			const { name } = drawPerson(random);
			const event = random.pick(['film', 'talk', 'quiz', 'concert', 'lesson']);
			const [rows, desks, short] = [random.int(4, 6), random.int(5, 8), random.int(2, 9)];
			const one = Math.floor((rows * desks + short) / 2) + random.int(-4, 4);
			const two = rows * desks + short - one;
			const places = mul(rows, desks);
			const pupils = add(one, two);
			const standing = sub(pupils, places);
			return {
				question: random.pick([
					`${name}'s classroom has ${rows} rows of ${desks} desks, each for one pupil. Two classes, one of ${one} pupils and one of ${two}, come to it for a ${event}. How many pupils find no free desk?`,
					`For a ${event}, ${one} pupils of ${name}'s class and ${two} pupils of another class share a room. The desks, one for each pupil, are in ${rows} rows of ${desks}. How many pupils must stand?`,
					`How many more desks, one for each pupil, does ${name}'s teacher need for a ${event} with ${one} pupils from one class and ${two} from another, if the room has ${rows} rows with ${desks} desks each?`,
				]),
				lines: [
					line`The room has ${places} desks.`,
					line`There are ${pupils} pupils.`,
					line`So ${standing} pupils have no desk.`,
				],
			};
		},
	},
	{
		name: 'class-election',
		topic: 'school',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const [votes, more, third] = [random.int(4, 12), random.int(2, 6), random.int(3, 12)];
			const [away, age] = [random.int(2, 6), random.int(9, 12)];
			const pupils = away + votes + votes + more + third;
			const voters = sub(pupils, away);
			const second = add(votes, more);
			const both = add(votes, second);
			const others = sub(voters, both);
			return {
				question: random.pick([
					`In a club of ${pupils} pupils, ${away} do not vote in an election and the others have one vote each. ${one.name} gets ${votes} votes, ${two.name} gets ${more} more than that, and Carl gets the rest. How many votes does Carl get?`,
					`${one.name}, ${two.name} and Carl, all ${age} years old, want to lead a group of ${pupils} pupils. All but ${away} pupils vote once. ${two.name} has ${more} more votes than ${one.name}, who has ${votes}. How many votes are for Carl?`,
					`How many votes go to Carl if ${pupils} pupils may vote once, ${away} of them stay away, ${one.name} gets ${votes} votes, ${two.name} gets ${more} more than ${one.name} and all the others vote for Carl?`,
				]),
				lines: [
					line`${voters} pupils vote.`,
					line`${two.name} gets ${second} votes.`,
					line`${one.name} and ${two.name} get ${both} votes together.`,
					line`Carl gets ${others} votes.`,
				],
			};
		},
	},
	{
		name: 'library-lends',
		topic: 'school',
		draft: (random) => {
			const books = random.pick(['books', 'films', 'comics', 'maps']);
			const [start, days] = [random.int(80, 250), random.int(3, 6)];
			const [out, back] = [random.int(8, 15), random.int(3, 7)];
			const lent = mul(out, days);
			const rest = sub(start, lent);
			const returned = mul(back, days);
			const now = add(rest, returned);
			return {
				question: random.pick([
					`A school library has ${start} ${books} on its shelves. On each of ${days} days pupils borrow ${out} ${books} and bring back ${back} ${books} that they had at home. How many ${books} are on the shelves after that?`,
					`Each day ${out} ${books} leave a school library and ${back} ${books} borrowed long before come back. At the start it holds ${start} ${books}. How many does it hold ${days} days later?`,
					`How many ${books} are in a school library after ${days} days, if there were ${start} at first and every day pupils take ${out} of them home and return ${back} that were borrowed last month?`,
				]),
				lines: [
					line`The pupils borrow ${lent} ${books}.`,
					line`That leaves ${rest} ${books}.`,
					line`The pupils bring back ${returned} ${books}.`,
					line`Then the library has ${now} ${books}.`,
				],
			};
		},
	},
	{
		name: 'packs-for-class',
		topic: 'school',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const things = random.pick(supplies);
			const [pupils, each, size] = [
				random.int(12, 28),
				random.int(2, 4),
				random.pick([5, 6, 8, 10]),
			];
			const [most, price] = [random.int(2, 9), random.int(2, 6)];
			const packs = Math.min(most, Math.floor((pupils * each - 2) / size));
			const have = pupils * each - size * packs;
			const needed = mul(pupils, each);
			const missing = sub(needed, have);
			const count = div(missing, size);
			const cost = mul(count, price);
			return {
				question: random.pick([
					`Each of the ${pupils} pupils in ${name}'s class needs ${each} ${things}. The class has ${have} ${things} and buys the others in packs of ${size} for $${price} a pack. How many dollars does it pay?`,
					`${capital(things)} come in packs of ${size}, and a pack costs $${price}. ${name} teaches ${pupils} pupils and has ${have} ${things}. How much must ${they} spend so that every pupil gets ${each}?`,
					`${name} wants to give ${each} ${things} to each of ${pupils} pupils but has only ${have}. What do the missing ${things} cost if ${they} pays $${price} for a pack of ${size}?`,
				]),
				lines: [
					line`The class needs ${needed} ${things}.`,
					line`${missing} ${things} are missing.`,
					line`That is ${count} packs.`,
					line`They cost ${cost} dollars.`,
				],
			};
		},
	},
	{
		name: 'quiz-with-penalty',
		topic: 'school',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [right, wrong, gain] = [random.int(8, 20), random.int(2, 7), random.int(4, 6)];
			const [skipped, loss, rank] = [random.int(2, 5), random.int(2, 3), random.int(2, 9)];
			const count = right + wrong + skipped;
			const mistakes = sub(count, right, skipped);
			const won = mul(right, gain);
			const lost = mul(mistakes, loss);
			const score = sub(won, lost);
			return {
				question: random.pick([
					`A quiz has ${count} questions. A right answer brings ${gain} points and a wrong one costs ${loss} points. ${name} gets ${right} right, skips ${skipped} and gets the others wrong. How many points does ${they} score?`,
					`${name} comes in at number ${rank} in a quiz of ${count} questions, with ${right} right answers, ${skipped} questions left out and the rest wrong. What is the score at ${gain} points for a right answer and ${loss} points off for a wrong one?`,
					`In a quiz you win ${gain} points when you are right, lose ${loss} when you are wrong and get nothing for a question you skip. ${name} skips ${skipped} of ${count} questions and is right on ${right}. What is the final score?`,
				]),
				lines: [
					line`${name} gets ${mistakes} answers wrong.`,
					line`The right answers bring ${won} points.`,
					line`The wrong ones cost ${lost} points.`,
					line`The score is ${score} points.`,
				],
			};
		},
	},
	{
		name: 'points-behind-leader',
		topic: 'school',
		draft: (random) => {
			const { name } = drawPerson(random);
			const game = random.pick(games);
			const [wins, ties, losses] = [random.int(3, 15), random.int(2, 9), random.int(2, 6)];
			const worth = random.int(2, 4);
			const leader = wins * worth + ties + random.int(2, 9);
			const won = mul(wins, worth);
			const points = add(won, ties);
			const behind = sub(leader, points);
			return {
				question: random.pick([
					`In a school ${game} league a team gets ${worth} points for a win and 1 point for a tie. ${name}'s team has ${wins} wins and ${ties} ties. The best team has ${leader} points. How many points is ${name}'s team behind?`,
					`The best ${game} team of a school has ${leader} points. ${name}'s team has won ${wins} times, tied ${ties} times and lost ${losses} times. A win is worth ${worth} points, a tie 1 and a loss nothing. How many more points does the best team have?`,
					`How many points does ${name}'s ${game} team need to catch up with a team of ${leader} points, if it has ${wins} wins of ${worth} points each and ${ties} ties of 1 point each?`,
				]),
				lines: [
					line`The wins bring ${won} points.`,
					line`With the ties the team has ${points} points.`,
					line`It is ${behind} points behind.`,
				],
			};
		},
	},
];
