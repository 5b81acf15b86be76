import { plainText } from './glyphs.ts';
import { currencyWords, Labels } from './labels.ts';
import { isLiteral, isShare, type Node, type Read } from './node.ts';
import { Parser } from './parse.ts';
import { readRemainder } from './remainder.ts';
import { isMinus, type Token, tokenise } from './tokens.ts';
import { type Care, judgeEquation, type Verdict } from './verdict.ts';

/** `left = right` somewhere in a text; of `a = b = c` the two halves are two equations. */
export type WrittenEquation = Verdict & {
	readonly leftSide: Node;
	readonly rightSide: Node;
	/** Where in the text it stands, as string offsets. */
	readonly start: number;
	readonly end: number;
	/** Whether the left side is the result of the equation before it. */
	readonly isChained: boolean;
};

/** No equals sign, no equation: most lines are done here. */
const mayEquate =
	/[=＝≈≃≅≐∼🟰꞊⩵═~]|\\|equal|\b(?:is|are|makes?|gives?|leaves|yields|totals|comes|get)\b|&/iu;

/** Every equation that can be read whole, left to right. Linear; never throws. */
export function readEquations(text: string): WrittenEquation[] {
	if (!text.includes('=') && !mayEquate.test(text)) return [];
	const { plain, offsets } = plainText(text);
	const tokens = tokenise(plain);
	const labels = new Labels(tokens);
	const parser = new Parser(tokens, labels);
	const found: WrittenEquation[] = [];
	const place = (at: number): number => (offsets === null ? at : (offsets[at] ?? text.length));
	for (let at = 0; at < tokens.length; ) {
		let left = mayBegin(tokens[at], labels, at) ? parser.side(at, false) : null;
		if (left === null) {
			at++;
			continue;
		}
		let from = at;
		let isChained = false;
		let isWhole = beginsWhole(tokens, at, labels);
		for (;;) {
			const sign = equalsAt(tokens, left, labels);
			if (sign === null) break;
			const about =
				tokens[sign.next]?.kind === 'about' || labels.meaning(sign.next)?.meaning.kind === 'about';
			const start = about ? sign.next + 1 : sign.next;
			const result = parser.side(start, true);
			if (result === null) break;
			const right: Read = readRemainder(tokens, labels, result) ?? result;
			if (isWhole && endsWhole(tokens, right.next, labels)) {
				const end = endOf(tokens, start, right.next);
				const first = from;
				const care: Care = {
					isNear: sign.isNear || about,
					isRounded: () => saysRounded(tokens, first, right.next),
					goesOn: tokens[right.next]?.kind === 'ellipsis',
					isNamed: !isChained && isNamed(tokens, from, left),
				};
				const verdict = judgeEquation(left.node, right.node, care);
				found.push({
					...verdict,
					leftSide: left.node,
					rightSide: right.node,
					start: place(tokens[from]?.start ?? 0),
					end: trimmedEnd(text, place(tokens[end]?.end ?? 0)),
					isChained,
				});
			}
			isWhole = true;
			isChained = true;
			from = start;
			left = right;
		}
		at = Math.max(left.next, at + 1);
	}
	return found;
}

/** Most tokens are words that begin no expression. */
function mayBegin(token: Token | undefined, labels: Labels, at: number): boolean {
	switch (token?.kind) {
		case 'word':
			return token.text === 'a' || currencyWords.has(token.text) || labels.meaning(at) !== null;
		case 'number':
		case 'vulgar':
		case 'currency':
		case 'open':
		case 'root':
		case 'fraction':
		case 'sign':
		case 'about':
			return true;
		default:
			return false;
	}
}

function equalsAt(
	tokens: readonly Token[],
	{ node: left, next: at }: Read,
	labels: Labels,
): { readonly next: number; readonly isNear: boolean } | null {
	const token = tokens[at];
	if (token?.kind === 'equals') return { next: at + 1, isNear: false };
	if (token?.kind === 'near') return { next: at + 1, isNear: true };
	const found = labels.meaning(at);
	if (found?.meaning.kind !== 'equals') return null;
	const isCounted = tokens[at - 1]?.kind === 'number' || tokens[at - 1]?.kind === 'percent';
	if (found.meaning.isVerb && (isLiteral(left) || isShare(left) || !isCounted)) return null;
	return { next: at + found.length, isNear: found.meaning.isNear };
}

/** The last token of an expression from `start`; labels behind it are no part. */
function endOf(tokens: readonly Token[], start: number, next: number): number {
	let end = next - 1;
	while (end > start && tokens[end]?.kind === 'word' && tokens[end - 1]?.kind === 'word') end--;
	if (end > start && tokens[end]?.kind === 'word') end--;
	return end;
}

/** Where a sign of several characters ends is where the next one begins, but for the space between. */
function trimmedEnd(text: string, end: number): number {
	let at = end;
	while (at > 0 && text.charAt(at - 1).trim() === '') at--;
	return at;
}

