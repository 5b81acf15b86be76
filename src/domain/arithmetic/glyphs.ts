/**
 * Signs that look alike, as the one that the grammar knows. Other compatibility forms (full width,
 * mathematical bold, small forms) are found by Unicode's NFKC.
 */
const lookAlikes: Readonly<Record<string, string>> = {
	...each('-', '−‐‑‒⁃➖﹣'),
	...each('–', '–﹘'),
	...each('—', '—―⸺'),
	...each('+', '➕ᐩ'),
	...each('×', '×✕✖⨯⨉╳'),
	...each('·', '·⋅∙•∗⁎✱・･'),
	...each('/', '÷∕⁄➗⟋'),
	...each(':', '∶ː'),
	...each('=', '🟰꞊⩵═'),
	...each('≈', '≈≃≅≐≒≓∼'),
	...each('x', 'хХ'),
	...each("'", '’‘ʼ′´'),
	...each('%', '٪'),
	...each('.', '٫'),
	...each(',', '٬،'),
	// Nothing to see: joiners, marks of direction, soft hyphens, variation selectors.
	...each(
		'',
		'\u00AD\u200B\u200C\u200D\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2060\u2066\u2067\u2068\u2069\uFEFF\uFE0E\uFE0F',
	),
};

/** UTF-8 that was read as Windows-1252, and HTML's names: what a copied page leaves of a sign. */
const damaged: readonly (readonly [string, string])[] = [
	['Ã—', '×'],
	['Ã·', '/'],
	['âˆ’', '-'],
	['â€“', '–'],
	['â€”', '—'],
	['âˆš', '√'],
	['â‰ˆ', '≈'],
	['Â½', '½'],
	['Â¼', '¼'],
	['Â¾', '¾'],
	['Â²', '²'],
	['Â³', '³'],
	['Â£', '£'],
	['â‚¬', '€'],
	['Â\u00A0', ' '],
	['&times;', '×'],
	['&divide;', '/'],
	['&minus;', '-'],
	['&ndash;', '–'],
	['&mdash;', '—'],
	['&nbsp;', ' '],
	['&middot;', '·'],
	['&sdot;', '·'],
	['&frac12;', '½'],
	['&frac14;', '¼'],
	['&frac34;', '¾'],
	['&asymp;', '≈'],
	['&euro;', '€'],
	['&pound;', '£'],
	['&amp;', '&'],
];

/** The sign for `\frac` and its kin; two arguments follow. */
export const fractionSign = '\uE000';
/** Stands for what nobody can read: an equation beside it gets no verdict. */
const unreadable = '\uFFFD';

/** LaTeX's commands as signs; a command that is not here is unreadable. */
const commands: Readonly<Record<string, string>> = {
	...named('×', 'times'),
	...named('·', 'cdot ast star bullet cdotp'),
	...named('/', 'div slash over'),
	...named('-', 'minus'),
	...named(fractionSign, 'frac dfrac tfrac cfrac sfrac nicefrac'),
	...named('√', 'sqrt surd'),
	...named('≈', 'approx simeq cong doteq approxeq'),
	...named('=', 'equals'),
	...named('≠', 'neq ne le leq ge geq lt gt leqslant geqslant'),
	...named('(', 'lparen lbrack'),
	...named(')', 'rparen rbrack'),
	...named('°', 'circ degree'),
	...named('€', 'euro'),
	...named('£', 'pounds'),
	...named('…', 'ldots dots cdots dotsc'),
	...named(
		';',
		'implies Rightarrow Longrightarrow therefore because iff Leftrightarrow rightarrow to longrightarrow newline par item',
	),
	...named(
		' ',
		'quad qquad space enspace thinspace left right big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr displaystyle textstyle limits nobreakspace centering',
	),
};

/** Commands that only dress their argument. */
const wrappers = new Set(
	'text textbf textit textrm texttt emph mathrm mathbf mathit mathsf operatorname mbox hbox boxed fbox bm boldsymbol underline textnormal'.split(
		' ',
	),
);

const escapes: Readonly<Record<string, string>> = {
	...each(' ', ',;:! >()[]'),
	...each('\n', '\\'),
	...Object.fromEntries([...'%$#&_{}'].map((sign) => [sign, sign])),
};

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻';
const superscriptValues = '0123456789+-';

/** The grammar's alphabet of a text, and where in the text each of its characters stood. */
export type PlainText = {
	readonly plain: string;
	/** As long as `plain`; null where both are the same text. */
	readonly offsets: readonly number[] | null;
};

