import { paired } from './brackets.ts';
import { isDigit, isHyphen, isLetter, isSpace } from './characters.ts';
import { fractionSign } from './glyphs.ts';
import { numeralLength } from './numeral.ts';

type TokenKind =
	| 'number'
	/** ½ and its kin. */
	| 'vulgar'
	| 'word'
	| 'sign'
	| 'equals'
	| 'near'
	| 'about'
	| 'percent'
	| 'currency'
	| 'open'
	| 'close'
	| 'root'
	| 'fraction'
	/** A comma, a colon, a pictogram: an equation may begin or end there. */
	| 'comma'
	/** The end of a sentence or of a line. */
	| 'stop'
	| 'ellipsis'
	/** What the grammar does not know: an equation beside it is not read whole. */
	| 'other';

export type Token = {
	kind: TokenKind;
	/** A word in small letters (a letter that stands alone as written), a sign as + - * / ^ :, a numeral as written. */
	text: string;
	/** Offsets in the plain text. */
	readonly start: number;
	readonly end: number;
	/** Whether it touches the token before it. */
	readonly isGlued: boolean;
	/** Of a bracket: the index of its partner; -1 where it has none. */
	partner: number;
};

const signs: Readonly<Record<string, string>> = {
	'+': '+',
	'-': '-',
	'–': '–',
	'—': '—',
	'×': '*',
	'·': '*',
	'/': '/',
	'^': '^',
};
const abbreviations = new Set(
	'sq ft in yd mi lb lbs oz min hr hrs sec approx ca no pt qt gal rs'.split(' '),
);
const tag = /<\/?[a-z][^<>\n]{0,40}>/iy;
/** `Day 3:100+20` numbers something. */
const counted = new Set(
	'day week month year night step part case hour round stage phase trip question problem exercise group team # no'.split(
		' ',
	),
);

