import type { Random } from '../random';
import type { Line } from './quantity';

/** What a family writes: a one-line question and the steps to its answer, the last step's result. */
export type Draft = { readonly question: string; readonly lines: readonly Line[] };

/** A situation with its own structure: its numbers, names and phrasing are drawn, its solution follows. */
export type Family = {
	readonly name: string;
	readonly topic: string;
	readonly draft: (random: Random) => Draft;
};

export type Person = { readonly name: string; readonly they: string; readonly their: string };

const person = (they: string, their: string) => (name: string) => ({ name, they, their });
const people: readonly Person[] = [
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