/** Look-alikes, LaTeX's commands, HTML's names and invisible characters in the one form that is read. Linear. */
export function plainText(text: string): PlainText {
	// Most of what is read is plain ASCII already.
	if (!/[^\n\t -%'-[\]-_a-z|}~]/u.test(text)) return { plain: text, offsets: null };
	let plain = '';
	const offsets: number[] = [];
	const write = (signs: string, at: number): void => {
		plain += signs;
		for (let i = 0; i < signs.length; i++) offsets.push(at);
	};
	/** For each open brace, whether it only belongs to a command that is gone. */
	const braces: boolean[] = [];
	let isWrapped = false;
	for (let at = 0; at < text.length; ) {
		const start = at;
		const sign = text.charAt(at);
		const code = text.charCodeAt(at);
		const opensWrapped = isWrapped;
		isWrapped = false;
		if (sign === '\\') {
			const name = /[a-zA-Z]*/y;
			name.lastIndex = at + 1;
			const command = name.exec(text)?.[0] ?? '';
			at += 1 + command.length;
			if (command === '') {
				write(escapes[text.charAt(at)] ?? unreadable, start);
				at++;
			} else if (command === 'begin' || command === 'end') {
				at = skipGroup(text, at);
				write('\n', start);
			} else if (wrappers.has(command)) isWrapped = true;
			else write(commands[command] ?? unreadable, start);
		} else if (sign === '{') {
			at++;
			// `1{,}000` and `1{.}5` keep TeX from putting a space there.
			if (text.charAt(at + 1) === '}' && /[,.]/u.test(text.charAt(at))) {
				write(text.charAt(at), at);
				at += 2;
			} else {
				braces.push(opensWrapped);
				if (!opensWrapped) write('{', start);
			}
		} else if (sign === '}') {
			at++;
			if (braces.pop() === false) write('}', start);
		} else if (superscripts.includes(sign)) {
			write('^{', start);
			for (; at < text.length && superscripts.includes(text.charAt(at)); at++) {
				write(superscriptValues.charAt(superscripts.indexOf(text.charAt(at))), at);
			}
			write('}', at - 1);
		} else if (code < 0x80 && sign !== '&' && sign !== '`') {
			write(sign, start);
			at++;
		} else {
			const broken = damagedAt(text, at);
			if (broken !== null) {
				write(broken[1], start);
				at += broken[0].length;
				continue;
			}
			const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
			at += character.length;
			write(plainSign(character, text.charAt(at)), start);
		}
	}
	return { plain, offsets };
}

/** `&#215;`, `&#xD7;` */
const entity = /&#(x[\da-f]{1,6}|\d{1,7});/iy;

function damagedAt(text: string, at: number): readonly [string, string] | null {
	const sign = text.charAt(at);
	if (sign !== '&' && sign !== 'Ã' && sign !== 'â' && sign !== 'Â') return null;
	entity.lastIndex = at;
	const [written, code] = entity.exec(text) ?? [];
	if (written !== undefined && code !== undefined) {
		const point = code.startsWith('x') ? Number.parseInt(code.slice(1), 16) : Number(code);
		return [written, plainSign(String.fromCodePoint(Math.min(point, 0x10ffff)), '')];
	}
	return damaged.find(([broken]) => text.startsWith(broken, at)) ?? null;
}

function plainSign(character: string, next: string): string {
	// `&=` lines equations up.
	if (character === '&') return next === '=' ? '' : '&';
	if (character === '`') return '';
	const alike = lookAlikes[character];
	if (alike !== undefined) return alike;
	const digit = digitOf(character);
	if (digit !== null) return digit;
	// A fraction is a number of its own, and a small index is no digit.
	if (/[¼-¾⅐-⅞↉₀-₉]/u.test(character)) return character;
	return character.normalize('NFKC');
}

/** Where the digits of other scripts begin: Arabic, Persian, Devanagari, Bengali, Thai. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50];

function digitOf(character: string): string | null {
	const code = character.charCodeAt(0);
	const zero = zeros.find((first) => code >= first && code < first + 10);
	return zero === undefined ? null : String(code - zero);
}

/** Bounded, so that no text makes the search slow. */
const longestGroup = 40;

/** Behind `{…}` where one begins at `at`, else `at`. */
function skipGroup(text: string, at: number): number {
	if (text.charAt(at) !== '{') return at;
	const end = text.slice(at, at + longestGroup).indexOf('}');
	return end === -1 ? at : at + end + 1;
}

function each(sign: string, alike: string): Record<string, string> {
	return Object.fromEntries([...alike].map((character) => [character, sign]));
}

function named(sign: string, names: string): Record<string, string> {
	return Object.fromEntries(names.split(' ').map((name) => [name, sign]));
}
