import { Evaluator } from './arithmetic/evaluate.ts';
import { plainText } from './arithmetic/glyphs.ts';
import { Labels } from './arithmetic/labels.ts';
import type { Read } from './arithmetic/node.ts';
import { Parser } from './arithmetic/parse.ts';
import { isMinus, type Token, tokenise } from './arithmetic/tokens.ts';
import { plainest } from './arithmetic/verdict.ts';
import type { Rational } from './rational.ts';

/** What `readAnswer` reads, for the visitor. */
export const answerHint =
	'Write one number: 18, 2.5, 3/4, 2 1/2, 75% or 1,800, with money or a unit beside it if you like.';

/** Longer texts are no answers. */
const longest = 200;

/** Markdown's marks, of which a cut may have left one. */
const emphasis = /^[\s*_~]+|[*_~]{1,3}(?!\s*[\d(])/gu;
const scientific = /(\d)e([+-]?\d{1,2})(?![\p{L}\d])/giu;
/** n: a number, v: ½, f: \frac. One number, a fraction, a mixed number, a power of ten; not `5 - 3`. */
const shapesOfOne = /^[+-]?(?:n?|n?n\/n|n?f-?nn|n?v|n\*n\^-?n)$/;
/** Words by which a number is not the answer itself. */
const otherwise = new Set(
	'or not no never between than twice double triple half thrice least most under over from'.split(
		' ',
	),
);
const largeNumbers = new Set(['hundred', 'thousand', 'million', 'billion']);

/**
 * The number that people write as an answer: "18€", "2 1/2", "1 800", "\frac{3}{4}", "–18", "**42**.",
 * "x = 5", "3 × 10^5", "12 apples". null where there is none, or more than one. `parseAnswer` is the
 * strict rule for what models write, which Python shares.
 */
export function readAnswer(text: string): Rational | null {
	if (text.length > longest) return null;
	const written = text
		.replace(emphasis, '')
		.replace(scientific, '$1×10^{$2}')
		.replace(/^[\s"'“”„‘’]+|[\s"'“”‘’]+$/gu, '');
	const tokens = tokenise(plainText(written).plain);
	// Of `x = 5` and of `6*7 = 42` what stands last is the answer.
	const from = tokens.findLastIndex(({ kind }) => kind === 'equals' || kind === 'near') + 1;
	const parser = new Parser(tokens, new Labels(tokens));
	for (let at = from; at < tokens.length; at++) {
		const token = tokens[at];
		const read = token?.kind === 'close' ? null : parser.side(at, false);
		if (read !== null) {
			return isAlone(tokens, read.next) ? amountOf(read, tokens.slice(at, read.next)) : null;
		}
		if (token === undefined || !/^(?:word|currency|open|about|comma|stop)$/.test(token.kind))
			return null;
	}
	return null;
}

/** Whether nothing behind the number adds to it, and no second one is offered. */
function isAlone(tokens: readonly Token[], next: number): boolean {
	if (tokens.slice(0, next).some(({ text }) => otherwise.has(text))) return false;
	return tokens.slice(next).every(({ kind, text }, at, rest) => {
		if (kind === 'sign') return text === '/' && rest[at + 1]?.kind === 'word';
		return (
			kind !== 'number' &&
			kind !== 'vulgar' &&
			kind !== 'other' &&
			kind !== 'fraction' &&
			kind !== 'ellipsis'
		);
	});
}

function amountOf({ node }: Read, tokens: readonly Token[]): Rational | null {
	// Behind a unit stands a square at most: `5 m²`.
	const unit = tokens.findIndex(({ kind }, at) => kind === 'word' && tokens[at + 1]?.text === '^');
	const counted = unit === -1 ? tokens : tokens.slice(0, unit);
	const shape = counted.map(shapeOf).join('').replace(/\/$/, '');
	const isPower = shape.includes('*');
	if (!shapesOfOne.test(shape) || (isPower && !tokens.some(({ text }) => text === '10')))
		return null;
	const plain = new Evaluator(plainest);
	const [value] = plain.values(node);
	const names = [...plain.units.keys()];
	if (names.length > 0 && names.every((name) => largeNumbers.has(name))) {
		return new Evaluator({ ...plainest, units: 'factor' }).values(node)[0]?.amount ?? null;
	}
	return value?.amount ?? null;
}

function shapeOf(token: Token): string {
	switch (token.kind) {
		case 'number':
			return 'n';
		case 'vulgar':
			return 'v';
		case 'fraction':
			return 'f';
		case 'root':
			return 'r';
		case 'sign':
			return isMinus(token) ? '-' : token.text;
		default:
			return '';
	}
}
