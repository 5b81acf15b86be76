import { drawPeople, drawPerson, type Family, fruits, keepsakes, timesAs } from '../family.ts';
import { add, div, line, mul, sub } from '../quantity.ts';

const ropes = ['rope', 'ribbon', 'chain', 'cable'] as const;
const teams = ['Red', 'Blue', 'Green', 'Yellow'] as const;
const plants = ['sunflower', 'bean plant', 'young tree', 'rose'] as const;

/** More and fewer, older and younger, ahead and behind. */
export const comparing: readonly Family[] = [
	{
		name: 'times-then-difference',
		topic: 'comparing',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const things = random.pick(fruits);
			const [count, times, rows] = [random.int(4, 25), random.int(2, 6), random.int(8, 30)];
			const many = mul(count, times);
			const more = sub(many, count);
			return {
				question: random.pick([
					`${one.name} picks ${count} ${things}. ${two.name} picks ${timesAs(times)} as many. How many more ${things} does ${two.name} pick than ${one.name}?`,
					`${two.name} picks ${timesAs(times)} as many ${things} as ${one.name}. If ${one.name} picks ${count}, how many fewer does ${one.name} pick than ${two.name}?`,
					`The trees in a garden stand in ${rows} rows. ${one.name} picks ${count} ${things} there, and ${two.name} picks ${timesAs(times)} that number. By how many ${things} does ${two.name} beat ${one.name}?`,
				]),
				lines: [
					line`${two.name} picks ${many} ${things}.`,
					line`That is ${more} ${things} more than ${one.name}.`,
				],
			};
		},
	},
	{
		name: 'turn-the-comparison',
		topic: 'comparing',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const things = random.pick(keepsakes);
			const [word, parts] = random.pick([
				['half', 2],
				['a third', 3],
				['a quarter', 4],
			] as const);
			const fewer = random.int(3, 15);
			const count = parts * random.int(7, 20) - fewer;
			const middle = add(count, fewer);
			const last = div(middle, parts);
			return {
				question: random.pick([
					`Kim has ${count} ${things}, which is ${fewer} fewer than ${one.name} has. ${two.name} has ${word} as many as ${one.name}. How many ${things} does ${two.name} have?`,
					`${two.name} has ${word} as many ${things} as ${one.name}. Kim has ${fewer} fewer than ${one.name}, and when Kim counts, there are ${count}. How many ${things} does ${two.name} have?`,
					`When Kim finds ${fewer} more ${things}, Kim will have as many as ${one.name}. Now Kim has ${count}. The number that ${two.name} has is ${word} of the number that ${one.name} has. How many ${things} does ${two.name} have?`,
				]),
				lines: [
					line`${one.name} has ${middle} ${things}.`,
					line`${two.name} has ${last} ${things}.`,
				],
				leaves: { who: two, what: things },
			};
		},
	},
	{
		name: 'sum-and-difference',
		topic: 'comparing',
		draft: (random) => {
			const { name } = drawPerson(random);
			const rope = random.pick(ropes);
			const [short, more, price] = [random.int(3, 20), random.int(2, 10), random.int(2, 6)];
			const total = 2 * short + more;
			const even = sub(total, more);
			const less = div(even, 2);
			const long = add(less, more);
			const cost = mul(long, price);
			return {
				question: random.pick([
					`${name} cuts a ${rope} of ${total} metres into two pieces. One piece is ${more} metres longer than the other. A metre costs $${price}. How many dollars is the longer piece worth?`,
					`At $${price} a metre, how many dollars does the longer piece cost when a ${rope} that is ${total} metres long is cut in two and the pieces differ by ${more} metres?`,
					`Two pieces of ${rope} are ${total} metres long together, and the shorter one is ${more} metres shorter than the longer one. ${name} buys only the longer piece and pays $${price} for each metre. How many dollars does ${name} pay?`,
				]),
				lines: [
					line`Without the extra ${more} metres there are ${even} metres.`,
					line`The shorter piece is ${less} metres long.`,
					line`The longer piece is ${long} metres long.`,
					line`The longer piece costs ${cost} dollars.`,
				],
			};
		},
	},
	{
		name: 'ages-ago-and-later',
		topic: 'comparing',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const [ago, times, later] = [random.int(2, 8), random.int(2, 4), random.int(2, 12)];
			const age = ago + random.int(3, 10);
			const young = sub(age, ago);
			const old = mul(young, times);
			const now = add(old, ago);
			const then = add(now, later);
			return {
				question: random.pick([
					`${one.name} is ${age} years old. ${ago} years ago ${two.name} was ${timesAs(times)} as old as ${one.name}. How old will ${two.name} be in ${later} years?`,
					`How old will ${two.name} be ${later} years from now if ${one.name} is ${age} now and if ${ago} years ago ${two.name} was ${timesAs(times)} as old as ${one.name}?`,
					`When they first met ${ago} years ago, ${two.name} was ${timesAs(times)} as old as ${one.name}. Today ${one.name} is ${age} years old. What will the age of ${two.name} be in ${later} years?`,
				]),
				lines: [
					line`${one.name} was ${young} years old then.`,
					line`${two.name} was ${old} years old then.`,
					line`Now ${two.name} is ${now} years old.`,
					line`In ${later} years ${two.name} will be ${then} years old.`,
				],
			};
		},
	},
	{
		name: 'growing-heights',
		topic: 'comparing',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const plant = random.pick(plants);
			const [weeks, fast, slow] = [random.int(3, 9), random.int(5, 9), random.int(2, 4)];
			const [low, high, price] = [random.int(8, 20), random.int(8, 20), random.int(4, 9)];
			const fastGrowth = mul(fast, weeks);
			const tall = add(low, fastGrowth);
			const slowGrowth = mul(slow, weeks);
			const small = add(high, slowGrowth);
			const more = sub(tall, small);
			return {
				question: random.pick([
					`${one.name} has a ${plant} that is ${low} centimetres tall and grows ${fast} centimetres a week. The ${plant} of ${two.name} is ${high} centimetres tall and grows ${slow} a week. How many centimetres taller is the first one after ${weeks} weeks?`,
					`For ${weeks} weeks two plants grow. The first is ${low} centimetres tall at the start and grows ${fast} centimetres each week. The second starts at ${high} centimetres and grows ${slow} each week. By how many centimetres is the first one taller in the end?`,
					`${two.name} pays $${price} for a ${plant} that is ${high} centimetres tall and grows ${slow} centimetres a week. ${one.name} has one that is ${low} centimetres tall and grows ${fast} a week. After ${weeks} weeks, how many centimetres taller is the plant of ${one.name}?`,
				]),
				lines: [
					line`One plant grows ${fastGrowth} centimetres.`,
					line`Then it is ${tall} centimetres tall.`,
					line`The other plant grows ${slowGrowth} centimetres.`,
					line`Then that one is ${small} centimetres tall.`,
					line`The difference is ${more} centimetres.`,
				],
			};
		},
	},
	{
		name: 'team-scores',
		topic: 'comparing',
		draft: (random) => {
			const [one, two] = random.pickSome(teams, 2) as [string, string];
			const [first, second] = [random.int(10, 30), random.int(10, 30)];
			const [fewer, more, minutes] = [random.int(2, 7), random.int(9, 18), random.pick([20, 40])];
			const firstOther = add(first, more);
			const secondOther = sub(second, fewer);
			const total = add(first, second);
			const totalOther = add(firstOther, secondOther);
			const lead = sub(totalOther, total);
			return {
				question: random.pick([
					`The ${one} team scores ${first} points in the first half and ${second} in the second half. The ${two} team scores ${more} more than the ${one} team in the first half and ${fewer} fewer in the second half. By how many points does the ${two} team win?`,
					`In the first half of a game the ${one} team gets ${first} points and the ${two} team gets ${more} more. In the second half the ${one} team gets ${second} points and the ${two} team gets ${fewer} fewer. How many points ahead is the ${two} team at the end?`,
					`Each half of a game lasts ${minutes} minutes. ${one} scores ${first} points in the first half, ${more} fewer than ${two}. In the second half ${one} scores ${second} points, and that is ${fewer} more than ${two}. By how many points does ${two} win?`,
				]),
				lines: [
					line`${two} scores ${firstOther} points in the first half.`,
					line`${two} scores ${secondOther} points in the second half.`,
					line`${one} has ${total} points in all.`,
					line`${two} has ${totalOther} points in all.`,
					line`${two} wins by ${lead} points.`,
				],
			};
		},
	},
	{
		name: 'find-the-start',
		topic: 'comparing',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const things = random.pick(keepsakes);
			const [given, more, half] = [random.int(3, 15), random.int(3, 15), random.int(4, 20)];
			const end = half + more;
			const before = sub(end, more);
			const whole = mul(before, 2);
			const start = add(whole, given);
			return {
				question: random.pick([
					`${one.name} gives ${given} ${things} to ${two.name}, then loses half of the rest and buys ${more} new ones. Now ${one.name} has ${end} ${things}. How many ${things} did ${one.name} have at first?`,
					`${one.name} has ${end} ${things} now. Today ${one.they} found ${more} of them. Yesterday ${one.they} gave half of what ${one.they} had to ${two.name}, and the day before that ${one.they} lost ${given}. How many ${things} did ${one.name} have before all this?`,
					`How many ${things} did ${one.name} start with if ${one.they} gave away ${given}, then gave half of the remaining ones to ${two.name}, then got ${more} as a gift and had ${end} in the end?`,
				]),
				lines: [
					line`Before the last change ${one.name} had ${before} ${things}.`,
					line`Before giving up half ${one.they} had ${whole} ${things}.`,
					line`At first ${one.they} had ${start} ${things}.`,
				],
			};
		},
	},
	{
		name: 'double-comparison',
		topic: 'comparing',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const things = random.pick(keepsakes);
			const [times, more, few] = [random.int(2, 5), random.int(3, 12), random.int(8, 16)];
			const count = times * few - more;
			const middle = add(count, more);
			const least = div(middle, times);
			const total = add(count, middle, least);
			return {
				question: random.pick([
					`Kim has ${more} more ${things} than ${one.name} and ${timesAs(times)} as many as ${two.name}. ${one.name} has ${count} ${things}. How many ${things} do the three have together?`,
					`${one.name} has ${count} ${things}, ${more} fewer than Kim. Kim has ${timesAs(times)} as many as ${two.name}. How many ${things} do all three have in total?`,
					`Three friends look for ${things}. ${one.name} finds ${count}. Kim finds ${more} more than ${one.name}, and that is ${timesAs(times)} as many as ${two.name} finds. How many ${things} do they find in all?`,
				]),
				lines: [
					line`Kim has ${middle} ${things}.`,
					line`${two.name} has ${least} ${things}.`,
					line`The three have ${total} ${things}.`,
				],
			};
		},
	},
	{
		name: 'catch-up',
		topic: 'comparing',
		draft: (random) => {
			const [one, two] = drawPeople(random);
			const [slow, gain, days] = [random.int(2, 9), random.int(2, 8), random.int(2, 10)];
			const [behind, quick] = [random.int(5, 30), slow + gain];
			const ahead = behind + gain * days;
			const gap = sub(ahead, behind);
			const closer = sub(quick, slow);
			const needed = div(gap, closer);
			return {
				question: random.pick([
					`${one.name} has read ${ahead} pages of a book and reads ${slow} pages a day. ${two.name} has read ${behind} pages of it and reads ${quick} pages a day. After how many days have they read the same number of pages?`,
					`${two.name} reads ${quick} pages a day and ${one.name} reads ${slow} pages a day in the same book. Today ${two.name} is on page ${behind} and ${one.name} is on page ${ahead}. In how many days will ${two.name} catch up with ${one.name}?`,
					`How many days does ${two.name} need to catch up with ${one.name} if ${one.name} has read ${ahead} pages and ${two.name} ${behind}, and each day ${one.name} reads ${slow} pages and ${two.name} reads ${quick}?`,
				]),
				lines: [
					line`${two.name} is ${gap} pages behind.`,
					line`Each day ${two.name} comes ${closer} pages closer.`,
					line`It takes ${needed} days to catch up.`,
				],
			};
		},
	},
];
