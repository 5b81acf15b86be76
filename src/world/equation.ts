import { parseAnswer } from '../domain/answer.ts';
import { isSame, minus, over, plus, type Rational, times } from '../domain/rational.ts';

/** An arithmetic expression as it was written. */
export type Expression =
	| { readonly kind: 'number'; readonly value: Rational; readonly isPercent: boolean }
	| {
			readonly kind: 'operation';
			readonly sign: Sign;
			readonly left: Expression;
			readonly right: Expression;
	  };
export type Sign = '+' | '-' | '*' | '/';

/** `left = right` somewhere in a text; of `a = b = c` the two halves are two equations. */
export type Equation = {
	readonly left: Expression;
	readonly right: Expression;
	/** Where in the text it stands, as string offsets. */
	readonly start: number;
	readonly end: number;
	/** Whether both sides are exactly equal; a division by zero never is. */
	readonly holds: boolean;
};

const operations: Readonly<Record<Sign, (a: Rational, b: Rational) => Rational>> = {
	'+': plus,
	'-': minus,
	'*': times,
	'/': over,
};

/** The exact value; null where something is divided by zero. */
export function exactValue(expression: Expression): Rational | null {
	if (expression.kind === 'number') return expression.value;
	const [left, right] = [exactValue(expression.left), exactValue(expression.right)];
	if (left === null || right === null) return null;
	const isUndefined = expression.sign === '/' && right.numerator === 0n;
	return isUndefined ? null : operations[expression.sign](left, right);
}

/**
 * Every equation of a text in the world's own notation, left to right: `3 × $4 = $12`, `20% of 80 = 16`,
 * `<<48/2=24>>`, `5 cats + 2 cats = 7 cats`; as formulas, whose numbers can be given a meaning. What
 * people write is read by the lens (src/domain/arithmetic).
 */
export function findEquations(text: string): Equation[] {
	const equations: Equation[] = [];
	const tokens = tokenise(text);
	for (let at = 0; at < tokens.length; ) {
		let left = readExpression(tokens, at);
		// What follows an operator that could not be read is not the whole of a side: no verdict on it.
		if (left === null || tokens[at - 1]?.kind === 'sign') {
			at++;
			continue;
		}
		while (tokens[left.next]?.kind === 'equals') {
			const right = readExpression(tokens, left.next + 1);
			if (right === null) break;
			const [a, b] = [exactValue(left.expression), exactValue(right.expression)];
			equations.push({
				left: left.expression,
				right: right.expression,
				start: left.start,
				end: right.end,
				holds: a !== null && b !== null && isSame(a, b),
			});
			left = right;
		}
		at = Math.max(left.next, at + 1);
	}
	return equations;
}

/** A number as a text names it; a fraction `2/3` has its numerator and denominator as parts. */
export type Mention = { readonly value: Rational; readonly parts: readonly Rational[] };

/** The numbers of a text outside of `equations`. */
export function looseNumbers(text: string, equations: readonly Equation[]): Mention[] {
	const isInside = (at: number) => equations.some(({ start, end }) => at >= start && at < end);
	const tokens = tokenise(text).filter(({ start }) => !isInside(start));
	const mentions: Mention[] = [];
	for (let at = 0; at < tokens.length; at++) {
		const [top, slash, bottom] = tokens.slice(at, at + 3);
		if (top?.kind !== 'number') continue;
		const isFraction =
			slash?.kind === 'sign' &&
			slash.sign === '/' &&
			bottom?.kind === 'number' &&
			bottom.start === top.end + 1;
		if (isFraction && bottom.value.numerator !== 0n) {
			mentions.push({ value: over(top.value, bottom.value), parts: [top.value, bottom.value] });
			at += 2;
		} else mentions.push({ value: top.value, parts: [top.value] });
	}
	return mentions;
}

type Token = { readonly start: number; readonly end: number } & (
	| { readonly kind: 'number'; readonly value: Rational; readonly isPercent: boolean }
	| { readonly kind: 'sign'; readonly sign: Sign }
	| { readonly kind: 'equals' | 'open' | 'close' | 'word' | 'break' }
);

