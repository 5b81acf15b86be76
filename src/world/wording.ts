import type { Random } from '../domain/random.ts';
import { capital, people } from './family.ts';
import {
	asides,
	names,
	nouns,
	openers,
	orders,
	type Synonym,
	singularOf,
	synonyms,
	units,
	type Words,
} from './words.ts';

type Rewrite = (text: string) => string;

/**
 * One other way to write a problem down; question and solutions of it go through the same one. Some words are
 * drawn as they are met: a text rewritten twice may come out in two ways.
 */
export type Wording = {
	readonly question: Rewrite;
	readonly solution: (steps: readonly string[]) => string[];
};

/** How often a rewriting that fits is made. */
const chances = {
	name: 0.8,
	noun: 0.6,
	synonym: 0.35,
	unit: 0.3,
	numberWord: 0.2,
	dollarWord: 0.2,
	aside: 0.2,
	order: 0.3,
	notation: 0.35,
	dollarSign: 0.3,
	opener: 0.25,
	noFullStop: 0.1,
};

const known = (who: 'she' | 'he'): string[] =>
	people.filter(({ they }) => they === who).map(({ name }) => name);
const [girls, boys] = [known('she'), known('he')];

/**
 * Draws another wording for the problem that asks `question`: other names and things, synonyms, numbers as
 * words, sentences that say nothing, another order of the last sentence, and another notation of steps.
 * Numbers, units of the answer and the solution program stay.
 */
export function drawWording(question: string, random: Random, words: Words): Wording {
	const everywhere = inOrder([
		withNames(question, random, words),
		...nouns.map(({ from, to }) => withNouns(question, from, to[words], random)),
		withSynonyms(units, chances.unit, random, words),
	]);
	const asked = inOrder([
		everywhere,
		asOrder(random, words),
		withSynonyms(synonyms, chances.synonym, random, words),
		inWords(random),
		withAside(random, words),
	]);
	const notation = drawNotation(random);
	const [opens, stops] = [random.next() < 0.5, random.next() >= chances.noFullStop];
	return {
		question: asked,
		solution: (steps) =>
			steps.map((step, at) => {
				const written = notation(everywhere(step));
				const opened = opens
					? withOpener(written, at === 0 ? 'First,' : random.pick(openers), random)
					: written;
				return stops ? opened : opened.replace(/\.$/, '');
			}),
	};
}

const inOrder =
	(rewrites: readonly Rewrite[]): Rewrite =>
	(text) =>
		rewrites.reduce((rewritten, rewrite) => rewrite(rewritten), text);

const same: Rewrite = (text) => text;

/** All words of `pairs` at once, so that no replacement is replaced again. */
function exchange(pairs: ReadonlyMap<string, string>): Rewrite {
	if (pairs.size === 0) return same;
	const any = new RegExp(`\\b(?:${[...pairs.keys()].join('|')})\\b`, 'g');
	return (text) => text.replace(any, (word) => pairs.get(word) ?? word);
}

function withNames(question: string, random: Random, words: Words): Rewrite {
	const pairs = new Map<string, string>();
	for (const [old, fresh] of [
		[girls, names.she],
		[boys, names.he],
	] as const) {
		const met = old.filter((name) => new RegExp(`\\b${name}\\b`).test(question));
		random.pickSome(fresh[words], met.length).forEach((name, at) => {
			if (random.next() < chances.name) pairs.set(met[at] ?? '', name);
		});
	}
	return exchange(pairs);
}

function withNouns(
	question: string,
	from: readonly string[],
	to: readonly string[],
	random: Random,
): Rewrite {
	const met = from.filter((plural) => new RegExp(`\\b${plural}\\b`).test(question));
	const pairs = new Map<string, string>();
	random.pickSome(to, Math.min(met.length, to.length)).forEach((plural, at) => {
		const old = met[at];
		if (old === undefined || random.next() >= chances.noun) return;
		pairs.set(old, plural).set(singularOf(old), singularOf(plural));
	});
	const capitals = [...pairs].map(([old, fresh]) => [capital(old), capital(fresh)] as const);
	return exchange(new Map([...pairs, ...capitals]));
}

/** Each synonym is drawn once, so that a text uses one word for one thing. */
function withSynonyms(
	all: readonly Synonym[],
	chance: number,
	random: Random,
	words: Words,
): Rewrite {
	const drawn = all
		.filter(() => random.next() < chance)
		.map(({ said, instead }) => ({ said, instead: random.pick(instead[words]) }));
	return (text) =>
		drawn.reduce((rewritten, { said, instead }) => rewritten.replaceAll(said, instead), text);
}

const single =
	/(How (?:many|much)\b(?: [a-z]+){0,4}?) does ([A-Z][a-z]+|she|he|it) (?:(still|now|then|also) )?([a-z]+)\b([^?]*)\?$/;