/** Plain text (`plainText`) as tokens, Markdown's emphasis and HTML's tags left out. Linear. */
export function tokenise(plain: string): Token[] {
	const tokens: Token[] = [];
	/** Tokens of Markdown's emphasis that opened: by its mark, where. */
	const emphasis = new Map<string, number>();
	let at = 0;
	let ended = 0;
	const add = (kind: TokenKind, length: number, text: string): void => {
		const end = at + length;
		tokens.push({ kind, text, start: at, end, isGlued: at === ended && at > 0, partner: -1 });
		at = end;
		ended = end;
	};
	while (at < plain.length) {
		const sign = plain.charAt(at);
		const next = plain.charAt(at + 1);
		const last = tokens.at(-1);
		if (sign === ' ' || sign === '\t' || sign === '\r') at++;
		else if (isDigit(sign) || (sign === '.' && isDigit(next))) addNumber();
		else if (isLetter(sign, plain, at)) addWord();
		else if (sign === '*' || sign === '_' || (sign === '~' && next === '~')) addMark(sign);
		else if (sign === '-' && isHyphen(plain, at)) skip(1);
		else if (sign === '-' && next === '>') add('stop', 2, '->');
		else if (signs[sign] !== undefined) add('sign', 1, signs[sign] ?? '');
		else if (sign === '=') addEquals();
		else if (sign === '≈') add('near', 1, sign);
		else if (sign === '~') addTilde();
		else if (sign === '%') add('percent', 1, sign);
		else if (sign === '\n') add('stop', 1, sign);
		else if (sign === '.') addPoint();
		else if (sign === ':') addColon();
		else if (sign === ',' || sign === '✓') add('comma', 1, sign);
		else if (sign === ';' || sign === '→' || sign === '⇒' || sign === '∴') add('stop', 1, sign);
		else if (sign === '!') add(next === '=' ? 'other' : 'stop', next === '=' ? 2 : 1, sign);
		else if (sign === '?') add(isTouching(last) ? 'stop' : 'other', 1, sign);
		else if (sign === '(' || sign === '[' || sign === '{') add('open', 1, sign);
		else if (sign === ')' || sign === ']' || sign === '}') add('close', 1, sign);
		else if (sign === '√' || sign === '∛') add('root', 1, sign);
		else if (sign === fractionSign) addFraction();
		else if (sign === '<' && tagLength() > 0) skip(tagLength());
		else if (
			sign === '"' ||
			sign === '“' ||
			sign === '”' ||
			sign === "'" ||
			sign === '«' ||
			sign === '»'
		)
			skip(1);
		else if (sign === '@') add('word', 1, 'at');
		else if (sign === '°') add('word', /[CF]/.test(next) ? 2 : 1, sign);
		else if (sign === '>' && (last === undefined || last.text === '\n')) skip(1);
		else if (sign === '#') add(next === ' ' || next === '#' ? 'stop' : 'other', 1, sign);
		else if (sign === '|') add(isSpace(next) && !isTouching(last) ? 'stop' : 'other', 1, sign);
		else addRest();
	}
	return paired(tokens.filter(({ kind, text }) => kind !== 'other' || text !== ''));

	function isTouching(token: Token | undefined): boolean {
		return token !== undefined && ended === at;
	}

	function skip(length: number): void {
		if (ended === at) ended += length;
		at += length;
	}

	function addNumber(): void {
		const length = numeralLength(plain, at);
		const last = tokens.at(-1);
		// `B12`, `x2` are names; `R1` is a remainder.
		const isName =
			last?.kind === 'word' && isTouching(last) && !/^(?:r|rs|usd|eur|gbp|at)$/.test(last.text);
		add(isName ? 'other' : 'number', length, plain.slice(at, at + length));
		const ordinal = /(?:st|nd|rd|th)(?![a-z])/iy;
		ordinal.lastIndex = at;
		if (!ordinal.test(plain)) return;
		const number = tokens.at(-1);
		const isPart = tokens.at(-2)?.text === '/';
		if (number !== undefined && !isPart) number.kind = 'word';
		skip(2);
	}

	function addWord(): void {
		let end = at + 1;
		while (end < plain.length) {
			const code = plain.charCodeAt(end) | 32;
			if (code >= 97 && code <= 122) end++;
			else if (isLetter(plain.charAt(end), plain, end)) end++;
			else if (plain.charAt(end) === "'" && isLetter(plain.charAt(end + 1), plain, end + 1))
				end += 2;
			else break;
		}
		const written = plain.slice(at, end);
		const text = written.toLowerCase();
		const isPer = (text === 'cent' || text === 'cents') && tokens.at(-1)?.text === 'per';
		if (isPer) tokens.pop();
		if (text === 'x' && isTimes(tokens.at(-1), end)) add('sign', 1, '*');
		// The size of a letter counts in units; `A dozen` and `2 R 1` are words.
		else add('word', end - at, isPer ? 'percent' : isUnitLetter(text) ? written : text);
	}

	/** Whether an x between `last` and `end` stands for ×: `3 x 4`, not `2x = 4` and not `2x(3)`. */
	function isTimes(last: Token | undefined, end: number): boolean {
		if (last === undefined || !endsOperand(last)) return false;
		let after = end;
		while (plain.charAt(after) === ' ') after++;
		const next = plain.charAt(after);
		if (next === '(') return !(last.kind === 'number' && isTouching(last) && after === end);
		// `3x-5` is an expression with an unknown.
		if (next === '-') return after > end && isDigit(plain.charAt(after + 1));
		if (next === '*') return /^\*{1,3}\d/.test(plain.slice(after, after + 4));
		return /[\d.\p{Sc}√½¼¾⅓⅔\uE000{]/u.test(next) && next !== '';
	}

	/** `**13**` is Markdown; `3 * 4` and `2**3` are signs. */
	function addMark(sign: string): void {
		let length = 1;
		while (length < 3 && plain.charAt(at + length) === sign) length++;
		const mark = sign.repeat(length);
		const [before, after] = [plain.charAt(at - 1), plain.charAt(at + length)];
		const opener = emphasis.get(mark);
		const last = tokens.at(-1);
		const isOpening = (before === '' || /[\s([{=:"|—–+\-/×·*]/.test(before)) && !isSpace(after);
		if (opener !== undefined && !isSpace(before) && !/[\p{L}\d(]/u.test(after)) {
			const open = tokens[opener];
			if (open !== undefined) [open.kind, open.text] = ['other', ''];
			emphasis.delete(mark);
			skip(length);
		} else if (isOpening || last === undefined || !endsOperand(last)) {
			if (isOpening) emphasis.set(mark, tokens.length);
			// What never closes is a sign after all, where something stands before it.
			const isSign = last !== undefined && endsOperand(last) && sign === '*' && length < 3;
			const text = isSign ? starSign(length) : sign === '_' ? mark : '';
			add(isSign ? 'sign' : 'other', length, text);
		} else if (sign === '*' && length < 3) add('sign', length, starSign(length));
		else add('other', length, mark);
	}

	function addEquals(): void {
		let length = 1;
		while (plain.charAt(at + length) === '=') length++;
		const after = plain.charAt(at + length);
		if (after === '>') add('stop', length + 1, '=>');
		else if (after === '~') add('near', length + 1, '≈');
		else {
			const last = tokens.at(-1);
			const isRelation = last !== undefined && isTouching(last) && /^[<>]$/.test(last.text);
			// `3 + 4` on one line, `= 7` on the next.
			if (last?.text === '\n') tokens.pop();
			add(isRelation ? 'other' : 'equals', length, '=');
		}
	}

	function addTilde(): void {
		if (plain.charAt(at + 1) === '=') add('near', 2, '≈');
		else if (isTouching(tokens.at(-1))) at++;
		else add(isSpace(plain.charAt(at + 1)) ? 'near' : 'about', 1, '~');
	}

	function addPoint(): void {
		let length = 1;
		while (plain.charAt(at + length) === '.') length++;
		if (length > 1) add('ellipsis', length, '…');
		else if (isAbbreviated()) skip(1);
		else {
			const isEnd = isTouching(tokens.at(-1)) && !/[\p{L}\d]/u.test(plain.charAt(at + 1));
			add(isEnd ? 'stop' : 'other', 1, '.');
		}
	}

	/** `640 sq. ft. = ` */
	function isAbbreviated(): boolean {
		const last = tokens.at(-1);
		if (last?.kind !== 'word' || !isTouching(last) || !abbreviations.has(last.text)) return false;
		if (last.text === 'rs') return true;
		return /^\.\s*(?:[a-z=+*/×)-]|$)/.test(plain.slice(at, at + 3));
	}

	/** `12 : 4` and `12:4` are ratios; `Total: 12` is none. */
	function addColon(): void {
		const last = tokens.at(-1);
		if (plain.charAt(at + 1) === '=') add('equals', 2, '=');
		else {
			const isSpaced = !isTouching(last);
			const isRatio =
				last !== undefined &&
				endsOperand(last) &&
				last.kind !== 'word' &&
				isSpaced === isSpace(plain.charAt(at + 1)) &&
				/^\s?[\d(]/.test(plain.slice(at + 1, at + 3)) &&
				!counted.has(tokens.at(-2)?.text ?? '');
			add(isRatio ? 'sign' : 'comma', 1, ':');
		}
	}

	/** `\frac12` has two arguments of one digit. */
	function addFraction(): void {
		add('fraction', 1, fractionSign);
		for (let i = 0; i < 2 && isDigit(plain.charAt(at)); i++) add('number', 1, plain.charAt(at));
	}

	function tagLength(): number {
		tag.lastIndex = at;
		return tag.exec(plain)?.[0].length ?? 0;
	}

	function addRest(): void {
		const code = plain.codePointAt(at) ?? 0;
		const length = code > 0xffff ? 2 : 1;
		const character = plain.slice(at, at + length);
		if (/\p{Sc}/u.test(character)) add('currency', length, character);
		else if (code >= 0x1f000 || (code >= 0x2600 && code <= 0x27bf)) add('comma', length, '');
		else if (/[¼-¾⅐-⅞]/u.test(character)) add('vulgar', length, character);
		else add('other', length, character);
	}
}

/** Whether something that could be an operand ends here. */
function endsOperand({ kind }: Token): boolean {
	return (
		kind === 'number' ||
		kind === 'close' ||
		kind === 'percent' ||
		kind === 'word' ||
		kind === 'vulgar' ||
		kind === 'currency'
	);
}

export function isMinus({ text }: Token): boolean {
	return text === '-' || text === '–' || text === '—';
}

const isUnitLetter = (text: string): boolean => text.length === 1 && !'aixr'.includes(text);

const starSign = (length: number): string => (length === 2 ? '^' : '*');