const tokenPattern =
	/(?<number>[$€£]?(?:(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+)%?)|(?<sign>[-+−–*×·/÷]|x(?=\s*[$(]?\d))|(?<equals>=)|(?<open>\()|(?<close>\))|(?<word>\p{L}[\p{L}'’]*|[$€£%])|\S/gu;
const signOf: Readonly<Record<string, Sign>> = {
	'+': '+',
	'-': '-',
	'−': '-',
	'–': '-',
	'*': '*',
	'×': '*',
	x: '*',
	'·': '*',
	'/': '/',
	'÷': '/',
};

function tokenise(text: string): Token[] {
	const tokens = [...text.matchAll(tokenPattern)].map((match): Token => {
		const place = { start: match.index, end: match.index + match[0].length };
		const { number, sign, equals, open, close, word } = match.groups ?? {};
		const value = number === undefined ? null : parseAnswer(number);
		if (value !== null)
			return { ...place, kind: 'number', value, isPercent: match[0].endsWith('%') };
		if (sign !== undefined) return { ...place, kind: 'sign', sign: signOf[sign] ?? '+' };
		if (equals !== undefined) return { ...place, kind: 'equals' };
		if (open !== undefined) return { ...place, kind: 'open' };
		if (close !== undefined) return { ...place, kind: 'close' };
		return { ...place, kind: word === undefined ? 'break' : 'word' };
	});
	return tokens.map((token, at) =>
		text.slice(token.start, token.end) === 'of' && isPortion(tokens, at - 1)
			? { start: token.start, end: token.end, kind: 'sign', sign: '*' }
			: token,
	);
}

/** Whether a percentage or a fraction ends here: `20 % of 80`, `1/2 of 80`. */
function isPortion(tokens: readonly Token[], at: number): boolean {
	const [before, last] = [tokens[at - 1], tokens[at]];
	if (last?.kind !== 'number') return false;
	return last.isPercent || (before?.kind === 'sign' && before.sign === '/');
}

type Read = {
	readonly expression: Expression;
	/** The token after it, units skipped. */
	readonly next: number;
	readonly start: number;
	readonly end: number;
};

/** Units after a number ("5 red cats + …") are skipped where an operator or an equals sign follows. */
const longestUnit = 3;

function readExpression(tokens: readonly Token[], at: number): Read | null {
	return readChain(tokens, at, ['+', '-'], (from) =>
		readChain(tokens, from, ['*', '/'], (start) => readFactor(tokens, start)),
	);
}

function readChain(
	tokens: readonly Token[],
	at: number,
	signs: readonly Sign[],
	readPart: (at: number) => Read | null,
): Read | null {
	let left = readPart(at);
	while (left !== null) {
		const token: Token | undefined = tokens[left.next];
		if (token?.kind !== 'sign' || !signs.includes(token.sign)) break;
		const right = readPart(left.next + 1);
		if (right === null) break;
		left = {
			expression: {
				kind: 'operation',
				sign: token.sign,
				left: left.expression,
				right: right.expression,
			},
			next: right.next,
			start: left.start,
			end: right.end,
		};
	}
	return left;
}

function readFactor(tokens: readonly Token[], at: number): Read | null {
	const token = tokens[at];
	if (token?.kind === 'number') {
		const { value, isPercent, start, end } = token;
		return {
			expression: { kind: 'number', value, isPercent },
			next: skipUnit(tokens, at + 1),
			start,
			end,
		};
	}
	if (token?.kind !== 'open') return null;
	const inner = readExpression(tokens, at + 1);
	const close = inner === null ? undefined : tokens[inner.next];
	if (inner === null || close?.kind !== 'close') return null;
	return { ...inner, next: skipUnit(tokens, inner.next + 1), start: token.start, end: close.end };
}

function skipUnit(tokens: readonly Token[], at: number): number {
	let next = at;
	while (next < at + longestUnit && tokens[next]?.kind === 'word') next++;
	const kind = tokens[next]?.kind;
	return kind === 'sign' || kind === 'equals' || kind === 'close' ? next : at;
}
