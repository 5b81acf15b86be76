import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { readEquations } from './find.ts';

/** An expression of whole numbers with its value, written in one of many ways. */
function written(random: Random, depth: number): { readonly text: string; readonly value: number } {
	if (depth === 0) {
		const value = random.int(0, 40);
		const ways = [
			`${value}`,
			`${value}.0`,
			`$${value}`,
			`**${value}**`,
			`(${value})`,
			`{${value}}`,
		];
		return { text: random.pick(ways), value };
	}
	const [left, right] = [written(random, depth - 1), written(random, depth - 1)];
	const times = random.pick(['×', ' * ', ' \\times ', '·', ' x ', ' times ']);
	switch (random.int(0, 3)) {
		case 0:
			return { text: `(${left.text} + ${right.text})`, value: left.value + right.value };
		case 1:
			return {
				text: `(${left.text} ${random.pick(['-', '−', '–', 'minus'])} ${right.text})`,
				value: left.value - right.value,
			};
		case 2:
			return { text: `(${left.text}${times}${right.text})`, value: left.value * right.value };
		default:
			return { text: `(half of ${left.text} + ${left.text} / 2)`, value: left.value };
	}
}

test('what is printed is read as the same value', () => {
	const random = new Random('print and read');
	for (let round = 0; round < 1500; round++) {
		const { text, value } = written(random, random.int(1, 3));
		const off = random.pick([1, -1, 7]);
		const result = (n: number) => (n < 0 ? random.pick([`-${-n}`, `−${-n}`, `(-${-n})`]) : `${n}`);
		const [right] = readEquations(`${text} = ${result(value)}`);
		expect({ text, holds: right?.holds }).toEqual({ text, holds: true });
		const [wrong] = readEquations(`${text} = ${result(value + off)}`);
		expect({ text, holds: wrong?.holds }).toEqual({ text, holds: false });
	}
});

const pieces =
	'1|23|4.5|1,234|1.234,5|1 000|½|²|√|\\frac{1}{2}|\\times|\\sqrt{|{|}|(|)|[|]|+|-|−|—|*|**|_|/|÷|:|^|=|==|≈|~|≠|<|>|<b>|%|$|€|x|2x|n| |  |\t|\n|.|...|,|;|!|?|"|&times;|Ã—|�|🐱|שלום|٣|of|half|twice|the sum of|and|more than|per|hours|minutes|dozen|boxes|R|remainder|left over|rounded|is|equals|about|a|m|cm|#|@||'.split(
		'|',
	);

test('any text is read without a throw, in its place', () => {
	const random = new Random('arithmetic');
	for (let round = 0; round < 5000; round++) {
		const text = Array.from({ length: random.int(1, 40) }, () => random.pick(pieces)).join(
			random.pick(['', ' ']),
		);
		let last = 0;
		for (const { start, end } of readEquations(text)) {
			expect(start).toBeGreaterThanOrEqual(0);
			expect(end).toBeGreaterThan(start);
			expect(end).toBeLessThanOrEqual(text.length);
			expect(end).toBeGreaterThanOrEqual(last);
			last = end;
		}
	}
});

/** The least of a few runs, in milliseconds of this process. */
function cost(text: string): number {
	let least = Number.POSITIVE_INFINITY;
	for (let run = 0; run < 3; run++) {
		const before = process.cpuUsage().user;
		readEquations(text);
		least = Math.min(least, (process.cpuUsage().user - before) / 1000);
	}
	return least;
}

test('no text is slower than linear', () => {
	const random = new Random('slow texts');
	const repeated = [
		...pieces.filter((piece) => piece !== ''),
		...[
			'1+',
			'1+1=',
			'1/2 of ',
			'1% + ',
			'half of ',
			'2(',
			'((1+',
			'1:',
			'3 of ',
			'1 R ',
			'^2',
			'\\begin{',
			'1 foot 2 inches ',
			'{1',
			'-1',
		],
		...Array.from(
			{ length: 40 },
			() => `${random.pick(pieces)} ${random.pick(pieces)}${random.pick(pieces)}`,
		),
	];
	for (const piece of repeated) {
		const [short, long] = [4000, 32_000].map((length) =>
			cost(`${piece.repeat(Math.ceil(length / piece.length))} = 5`),
		);
		// Eight times the text; twice that again, and a floor, for a machine that does other work.
		expect({ piece, isLinear: (long ?? 0) < 16 * Math.max(short ?? 0, 10) + 100 }).toEqual({
			piece,
			isLinear: true,
		});
	}
});
