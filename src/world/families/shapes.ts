import { capital, drawPerson, type Family } from '../family.ts';
import { add, div, line, mul, sub } from '../quantity.ts';

/** Lengths around, areas and volumes of gardens, rooms and boxes. */
export const shapes: readonly Family[] = [
	{
		name: 'area-from-perimeter',
		topic: 'shapes',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const place = random.pick(['garden', 'field', 'yard', 'park']);
			const width = random.int(3, 12);
			const length = width + random.int(1, 12);
			const around = 2 * (length + width);
			const half = div(around, 2);
			const side = sub(half, length);
			const area = mul(length, side);
			return {
				question: random.pick([
					`A ${place} in the shape of a rectangle has a perimeter of ${around} feet. It is ${length} feet long. What is its area in square feet?`,
					`${name} walks once around a ${place} with four straight sides and square corners and goes ${around} feet. If each long side is ${length} feet, how many square feet does the ${place} have?`,
					`The two long sides of a rectangle are ${length} feet each. All four sides together are ${around} feet. ${name} wants to know its area. How many square feet does ${they} find?`,
				]),
				lines: [
					line`A long and a short side are ${half} feet together.`,
					line`A short side is ${side} feet.`,
					line`The area is ${area} square feet.`,
				],
			};
		},
	},
	{
		name: 'wire-square',
		topic: 'shapes',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const stuff = random.pick(['wire', 'rope', 'string']);
			const [edge, cut] = [random.int(4, 12), random.int(2, 20)];
			const length = edge * 4 + cut;
			const used = sub(length, cut);
			const side = div(used, 4);
			const area = mul(side, side);
			return {
				question: random.pick([
					`${name} has ${length} inches of ${stuff} and cuts off ${cut} inches. With all the rest ${they} makes a square. How many square inches are inside the square?`,
					`After ${name} lays a ${stuff} in the shape of a square, ${cut} of its ${length} inches are left over. What is the area of the square in square inches?`,
					`A ${stuff} that costs $${random.int(2, 9)} is ${length} inches long. ${name} makes one square with it, but the last ${cut} inches are not needed. How large is the square in square inches?`,
				]),
				lines: [
					line`The four sides are ${used} inches in all.`,
					line`Each side of the square is ${side} inches.`,
					line`The area is ${area} square inches.`,
				],
			};
		},
	},
	{
		name: 'room-in-two-parts',
		topic: 'shapes',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [width, smallWidth] = [random.int(6, 11), random.int(3, 5)];
			const length = width + random.int(1, 5);
			const smallLength = smallWidth + random.int(1, 4);
			const price = random.int(2, 5);
			const first = mul(length, width);
			const second = mul(smallLength, smallWidth);
			const total = add(first, second);
			const cost = mul(total, price);
			return {
				question: random.pick([
					`A room has two parts. One part is ${length} feet by ${width} feet and the other is ${smallLength} feet by ${smallWidth} feet. A carpet for the whole floor costs $${price} per square foot. How many dollars does it cost?`,
					`${name} pays $${price} for each square foot of new floor. How much does ${they} pay for the floors of a kitchen of ${smallLength} by ${smallWidth} feet and a bedroom of ${length} by ${width} feet?`,
					`${name}'s garden has the shape of an L. It is made up of a large rectangle, ${length} by ${width} feet, and a small one, ${smallLength} by ${smallWidth} feet. Grass costs $${price} a square foot. What does grass for the garden cost in dollars?`,
				]),
				lines: [
					line`The large part has ${first} square feet.`,
					line`The small part has ${second} square feet.`,
					line`Together they have ${total} square feet.`,
					line`The cost is ${cost} dollars.`,
				],
			};
		},
	},
	{
		name: 'border-around',
		topic: 'shapes',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const width = random.int(4, 9);
			const length = width + random.int(1, 9);
			const border = random.int(2, 4);
			const outerLength = add(length, border, border);
			const outerWidth = add(width, border, border);
			const outer = mul(outerLength, outerWidth);
			const inner = mul(length, width);
			const path = sub(outer, inner);
			return {
				question: random.pick([
					`${name}'s pool is ${length} feet long and ${width} feet wide. A path that is ${border} feet wide runs all around it, with square corners. How many square feet does the path cover?`,
					`${name} builds a path around a garden. The path is ${border} feet wide on every side, and the garden itself measures ${length} by ${width} feet. What is the area of the path in square feet, corners included?`,
					`How many square feet of stone does ${name} need for a border with a width of ${border} feet, if ${they} lays it along all four sides of a bed of ${length} by ${width} feet and fills the corners too?`,
				]),
				lines: [
					line`The outer length is ${outerLength} feet.`,
					line`The outer width is ${outerWidth} feet.`,
					line`The outer rectangle has ${outer} square feet.`,
					line`The inner rectangle has ${inner} square feet.`,
					line`The part between them has ${path} square feet.`,
				],
			};
		},
	},
	{
		name: 'tiles-needed',
		topic: 'shapes',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const size = random.pick([4, 5, 6, 8, 10]);
			const [long, wide] = [random.int(6, 15), random.int(4, 10)];
			const [length, width] = [long * size, wide * size];
			const have = random.int(5, 40);
			const perRow = div(length, size);
			const rows = div(width, size);
			const tiles = mul(perRow, rows);
			const missing = sub(tiles, have);
			return {
				question: random.pick([
					`A wall is ${length} inches long and ${width} inches high. ${name} covers it with square tiles that have sides of ${size} inches. ${capital(they)} has ${have} tiles. How many more tiles does ${they} need?`,
					`${name} has ${have} square tiles, each ${size} inches wide. How many more of them must ${they} buy to cover a floor of ${length} by ${width} inches?`,
					`Square tiles with sides of ${size} inches are to cover a table that is ${length} inches long and ${width} inches wide. A brush costs $${random.int(3, 9)}. If ${name} already has ${have} tiles, how many tiles are missing?`,
				]),
				lines: [
					line`One row has ${perRow} tiles.`,
					line`There are ${rows} rows.`,
					line`That takes ${tiles} tiles.`,
					line`${name} needs ${missing} more tiles.`,
				],
			};
		},
	},
	{
		name: 'fence-posts',
		topic: 'shapes',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [apart, count, price] = [random.int(3, 10), random.int(4, 15), random.int(3, 12)];
			const length = apart * count;
			const gaps = div(length, apart);
			const posts = add(gaps, 1);
			const cost = mul(posts, price);
			return {
				question: random.pick([
					`${name} builds a straight fence of ${length} feet. There is a post at each end and one every ${apart} feet in between. A post costs $${price}. How many dollars do the posts cost?`,
					`Posts cost $${price} each. How much does ${name} pay for the posts of a straight fence, if they stand ${apart} feet apart and the last one is ${length} feet from the first?`,
					`A straight road is ${length} feet long and ${random.int(20, 90)} years old. From one end to the other ${name} puts up lamps, ${apart} feet apart, with one at both ends. Each lamp costs $${price}. What must ${they} pay for the lamps in dollars?`,
				]),
				lines: [
					line`There are ${gaps} gaps.`,
					line`With one more for the end there are ${posts} to buy.`,
					line`They cost ${cost} dollars.`,
				],
			};
		},
	},
	{
		name: 'paint-for-walls',
		topic: 'shapes',
		draft: (random) => {
			const person = drawPerson(random);
			const { name, they } = person;
			const [walls, length, height] = [random.int(2, 4), random.int(8, 12), random.int(7, 9)];
			const cover = random.pick([20, 30]);
			const area = walls * length * height;
			const doors = area - Math.floor((area - 10) / cover) * cover;
			const [price, bill] = [random.int(4, 9), random.pick([100, 120, 150])];
			const one = mul(length, height);
			const all = mul(one, walls);
			const painted = sub(all, doors);
			const cans = div(painted, cover);
			const cost = mul(cans, price);
			const left = sub(bill, cost);
			return {
				question: random.pick([
					`${name} paints ${walls} walls, each ${length} feet long and ${height} feet high, but not the windows, which take up ${doors} square feet in all. A can covers ${cover} square feet and costs $${price}. ${capital(they)} has $${bill}. How many dollars are left after ${they} buys the paint?`,
					`With $${bill} ${name} goes to buy paint at $${price} a can. One can is enough for ${cover} square feet. ${capital(they)} will paint ${walls} walls of ${length} by ${height} feet, except for ${doors} square feet of doors. How much money does ${they} have left?`,
					`A room has ${walls} walls of ${length} by ${height} feet with ${doors} square feet of windows in them. ${name} has $${bill} and buys just enough paint for the walls without the windows. A can of paint for ${cover} square feet costs $${price}. How many dollars does ${they} have left?`,
				]),
				lines: [
					line`One wall has ${one} square feet.`,
					line`All the walls have ${all} square feet.`,
					line`There are ${painted} square feet to paint.`,
					line`That takes ${cans} cans of paint.`,
					line`The paint costs ${cost} dollars.`,
					line`${name} has ${left} dollars left.`,
				],
				leaves: { who: person, what: 'dollars' },
			};
		},
	},
	{
		name: 'sand-for-box',
		topic: 'shapes',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const bag = random.int(2, 4);
			const [width, length, deep] = [bag * random.int(1, 2), random.int(4, 10), random.int(2, 3)];
			const price = random.int(2, 6);
			const floor = mul(length, width);
			const volume = mul(floor, deep);
			const bags = div(volume, bag);
			const cost = mul(bags, price);
			return {
				question: random.pick([
					`A sand box is ${length} feet long and ${width} feet wide. ${name} fills it with sand to a height of ${deep} feet. A bag holds ${bag} cubic feet of sand and costs $${price}. How many dollars does the sand cost?`,
					`${name} buys soil in bags of ${bag} cubic feet at $${price} a bag. How much does ${they} pay to fill a garden bed that is ${deep} feet high and measures ${length} by ${width} feet?`,
					`A hole of ${length} by ${width} feet is ${deep} feet deep, and ${name} wants to fill it with earth. Each bag of ${bag} cubic feet costs $${price}. What must ${they} pay in dollars?`,
				]),
				lines: [
					line`The bottom has ${floor} square feet.`,
					line`The volume is ${volume} cubic feet.`,
					line`That takes ${bags} bags.`,
					line`The bags cost ${cost} dollars.`,
				],
			};
		},
	},
	{
		name: 'gift-ribbon',
		topic: 'shapes',
		draft: (random) => {
			const { name, they } = drawPerson(random);
			const [height, wider, longer] = [random.int(2, 6), random.int(1, 5), random.int(1, 6)];
			const width = height + wider;
			const length = width + longer;
			const [bow, roll] = [random.int(5, 20), random.pick([90, 100, 120, 150])];
			const one = add(length, height, length, height);
			const two = add(width, height, width, height);
			const used = add(one, two, bow);
			const left = sub(roll, used);
			return {
				question: random.pick([
					`A gift box is ${length} inches long, ${width} inches wide and ${height} inches high. ${name} ties a ribbon once around its length and once around its width and needs ${bow} inches for the bow. From ${roll} inches of ribbon, how many inches are left?`,
					`${name} has ${roll} inches of ribbon. ${capital(they)} ties it around a box of ${length} by ${width} inches with a height of ${height} inches, once the long way and once the short way, with ${bow} inches for a bow. How many inches of ribbon remain?`,
					`To close a box, ${name} puts tape once around its length and once around its width, plus ${bow} inches to be safe. The box is ${height} inches high, ${length} inches long and ${width} inches wide. How much is left of ${roll} inches of tape?`,
				]),
				lines: [
					line`Once around the length is ${one} inches.`,
					line`Once around the width is ${two} inches.`,
					line`In all ${name} uses ${used} inches.`,
					line`That leaves ${left} inches.`,
				],
			};
		},
	},
];
