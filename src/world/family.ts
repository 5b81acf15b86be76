import type { Random } from '../domain/random.ts';
import type { Line } from './quantity.ts';

/** What a family writes: a one-line question and the steps to its answer, the last step's result. */
export type Draft = {
	readonly question: string;
	readonly lines: readonly Line[];
	/**
	 * Set where the answer is what a person has at the end and the question's last sentence does no
	 * more than ask for it: the story may then go on (`compose.ts`).
	 */
	readonly leaves?: { readonly who: Person; readonly what: string };
};

/** A situation with its own structure: its numbers, names and phrasing are drawn, its solution follows. */
export type Family = {
	readonly name: string;
	readonly topic: string;
	/** Which numbers a solution may compute: whole ones unless said; decimals have at most two places. */
	readonly numbers?: 'whole' | 'decimal' | 'fraction';
	readonly draft: (random: Random) => Draft;
};

export type Person = { readonly name: string; readonly they: string; readonly their: string };

const person = (they: string, their: string) => (name: string) => ({ name, they, their });
/** Everyone whom the families name by a drawing. */
export const people: readonly Person[] = [
	...['Ana', 'Mia', 'Zoe', 'Nina', 'Lily', 'Rosa', 'Emma', 'Maya', 'Ruby', 'Ella'].map(
		person('she', 'her'),
	),
	...['Ben', 'Leo', 'Sam', 'Omar', 'Jack', 'Ivan', 'Noah', 'Owen', 'Hugo', 'Adam'].map(
		person('he', 'his'),
	),
];

export const drawPerson = (random: Random): Person => random.pick(people);

export function drawPeople(random: Random): readonly [Person, Person] {
	const [first, second] = random.pickSome(people, 2);
	return [first as Person, second as Person];
}

export const keepsakes = [
	'stickers',
	'marbles',
	'shells',
	'stamps',
	'cards',
	'beads',
	'coins',
	'badges',
] as const;
export const fruits = ['apples', 'pears', 'plums', 'lemons', 'oranges', 'peaches'] as const;
export const goods = [
	'pens',
	'books',
	'toys',
	'cups',
	'hats',
	'candles',
	'plates',
	'kites',
] as const;
export const bakes = ['cookies', 'muffins', 'pies', 'rolls', 'cakes'] as const;

export const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);

/** `twice` or `3 times`, to stand before `as many`. */
export const timesAs = (times: number): string => (times === 2 ? 'twice' : `${times} times`);

/** `1 hour`, `2 hours`: a count before its noun, whose plural adds an s unless it is given. */
export const counted = (count: number, noun: string, plural = `${noun}s`): string =>
	`${count} ${count === 1 ? noun : plural}`;