/** Whether nothing before the token at `at` belongs to the expression that begins there. */
function beginsWhole(tokens: readonly Token[], at: number, labels: Labels): boolean {
	const [token, before, further] = [tokens[at], tokens[at - 1], tokens[at - 2]];
	switch (before?.kind) {
		case undefined:
		case 'stop':
		case 'equals':
		case 'near':
		case 'about':
			return true;
		case 'comma':
			// `14, 400 / 80`
			return !(
				before.text === ',' &&
				further?.kind === 'number' &&
				/^\d{3}$/.test(token?.text ?? '')
			);
		case 'open':
			return further?.kind !== 'sign' && !(before.isGlued && further?.kind === 'number');
		case 'close': {
			// `(1) 3 + 4 = 7` is numbered.
			const opener = tokens[before.partner - 1];
			return (
				token?.isGlued === false &&
				token.kind !== 'sign' &&
				(before.partner === 0 || opener?.kind === 'stop')
			);
		}
		case 'word':
			if (token?.kind === 'sign' && (before.end === token.start || !tokens[at + 1]?.isGlued))
				return false;
			if (token?.kind === 'open' && token.isGlued) return false;
			return before.text.length > 1 || before.text === 'a' || before.text === 'i'
				? !operatorWords.has(before.text)
				: false;
		case 'sign':
			// `Total — 5 + 3 = 8`
			return (
				isMinus(before) &&
				before.text !== '-' &&
				further?.kind === 'word' &&
				labels.meaning(at - 2) === null
			);
		default:
			return false;
	}
}

const operatorWords = new Set(
	'plus minus times than half twice double triple squared divided multiplied mod'.split(' '),
);

/** Whether nothing behind the expression that ends before `at` belongs to it. */
function endsWhole(tokens: readonly Token[], at: number, labels: Labels): boolean {
	const [token, after] = [tokens[at], tokens[at + 1]];
	switch (token?.kind) {
		case undefined:
		case 'stop':
		case 'comma':
		case 'equals':
		case 'near':
		case 'close':
		case 'ellipsis':
			return true;
		case 'open':
			return !token.isGlued;
		case 'currency':
			return after?.kind !== 'number';
		case 'word': {
			const meaning = labels.meaning(at)?.meaning;
			if (meaning?.kind === 'infix') {
				// `= 2 pounds more than hers`, `= 3 times`; but `= 5 plus the rest` goes on.
				const goesOn =
					/^(?:\+|-|\^|\/)$/.test(meaning.sign) && !/^(?:less|over|out)$/.test(token.text);
				return !goesOn && tokens[at - 1]?.kind !== 'percent';
			}
			if (meaning !== undefined) return meaning.kind !== 'power' && meaning.kind !== 'part';
			return token.text.length > 1 || /^[ai]$/.test(token.text);
		}
		case 'sign':
			return isMinus(token) && !token.isGlued && after?.kind === 'word' && after.text.length > 1;
		default:
			return false;
	}
}

/** `pages 5-12` */
function isRange(tokens: readonly Token[], from: number, { node, next }: Read): boolean {
	if (node.kind !== 'operation' || node.sign !== '-' || next !== from + 3) return false;
	const [first, dash, last] = tokens.slice(from, next);
	const isClose = dash?.isGlued === true && last?.isGlued === true;
	return isClose && Number(first?.text) < Number(last?.text);
}

/** A number alone on the left with words around it may name something: `day 2 = 10 miles`. */
function isNamed(tokens: readonly Token[], from: number, left: Read): boolean {
	const before = tokens[from - 1];
	if (before?.kind === 'word' && isRange(tokens, from, left)) return true;
	if (!isLiteral(left.node)) return false;
	const hasLabel = left.node.kind !== 'quantity' && tokens[left.next - 1]?.kind === 'word';
	return before?.kind === 'word' || before?.kind === 'comma' || hasLabel;
}

const farthestCue = 12;
const cue =
	/^(?:round(?:s|ed|ing)?|approx|approximately|nearest|estimate[sd]?|ceil|ceiling|floor|full|whole|complete|completely|least|roughly|about|almost|nearly)$/;

/** Whether the sentence around tokens `from` to `to` speaks of rounding. */
function saysRounded(tokens: readonly Token[], from: number, to: number): boolean {
	for (let at = to; at < to + farthestCue; at++) {
		const token = tokens[at];
		if (token === undefined || token.kind === 'stop' || token.kind === 'equals') break;
		if (token.kind === 'word' && cue.test(token.text)) return true;
	}
	for (let at = to - 1; at > from - farthestCue; at--) {
		const token = tokens[at];
		if (token === undefined || (at < from && (token.kind === 'stop' || token.kind === 'equals')))
			break;
		if (token.kind === 'word' && cue.test(token.text)) return true;
	}
	return false;
}
