import { Amounts } from './amount.ts';
import { Atoms } from './atom.ts';
import type { Labels } from './labels.ts';
import { either, isShare, type Node, operation, type Read, type Sign } from './node.ts';
import { isMinus, type Token } from './tokens.ts';
import { percent } from './units.ts';
import type { Infix } from './words.ts';

/** More than fit in a step. */
const mostJoins = 1000;

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
	readonly #labels: Labels;
	readonly #amounts: Amounts;
	readonly #atoms: Atoms;
	/** Whether the right side is read: prose may follow its number. */
	#isResult = false;
	/** How many operations the side has; more are not followed. */
	#joins = 0;

	constructor(tokens: readonly Token[], labels: Labels) {
		this.#tokens = tokens;
		this.#labels = labels;
		this.#amounts = new Amounts(tokens, labels);
		this.#atoms = new Atoms(tokens, labels, this.#amounts, (at) => this.#sum(at));
	}

	/** The expression that begins at `at`; of `isResult` the words behind its first number may be prose. */
	side(at: number, isResult: boolean): Read | null {
		this.#isResult = isResult;
		this.#joins = 0;
		this.#amounts.begin(at, isResult);
		return this.#sum(at);
	}

	#sum(at: number): Read | null {
		let left = this.#product(at);
		while (left !== null && this.#joins++ < mostJoins) {
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
		const found = this.#labels.meaning(left.next);
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
		const before = this.#tokens[left.next - 1];
		const hasLabel = before?.kind === 'word' && this.#labels.meaning(left.next - 1) === null;
		const { node } = joined;
		if (!hasLabel || (node.kind !== 'operation' && node.kind !== 'change')) return joined;
		const rest: Node = { kind: 'unsure', of: node.kind === 'change' ? node.base : node.right };
		return { node: either(joined.node, rest), next: joined.next };
	}

	#added(left: Read, sign: '+' | '-', at: number): Read | null {
		const right = this.#product(at);
		if (right === null) return null;
		const plain = operation(sign, left.node, right.node);
		const isPercent = right.node.kind === 'quantity' && right.node.unit === percent;
		// `2-1/2` is what some write for two and a half.
		const [dash, top] = [this.#tokens[left.next], this.#tokens[at]];
		const isMixed = dash?.isGlued === true && top?.isGlued === true && isShare(right.node);
		if (sign === '-' && isMixed && left.node.kind === 'numeral') {
			const mixed: Node = { kind: 'unsure', of: operation('+', left.node, right.node) };
			return { node: either(plain, mixed), next: right.next };
		}
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
		return sign?.text !== '+' && after?.kind === 'word' && !this.#labels.startsOperand(at + 1);
	}

	#product(at: number): Read | null {
		let left = this.#atoms.power(at);
		while (left !== null && this.#joins++ < mostJoins) {
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
		const found = this.#labels.meaning(left.next);
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
		const right = this.#atoms.power(at);
		return right && { node: operation(sign, left.node, right.node), next: right.next };
	}

	#divided(left: Read, at: number): Read | null {
		const right = this.#atoms.power(at + 1);
		if (right === null) return null;
		const plain = operation('/', left.node, right.node);
		const [colon, top, bottom] = [
			this.#tokens[at],
			this.#tokens[at + 1],
			this.#tokens[right.next + 1],
		];
		if (colon?.text === ':') {
			const isClock =
				colon.isGlued && top?.isGlued === true && /^\d\d$/.test(top.text) && Number(top.text) < 60;
			return { node: isClock ? either(plain, { kind: 'unknown' }) : plain, next: right.next };
		}
		// `6 / 1/30`: a fraction that is written closely belongs together.
		const slash = this.#tokens[right.next];
		const isClose =
			slash?.text === '/' && slash.isGlued && bottom?.kind === 'number' && bottom.isGlued;
		if (!isClose || top?.isGlued === true || right.node.kind !== 'numeral') {
			return { node: plain, next: right.next };
		}
		const end = this.#atoms.power(right.next + 1);
		if (end === null) return { node: plain, next: right.next };
		const close = operation('/', left.node, operation('/', right.node, end.node));
		return { node: either(close, operation('/', plain, end.node)), next: end.next };
	}

	/** `20% of 80` and `4 boxes of 6` multiply; `3 of 4` may be a share. */
	#partOf(left: Read, at: number): Read | null {
		const right = this.#atoms.power(at);
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
		const right = this.#atoms.power(left.next);
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
		const isAside = this.#isResult && token.kind === 'open' && !token.isGlued;
		if (isAside) options.push({ kind: 'unknown' });
		// `3√8` may be meant for a cube root.
		if (token.kind === 'root' && right.node.kind === 'root' && left.node.kind === 'numeral') {
			const degree = Number(left.node.text);
			options.push({ kind: 'root', degree, of: right.node.of });
		}
		return { node: options.length === 1 ? product : { kind: 'either', options }, next: right.next };
	}
}
