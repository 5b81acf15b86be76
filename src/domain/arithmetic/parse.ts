import { rational } from '../rational.ts';
import type { Node, Sign } from './node.ts';
import type { Token } from './tokens.ts';
import { percent, type Unit, unitOf } from './units.ts';
import { type Infix, type Meaning, meaningAt } from './words.ts';

/** An expression, and the token behind it with its unit. */
export type Read = { readonly node: Node; readonly next: number };

/** Words between a number and the next sign that only name what is counted: `5 red cats + …`. */
const longestLabel = 3;
const longestRemark = 6;
const deepest = 30;
/** Words that begin another clause: what stands before them is no label. */
const clauses = new Set(
	'gives give get gets means mean are was were cost costs have has had make makes then so because that which who if when while until into'.split(' '),
);
const one = rational(1n);

/**
 * The grammar, from the weakest binding to the strongest:
 *
 *   sum      product { (+ | - | plus | minus | more than | off | …) product }
 *   product  power { (* | / | : | times | of | …) power | power-without-a-sign }
 *   power    signed [ ^ signed | squared | cubed ]
 *   signed   [-] atom
 *   atom     number [unit] | ( sum ) | √ power | \frac sum sum | half of product | the sum of sum and sum
 *
 * Every rule gives null where the tokens are none of it. Each token is read a bounded number of times.
 */
export class Parser {
	readonly #tokens: readonly Token[];
	readonly #groups = new Map<number, Read | null>();
	#depth = 0;
	/** Where the side that is read begins, and whether it is the right one: prose may follow its number. */
	#start = -1;
	#isResult = false;

	constructor(tokens: readonly Token[]) {
		this.#tokens = tokens;
	}

	/** What the words from `at` on mean. */
	meaning(at: number): { readonly meaning: Meaning; readonly length: number } | null {
		return this.#tokens[at]?.kind === 'word' ? meaningAt((i) => this.#word(i), at) : null;
	}

	/** The expression that begins at `at`; of `isResult` the words behind its first number may be prose. */
	side(at: number, isResult: boolean): Read | null {
		this.#start = at;
		this.#isResult = isResult;
		return this.#sum(at);
	}

