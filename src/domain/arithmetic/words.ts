import { type Rational, rational } from '../rational.ts';

/** What a word or a few words of a text mean to a calculator. */
export type Meaning =
	/** Between two operands. */
	| { readonly kind: 'infix'; readonly sign: Infix }
	/** Before an operand, which it multiplies: half, twice. */
	| { readonly kind: 'multiple'; readonly value: Rational }
	/** Before two operands with `and` between them: the sum of. */
	| { readonly kind: 'pair'; readonly sign: '+' | '-' | '*' | '/' }
	| { readonly kind: 'root'; readonly degree: 2 | 3 }
	/** Behind an operand: squared. */
	| { readonly kind: 'power'; readonly exponent: 2 | 3 }
	/** A number in words; one that a hyphen or a space may join to the next: twenty. */
	| { readonly kind: 'number'; readonly value: Rational }
	/** The name of a part, behind a number or before `of`: third, quarter. */
	| { readonly kind: 'part'; readonly value: Rational }
	/** 'verb': only behind a calculation, `5 plus 3 makes 8`. */
	| { readonly kind: 'equals'; readonly isNear: boolean; readonly isVerb: boolean }
	/** Before a number: it is not meant exactly. */
	| { readonly kind: 'about' };

/**
 * 'of': a part of, or so many of so many; 'off': a percentage less; 'more', 'less': `5 more than 3`;
 * 'onto', 'from': `3 added to 4`, `3 subtracted from 10`.
 */
export type Infix =
	| '+'
	| '-'
	| '*'
	| '/'
	| '^'
	| 'mod'
	| 'of'
	| 'off'
	| 'more'
	| 'less'
	| 'from'
	| 'up'
	| 'down';

const infixes: Readonly<Record<Infix, string>> = {
	'+': 'plus|added to|added with|and another|and then another',
	'-': 'minus|less|take away|takeaway',
	'*': 'times|multiplied by|multiply by|by|at|groups of|lots of|times as many as|times as much as|times the',
	'/': 'divided by|divide by|over|out of|shared by|split by|divided into|divided among|split among|shared among|split between|shared between|divided between|divided evenly among|divided evenly by',
	'^': 'to the power of|raised to the power of|to the power|raised to',
	mod: 'mod|modulo',
	of: 'of|von|du|de|of the|of his|of her|of its|of their|of these|of those|of my|of our|of all|of all the|of a|of an',
	off: 'off|off of|off the|discount on|discount off|discount of',
	more: 'more than|greater than|larger than|bigger than|higher than|longer than|older than',
	less: 'less than|fewer than|smaller than|lower than|shorter than|younger than',
	from: 'subtracted from|taken from|taken away from|deducted from',
	up: 'increased by',
	down: 'decreased by|reduced by',
};

const multiples: readonly (readonly [bigint, bigint, string])[] = [
	[1n, 2n, 'half of|half the|one half of|a half of|half as many as|half as much as|half of the'],
	[1n, 3n, 'one third of|a third of|a third of the'],
	[1n, 4n, 'quarter of|a quarter of|one quarter of|one fourth of|a fourth of'],
	[3n, 4n, 'three quarters of|three fourths of'],
	[2n, 1n, 'twice|double|doubling|twice as many as|twice as much as|twice the'],
	[3n, 1n, 'triple|thrice|three times'],
	[4n, 1n, 'quadruple'],
];

const ones =
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const tens = 'twenty thirty forty fifty sixty seventy eighty ninety';
/** From a half on, the next smaller part behind each bar. */
const parts =
	'half halves|third thirds|quarter quarters fourth fourths|fifth fifths|sixth sixths|seventh sevenths|eighth eighths|ninth ninths|tenth tenths';

const phrases = new Map<string, Phrase[]>();
type Phrase = { readonly words: readonly string[]; readonly meaning: Meaning };

function say(names: string, meaning: Meaning): void {
	for (const name of names.split('|')) {
		const words = name.split(' ');
		const [first = ''] = words;
		const known = phrases.get(first);
		// The longest is found first.
		if (known === undefined) phrases.set(first, [{ words, meaning }]);
		else {
			known.push({ words, meaning });
			known.sort((a, b) => b.words.length - a.words.length);
		}
	}
}

for (const [sign, names] of Object.entries(infixes)) {
	say(names, { kind: 'infix', sign: sign as Infix });
}
for (const [top, bottom, names] of multiples) {
	say(names, { kind: 'multiple', value: rational(top, bottom) });
}
say('the sum of|sum of|the total of', { kind: 'pair', sign: '+' });
say('the difference of|difference of|the difference between|difference between', {
	kind: 'pair',
	sign: '-',
});
say('the product of|product of', { kind: 'pair', sign: '*' });
say('the quotient of|quotient of', { kind: 'pair', sign: '/' });
say('square root of|the square root of|square root|sqrt|root of', { kind: 'root', degree: 2 });
say('cube root of|the cube root of|cbrt', { kind: 'root', degree: 3 });
say('squared', { kind: 'power', exponent: 2 });
say('cubed', { kind: 'power', exponent: 3 });
for (const [value, name] of ones.split(' ').entries()) {
	say(name, { kind: 'number', value: rational(BigInt(value)) });
}
for (const [at, name] of tens.split(' ').entries()) {
	say(name, { kind: 'number', value: rational(BigInt(10 * (at + 2))) });
}
for (const [at, names] of parts.split('|').entries()) {
	say(names.replaceAll(' ', '|'), { kind: 'part', value: rational(1n, BigInt(at + 2)) });
}
say(
	'equals|equal|is equal to|are equal to|equal to|which equals|which is equal to|is the same as',
	{
		kind: 'equals',
		isNear: false,
		isVerb: false,
	},
);
say(
	'is approximately|is about|is roughly|approximately equals|is approximately equal to|is around',
	{
		kind: 'equals',
		isNear: true,
		isVerb: false,
	},
);
say(
	'is|are|makes|make|gives|give|gives us|leaves|yields|totals|comes to|comes out to|which is|which gives|to get|we get',
	{
		kind: 'equals',
		isNear: false,
		isVerb: true,
	},
);
say('about|approximately|approx|roughly|around|nearly|almost|circa|ca', { kind: 'about' });
/** The meaning of the words from `at` on, and how many they are; the longest phrase wins. */
export function meaningAt(
	wordAt: (at: number) => string | null,
	at: number,
): { readonly meaning: Meaning; readonly length: number } | null {
	const first = wordAt(at);
	if (first === null) return null;
	for (const { words, meaning } of phrases.get(first) ?? []) {
		if (words.every((word, i) => i === 0 || wordAt(at + i) === word)) {
			return { meaning, length: words.length };
		}
	}
	return null;
}