const several = /(How (?:many|much)\b(?: [a-z]+){0,4}?) do (they|we|you) ([^?]*)\?$/;
const there = /(How many [a-z]+(?: [a-z]+){0,3}?) are there\b([^?]*)\?$/;
const left = /(How (?:many|much)\b(?: [a-z]+){0,4}?) (are|is) (left|missing)\b([^?]*)\?$/;

/** `How many pears does Mia have?` as an order: `Find how many pears Mia has.` */
function asOrder(random: Random, words: Words): Rewrite {
	if (random.next() >= chances.order) return same;
	const order = random.pick(orders[words]);
	const said = (asking: string, rest: string): string =>
		`${order} ${asking.charAt(0).toLowerCase()}${asking.slice(1)} ${rest}.`;
	return (text) =>
		text
			.replace(
				single,
				(_, asking: string, who: string, adverb: string | undefined, verb: string, rest: string) =>
					said(
						asking,
						`${who} ${adverb === undefined ? '' : `${adverb} `}${thirdPerson(verb)}${rest}`,
					),
			)
			.replace(several, (_, asking: string, who: string, rest: string) =>
				said(asking, `${who} ${rest}`),
			)
			.replace(there, (_, asking: string, rest: string) => said(asking, `there are${rest}`))
			.replace(left, (_, asking: string, is: string, how: string, rest: string) =>
				said(asking, `${is} ${how}${rest}`),
			);
}

function thirdPerson(verb: string): string {
	if (verb === 'have') return 'has';
	if (/(?:[sxo]|ch|sh)$/.test(verb)) return `${verb}es`;
	return /[^aeiou]y$/.test(verb) ? `${verb.slice(0, -1)}ies` : `${verb}s`;
}

const small =
	'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
		' ',
	);
const tens = 'zero ten twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const bare = /(?<![\d$.,/:%-])\b(\d{1,2})\b(?![%/:-]|[.,]\d| percent)/g;

function inWords(random: Random): Rewrite {
	const dollars = random.next() < chances.dollarWord;
	const chance = random.next() < 0.5 ? 0 : 2 * chances.numberWord;
	return (text) => {
		const spelt = dollars
			? text.replace(/\$(\d+(?:\.\d\d)?)(?![\d.]*\d| (?:bill|coupon|gift|note))\b/g, '$1 dollars')
			: text;
		return spelt.replace(bare, (digits: string, _: string, at: number) => {
			if (random.next() >= chance) return digits;
			const word = numberWord(Number(digits));
			return at === 0 || /[.?] $/.test(spelt.slice(0, at)) ? capital(word) : word;
		});
	};
}

function numberWord(value: number): string {
	const word = small[value];
	if (word !== undefined) return word;
	const ten = tens[Math.floor(value / 10)] ?? '';
	return value % 10 === 0 ? ten : `${ten}-${small[value % 10]}`;
}

function withAside(random: Random, words: Words): Rewrite {
	if (random.next() >= chances.aside) return same;
	const aside = random.pick(asides[words]);
	return (text) => {
		const sentences = text.split(/(?<=[.?]) (?=[A-Z])/);
		const bearers = [...names.she[words], ...names.he[words], ...girls, ...boys];
		const who = bearers.find((name) => new RegExp(`\\b${name}\\b`).test(text));
		if (who === undefined && aside.includes('NAME')) return text;
		// Before the last sentence at most: after it stands the answer.
		sentences.splice(random.int(0, sentences.length - 1), 0, aside.replace('NAME', who ?? ''));
		return sentences.join(' ');
	};
}

const equation = /[\d.()]+(?:[-+*/][\d.()]+)+ = [\d./]+/g;

/** How a pupil writes an equation: spaces, signs, where the dollars stand. */
function drawNotation(random: Random): Rewrite {
	const dollarSign = random.next() < chances.dollarSign;
	const money: Rewrite = (text) =>
		dollarSign ? text.replace(/= (\d+(?:\.\d+)?) dollars\b/, '= $$$1') : text;
	if (random.next() >= chances.notation) return money;
	const spaced = random.next() < 0.6;
	const times = random.pick(['*', '*', '×', 'x']);
	const over = random.pick(['/', '/', '÷']);
	const equals = spaced || random.next() < 0.5 ? ' = ' : '=';
	return (text) =>
		money(text).replace(equation, (whole) => {
			const [left = '', right = ''] = whole.split(' = ');
			const written = left.replace(/[-+*/]/g, (sign) => {
				const shown = sign === '*' ? times : sign === '/' ? over : sign;
				return spaced ? ` ${shown} ` : shown;
			});
			return `${written}${equals}${right}`;
		});
}

const lowered =
	/^(?:The|That|There|This|In|It|He|She|They|With|Of|One|Each|Without|Together|After|For|At|Both|All|On|To|A|An|Half|Every|From)\b/;

function withOpener(step: string, opener: string, random: Random): string {
	if (random.next() >= 2 * chances.opener || !lowered.test(step)) return step;
	return `${opener} ${step.charAt(0).toLowerCase()}${step.slice(1)}`;
}