	#sum(at: number): Read | null {
		let left = this.#product(at);
		while (left !== null) {
			const joined: Read | null = this.#addend(left);
			if (joined === null) break;
			left = joined;
		}
		return left;
	}

	#addend(left: Read): Read | null {
		const token = this.#tokens[left.next];
		if (token?.kind === 'sign') {
			const sign = token.text === '+' ? '+' : isMinus(token) ? '-' : null;
			if (sign === null || this.#isDash(left.next)) return null;
			return this.#added(left, sign, left.next + 1);
		}
		const found = this.meaning(left.next);
		if (found?.meaning.kind !== 'infix') return null;
		return this.#prose(left, this.#wordAddend(left, found.meaning.sign, left.next + found.length));
	}

	#wordAddend(left: Read, sign: Infix, next: number): Read | null {
		switch (sign) {
			case '+':
			case '-':
				return this.#added(left, sign, next);
			case 'off':
			case 'less':
			case 'from':
				return this.#changed(left, '-', next, true);
			case 'more':
				return this.#changed(left, '+', next, true);
			case 'up':
				return this.#changed(left, '+', next, false);
			case 'down':
				return this.#changed(left, '-', next, false);
			default:
				return null;
		}
	}

	/**
	 * What a word joins may be prose: `= 4 packs of 10` is 4 as well, and in `at 2 boxes of 3*4 = 12`
	 * the equation begins behind the word.
	 */
	#prose(left: Read, joined: Read | null): Read | null {
		if (joined === null) return null;
		if (this.#isResult) return { node: either(left.node, joined.node), next: joined.next };
		const hasLabel = this.#tokens[left.next - 1]?.kind === 'word' && left.node.kind !== 'exact';
		if (!hasLabel || joined.node.kind !== 'operation') return joined;
		const rest: Node = { kind: 'unsure', of: joined.node.right };
		return { node: either(joined.node, rest), next: joined.next };
	}

	#added(left: Read, sign: '+' | '-', at: number): Read | null {
		const right = this.#product(at);
		if (right === null) return null;
		const plain = operation(sign, left.node, right.node);
		const isPercent = right.node.kind === 'quantity' && right.node.unit === percent;
		const node: Node = isPercent
			? either(plain, { kind: 'change', sign, base: left.node, by: right.node })
			: plain;
		return { node, next: right.next };
	}

	/** `20% off 80` and `3 less than 10` name first by how much. */
	#changed(left: Read, sign: '+' | '-', at: number, isByFirst: boolean): Read | null {
		const right = this.#product(at);
		if (right === null) return null;
		const [by, base] = isByFirst ? [left.node, right.node] : [right.node, left.node];
		return { node: { kind: 'change', sign, base, by }, next: right.next };
	}

	/** A dash with a word behind it is punctuation. */
	#isDash(at: number): boolean {
		const [sign, after] = [this.#tokens[at], this.#tokens[at + 1]];
		return sign?.text !== '+' && after?.kind === 'word' && !this.#startsOperand(at + 1);
	}

	#product(at: number): Read | null {
		let left = this.#power(at);
		while (left !== null) {
			const joined: Read | null = this.#multiplied(left);
			if (joined === null) break;
			left = joined;
		}
		return left;
	}

	#multiplied(left: Read): Read | null {
		const token = this.#tokens[left.next];
		if (token === undefined) return null;
		if (token.kind === 'sign') {
			if (token.text === '*') return this.#applied(left, '*', left.next + 1);
			return token.text === '/' || token.text === ':' ? this.#divided(left, left.next) : null;
		}
		const found = this.meaning(left.next);
		if (found !== null) {
			if (found.meaning.kind !== 'infix') return null;
			const { sign } = found.meaning;
			const next = left.next + found.length;
			if (sign === '*' || sign === '/' || sign === 'mod') {
				return this.#prose(left, this.#applied(left, sign, next));
			}
			return sign === 'of' ? this.#prose(left, this.#partOf(left, next)) : null;
		}
		return this.#beside(left);
	}

	#applied(left: Read, sign: Sign, at: number): Read | null {
		const right = this.#power(at);
		return right && { node: operation(sign, left.node, right.node), next: right.next };
	}

	#divided(left: Read, at: number): Read | null {
		const right = this.#power(at + 1);
		if (right === null) return null;
		const plain = operation('/', left.node, right.node);
		const [colon, top, bottom] = [this.#tokens[at], this.#tokens[at + 1], this.#tokens[right.next + 1]];
		if (colon?.text === ':') {
			const isClock =
				colon.isGlued && top?.isGlued === true && /^\d\d$/.test(top.text) && Number(top.text) < 60;
			return { node: isClock ? either(plain, { kind: 'unknown' }) : plain, next: right.next };
		}
		// `6 / 1/30`: a fraction that is written closely belongs together.
		const slash = this.#tokens[right.next];
		const isClose = slash?.text === '/' && slash.isGlued && bottom?.kind === 'number' && bottom.isGlued;
		if (!isClose || top?.isGlued === true || right.node.kind !== 'numeral') {
			return { node: plain, next: right.next };
		}
		const end = this.#power(right.next + 1);
		if (end === null) return { node: plain, next: right.next };
		const close = operation('/', left.node, operation('/', right.node, end.node));
		return { node: either(close, operation('/', plain, end.node)), next: end.next };
	}

	/** `20% of 80` and `4 boxes of 6` multiply; `3 of 4` may be a share. */
	#partOf(left: Read, at: number): Read | null {
		const right = this.#power(at);
		if (right === null) return null;
		const product = operation('*', left.node, right.node);
		const isCount = left.node.kind === 'numeral' && this.#tokens[left.next - 1]?.kind === 'number';
		const node = isCount ? either(product, operation('/', left.node, right.node)) : product;
		return { node, next: right.next };
	}

	/** `2(3+4)`, `3√16`, `(1/2) 80`: a product without a sign. */
	#beside(left: Read): Read | null {
		const token = this.#tokens[left.next];
		const before = this.#tokens[left.next - 1];
		if (token === undefined || before?.kind === 'word') return null;
		const isFactor = token.kind === 'open' || token.kind === 'root' || token.kind === 'fraction';
		const isBehindGroup =
			before?.kind === 'close' && (token.kind === 'number' || token.kind === 'currency');
		if (!isFactor && !isBehindGroup) return null;
		const right = this.#power(left.next);
		if (right === null) return null;
		const product = operation('*', left.node, right.node);
		const options: Node[] = [product];
		// `6/2(1+2)` is read both ways.
		if (left.node.kind === 'operation' && left.node.sign === '/') {
			const below = operation('*', left.node.right, right.node);
			options.push(operation('/', left.node.left, below));
		}
		// `2\frac{1}{2}` is a mixed number first.
		if (token.kind === 'fraction' && left.node.kind === 'numeral') {
			options.push(operation('+', left.node, right.node));
		}
		// `so 8 (5 + 3)` may say again what the 8 is.
		if (token.kind === 'open' && !token.isGlued) options.push({ kind: 'unknown' });
		return { node: options.length === 1 ? product : { kind: 'either', options }, next: right.next };
	}

	#power(at: number): Read | null {
		const base = this.#signed(at);
		if (base === null) return null;
		const token = this.#tokens[base.next];
		if (token?.kind === 'sign' && token.text === '^') {
			const exponent = this.#signed(base.next + 1);
			if (exponent === null) return null;
			// -2^2 is -4.
			return base.node.kind === 'negative'
				? {
						node: { kind: 'negative', of: operation('^', base.node.of, exponent.node) },
						next: exponent.next,
					}
				: { node: operation('^', base.node, exponent.node), next: exponent.next };
		}
		const found = this.meaning(base.next);
		if (found?.meaning.kind === 'power') {
			const exponent: Node = { kind: 'exact', value: rational(BigInt(found.meaning.exponent)) };
			const node = operation('^', base.node, exponent);
			return { node, next: this.#behindLabel(base.next + found.length) };
		}
		if (found?.meaning.kind === 'infix' && found.meaning.sign === '^') {
			const exponent = this.#signed(base.next + found.length);
			return exponent && { node: operation('^', base.node, exponent.node), next: exponent.next };
		}
		return base;
	}

	#signed(at: number): Read | null {
		const token = this.#tokens[at];
		if (token?.kind !== 'sign' || !(isMinus(token) || token.text === '+')) return this.#atom(at);
		const read = this.#atom(at + 1);
		if (read === null) return null;
		return token.text === '+' ? read : { node: { kind: 'negative', of: read.node }, next: read.next };
	}

	#startsOperand(at: number): boolean {
		const token = this.#tokens[at];
		if (token === undefined) return false;
		if (token.kind !== 'word') return /^(?:number|vulgar|open|root|fraction|currency)$/.test(token.kind);
		const kind = this.meaning(at)?.meaning.kind;
		return kind === 'number' || kind === 'multiple' || kind === 'root' || kind === 'pair';
	}

	#atom(at: number): Read | null {
		// Whoever nests deeper writes no solution.
		if (this.#depth >= deepest) return null;
		this.#depth++;
		const read = this.#plainAtom(at);
		this.#depth--;
		return read;
	}

	#plainAtom(at: number): Read | null {
		const token = this.#tokens[at];
		switch (token?.kind) {
			case 'number':
			case 'vulgar':
				return this.#quantity(this.#number(at));
			case 'about':
				return this.#tokens[at + 1]?.kind === 'number' ? this.#atom(at + 1) : null;
			case 'currency': {
				// `$ 5`, `$-5`; a `$` of LaTeX before a bracket or a sign means nothing.
				const inner = this.#signed(at + 1);
				const unit = unitOf(token.text);
				return inner === null || unit === null || inner.node.kind === 'quantity'
					? inner
					: { node: { kind: 'quantity', of: inner.node, unit }, next: inner.next };
			}
			case 'open':
				return this.#group(at);
			case 'root': {
				const index = this.#tokens[at + 1]?.text === '[' ? this.#group(at + 1) : null;
				const of = this.#power(index?.next ?? at + 1);
				if (of === null) return null;
				const degree = token.text === '∛' ? 3 : index === null ? 2 : degreeOf(index.node);
				return { node: { kind: 'root', degree, of: of.node }, next: of.next };
			}
			case 'fraction': {
				const top = this.#argument(at + 1);
				const bottom = top && this.#argument(top.next);
				if (top === null || bottom === null) return null;
				const next = this.#behindLabel(bottom.next);
				return { node: operation('/', top.node, bottom.node), next };
			}
			case 'word':
				return this.#wordAtom(at);
			default:
				return null;
		}
	}

	#argument(at: number): Read | null {
		const token = this.#tokens[at];
		if (token?.kind === 'number') return { node: numeral(token), next: at + 1 };
		return token?.kind === 'open' ? this.#group(at) : null;
	}

	#group(at: number): Read | null {
		const known = this.#groups.get(at);
		if (known !== undefined) return known;
		const partner = this.#tokens[at]?.partner ?? -1;
		let read: Read | null = null;
		if (partner !== -1) {
			const inner = this.#sum(at + 1);
			if (inner?.next === partner) read = this.#quantity({ node: inner.node, next: partner + 1 });
		}
		this.#groups.set(at, read);
		return read;
	}

	#wordAtom(at: number): Read | null {
		const found = this.meaning(at);
		if (found === null) return this.#named(at);
		const next = at + found.length;
		switch (found.meaning.kind) {
			case 'number':
				return this.#quantity(this.#numberWords(at));
			case 'multiple': {
				const of = this.#power(next);
				const factor: Node = { kind: 'exact', value: found.meaning.value };
				return of && { node: operation('*', factor, of.node), next: of.next };
			}
			case 'part': {
				// `third of 30`
				const isOf = this.meaning(next)?.meaning;
				if (isOf?.kind !== 'infix' || isOf.sign !== 'of') return null;
				return { node: { kind: 'exact', value: found.meaning.value }, next };
			}
			case 'root': {
				const of = this.#power(next);
				return of && { node: { kind: 'root', degree: found.meaning.degree, of: of.node }, next: of.next };
			}
			case 'pair': {
				const first = this.#sum(next);
				if (first === null || this.#word(first.next) !== 'and') return null;
				const second = this.#sum(first.next + 1);
				return (
					second && { node: operation(found.meaning.sign, first.node, second.node), next: second.next }
				);
			}
			default:
				return null;
		}
	}

	/** `a dozen`; `USD 5` */
	#named(at: number): Read | null {
		const word = this.#word(at) ?? '';
		const unit = unitOf(word);
		const follows = this.#tokens[at + 1];
		if (/^(?:usd|eur|gbp|rs|chf|inr|kr)$/.test(word) && follows?.kind === 'number') {
			return this.#quantity(this.#number(at + 1));
		}
		if (word !== 'a' || unit !== null || follows?.kind !== 'word') return null;
		const scale = unitOf(follows.text);
		if (scale?.dimension !== 'scale' || scale.isLetter || scale.name === 'pair') return null;
		const node: Node = { kind: 'quantity', of: { kind: 'exact', value: one }, unit: scale };
		return { node, next: this.#behindLabel(at + 2) };
	}

	/** A numeral, with the fraction of a mixed number behind it. */
	#number(at: number): Read {
		const token = this.#tokens[at] as Token;
		if (token.kind === 'vulgar') return { node: vulgar(token.text), next: at + 1 };
		const whole = this.#numeralAt(at);
		if (!/^\d+$/.test(token.text)) return { node: whole, next: at + 1 };
		const from = this.#word(at + 1) === 'and' ? at + 2 : at + 1;
		const [top, slash, bottom] = this.#tokens.slice(from, from + 3);
		if (top?.kind === 'vulgar') {
			return { node: operation('+', whole, vulgar(top.text)), next: from + 1 };
		}
		const isFraction =
			top?.kind === 'number' &&
			slash?.text === '/' &&
			slash.isGlued &&
			bottom?.kind === 'number' &&
			bottom.isGlued &&
			/^\d{1,4}$/.test(top.text) &&
			/^\d{1,4}$/.test(bottom.text) &&
			Number(top.text) < Number(bottom.text);
		if (!isFraction) return { node: whole, next: at + 1 };
		const part = operation('/', numeral(top), numeral(bottom));
		return { node: operation('+', whole, part), next: from + 3 };
	}

	/** At the ends of an equation `12 200` may be two numbers. */
	#numeralAt(at: number): Node {
		const token = this.#tokens[at] as Token;
		const whole = numeral(token);
		if (!token.text.includes(' ')) return whole;
		const groups = token.text.split(' ');
		if (this.#isResult) return either(whole, { kind: 'numeral', text: groups[0] ?? '' });
		if (at !== this.#start) return whole;
		return either(whole, { kind: 'numeral', text: groups.at(-1) ?? '' });
	}

	/** `twenty-five`, `three` */
	#numberWords(at: number): Read {
		let value = 0n;
		let next = at;
		for (let i = at; i < at + 2; i++) {
			const found = this.meaning(i);
			if (found?.meaning.kind !== 'number') break;
			const { numerator } = found.meaning.value;
			if (i > at && !(value >= 20n && value % 10n === 0n && numerator < 10n && numerator > 0n)) break;
			value += numerator;
			next = i + 1;
		}
		return { node: { kind: 'exact', value: rational(value) }, next };
	}

	/** A number or a bracket with what is written behind it: per cent, a unit, the things counted. */
	#quantity(read: Read): Read | null {
		let { node, next } = read;
		for (;;) {
			const token = this.#tokens[next];
			if (token === undefined) return { node, next };
			const found = this.meaning(next);
			if (found?.meaning.kind === 'part') {
				// `two thirds of 30`; of coins `3 quarters` are 75 cents.
				const parts = operation('*', node, { kind: 'exact', value: found.meaning.value });
				return { node: either(parts, { kind: 'unknown' }), next: this.#behindLabel(next + 1) };
			}
			if (found !== null) return { node, next };
			if (token.kind === 'percent' || token.kind === 'currency') {
				if (token.kind === 'currency' && !this.#isSuffix(next)) return { node, next };
				const unit = unitOf(token.text);
				if (unit !== null) node = { kind: 'quantity', of: node, unit };
				next++;
				continue;
			}
			if (token.kind !== 'word') return { node, next: this.#behindRate(next) };
			const unit = this.#unitAt(next);
			if (unit === 'unknown') return null;
			if (token.text === 'r') return { node, next };
			const after = this.#behindLabel(next);
			if (unit === null) return { node, next: after };
			if (this.#isRate(next + 1)) return { node, next: Math.max(after, this.#behindRate(next + 1)) };
			const square = this.#tokens[next + 1];
			if (square?.text === '^' && square.isGlued) {
				// `30 m²`
				const exponent = this.#atom(next + 2);
				return { node, next: this.#behindLabel(exponent?.next ?? next + 2) };
			}
			node = { kind: 'quantity', of: node, unit };
			next++;
			if (unit.dimension !== 'scale' && unit.dimension !== 'percent') {
				return this.#compound(node, unit, next) ?? { node, next: this.#behindLabel(next) };
			}
		}
	}

	/** `2 hours 30 minutes`, `$5 and 50 cents`, `5 feet, 6 inches`. */
	#compound(node: Node, unit: Unit, at: number): Read | null {
		const from = this.#word(at) === 'and' || this.#tokens[at]?.text === ',' ? at + 1 : at;
		const token = this.#tokens[from];
		if (token?.kind !== 'number') return null;
		const smaller = this.#unitAt(from + 1);
		if (smaller === null || smaller === 'unknown' || smaller.dimension !== unit.dimension) return null;
		if (smaller.dimension === 'label' || smaller.name === unit.name) return null;
		const right: Node = { kind: 'quantity', of: numeral(token), unit: smaller };
		return { node: operation('+', node, right), next: this.#behindLabel(from + 2) };
	}

	/** The unit that a word names; 'unknown' for a letter, or for two that touch a number and are no unit. */
	#unitAt(at: number): Unit | null | 'unknown' {
		const token = this.#tokens[at];
		if (token?.kind !== 'word') return null;
		const unit = unitOf(token.text, token.isGlued);
		if (unit !== null && !(token.text === 'in' && !token.isGlued)) return unit;
		const isShort = token.text.length <= (token.isGlued ? 2 : 1);
		return isShort && !(token.isGlued ? /^[r°]$/ : /^[air°]$/).test(token.text)
			? 'unknown'
			: null;
	}

	/** A currency sign behind a number, and not before the next one. */
	#isSuffix(at: number): boolean {
		return !(this.#tokens[at + 1]?.kind === 'number') || this.#tokens[at]?.isGlued === true;
	}

	#isRate(at: number): boolean {
		const [sign, after] = [this.#tokens[at], this.#tokens[at + 1]];
		if (sign?.kind === 'word') return sign.text === 'per' || sign.text === 'a';
		return (
			sign?.text === '/' &&
			after?.kind === 'word' &&
			(after.text.length > 1 || unitOf(after.text) !== null) &&
			!this.#startsOperand(at + 1)
		);
	}

	/** `5/hour`, `$3 / box`: behind the rate's unit. */
	#behindRate(at: number): number {
		return this.#tokens[at]?.text === '/' && this.#isRate(at) ? this.#behindLabel(at + 2) : at;
	}

	/** Words that only name things are passed over where an operator or an equals sign follows. */
	#behindLabel(at: number): number {
		let next = at;
		while (next < at + longestLabel) {
			const token = this.#tokens[next];
			if (token?.kind === 'sign' && token.text === '/' && this.#isRate(next)) next += 2;
			else if (token?.kind !== 'word' || this.meaning(next) !== null) break;
			else if (clauses.has(token.text) || this.#unitAt(next) === 'unknown') return at;
			else next++;
		}
		const token = this.#tokens[next];
		const meaning = this.meaning(next)?.meaning;
		const isJoined =
			token?.kind === 'sign' ||
			token?.kind === 'equals' ||
			token?.kind === 'near' ||
			token?.kind === 'close' ||
			meaning?.kind === 'equals' ||
			// Many words before `of` or `at` are a sentence: `5 pens cost a total of 7*5`.
			(meaning?.kind === 'infix' && (next <= at + 1 || /^(?:plus|minus|times|divided|multiplied)$/.test(token?.text ?? '')));
		return isJoined ? next : at;
	}

	/** The quotient `read` with what is left of a division behind it; null where nothing is. */
	remainder(read: Read): Read | null {
		const quotient = this.#behindWords(read.next);
		for (const from of [read.next, quotient]) {
			let at = from;
			const isIn = this.#tokens[at]?.kind === 'open';
			while (/^(?:and|with|a|the|,|\()$/.test(this.#tokens[at]?.text ?? '')) at++;
			const isNamed = /^(?:r|rem|remainder)$/.test(this.#word(at) ?? '');
			if (isNamed) {
				at++;
				while (/^(?:of|is|\.|:|=)$/.test(this.#tokens[at]?.text ?? '')) at++;
			}
			const token = this.#tokens[at];
			if (token?.kind !== 'number') continue;
			const end = this.#behindWords(at + 1);
			const isLeft = this.#isLeft(at + 1);
			if (!isNamed && !isLeft) continue;
			const node: Node = { kind: 'remainder', quotient: read.node, rest: numeral(token) };
			return { node, next: isIn && this.#tokens[end]?.kind === 'close' ? end + 1 : end };
		}
		return null;
	}

	/** `4 left over`, `4 students remaining` */
	#isLeft(at: number): boolean {
		for (let i = at; i <= at + longestLabel; i++) {
			const word = this.#word(i);
			if (word === null) return false;
			if (/^(?:left|leftover|leftovers|remaining|remain|remains|remainder|spare|over)$/.test(word)) return true;
		}
		return false;
	}

	#behindWords(at: number): number {
		let next = at;
		while (next < at + longestRemark && this.#word(next) !== null && !/^(?:and|with|r|rem|remainder)$/.test(this.#word(next) ?? '')) next++;
		return next;
	}

	#word(at: number): string | null {
		const token = this.#tokens[at];
		return token?.kind === 'word' ? token.text : null;
	}
}

function operation(sign: Sign, left: Node, right: Node): Node {
	return { kind: 'operation', sign, left, right };
}

function either(...options: Node[]): Node {
	return { kind: 'either', options };
}

function numeral(token: Token): Node {
	return { kind: 'numeral', text: token.text };
}

function vulgar(sign: string): Node {
	const [top = '0', bottom = '1'] = sign.normalize('NFKC').split('⁄');
	return { kind: 'exact', value: rational(BigInt(top), BigInt(bottom)) };
}

function degreeOf(node: Node): number {
	return node.kind === 'numeral' && /^\d$/.test(node.text) ? Number(node.text) : 0;
}

export function isMinus({ text }: Token): boolean {
	return text === '-' || text === '–' || text === '—';
}
