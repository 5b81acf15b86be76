import { rational } from '../rational.ts';
import { currencyWords, type Labels } from './labels.ts';
import { either, type Node, numeral, operation, type Read, vulgar } from './node.ts';
import type { Token } from './tokens.ts';
import { type Unit, unitOf } from './units.ts';

const one = rational(1n);

/** Numbers as they are written, with what is written behind them. */
export class Amounts {
	readonly #tokens: readonly Token[];
	readonly #labels: Labels;
	/** Where the side that is read begins, and whether it is the right one. */
	#start = -1;
	#isResult = false;

	constructor(tokens: readonly Token[], labels: Labels) {
		this.#tokens = tokens;
		this.#labels = labels;
	}

	begin(at: number, isResult: boolean): void {
		this.#start = at;
		this.#isResult = isResult;
	}

	/** A number or a bracket with what is written behind it: per cent, a unit, the things counted. */
	quantity(read: Read): Read | null {
		let { node, next } = read;
		for (;;) {
			const token = this.#tokens[next];
			if (token === undefined) return { node, next };
			const found = this.#labels.meaning(next);
			if (found?.meaning.kind === 'part') {
				// `two thirds of 30`; of coins `3 quarters` are 75 cents.
				const parts = operation('*', node, { kind: 'exact', value: found.meaning.value });
				return {
					node: either(parts, { kind: 'unknown' }),
					next: this.#labels.behindLabel(next + 1),
				};
			}
			if (found !== null) return { node, next };
			if (token.kind === 'percent' || token.kind === 'currency') {
				if (token.kind === 'currency' && !this.#labels.isSuffix(next)) return { node, next };
				const unit = unitOf(token.text);
				if (unit !== null) node = { kind: 'quantity', of: node, unit };
				next++;
				continue;
			}
			if (token.kind === 'open') return { node, next: this.#labels.behindLabel(next) };
			if (token.kind !== 'word') return { node, next: this.#labels.behindRate(next) };
			const unit = this.#labels.unitAt(next);
			if (unit === 'unknown') return null;
			if (token.text === 'r') return { node, next };
			const after = this.#labels.behindLabel(next);
			if (unit === null) return { node, next: after };
			if (this.#labels.isRate(next + 1))
				return { node, next: Math.max(after, this.#labels.behindRate(next + 1)) };
			const square = this.#tokens[next + 1];
			if (square?.text === '^' && square.isGlued) {
				// `30 m²`
				const partner = this.#tokens[next + 2]?.partner ?? -1;
				return { node, next: this.#labels.behindLabel(Math.max(partner + 1, next + 3)) };
			}
			node = { kind: 'quantity', of: node, unit };
			next++;
			if (unit.dimension !== 'scale' && unit.dimension !== 'percent') {
				return this.#compound(node, unit, next) ?? { node, next: this.#labels.behindLabel(next) };
			}
		}
	}

	/** A numeral, with the fraction of a mixed number behind it. */
	number(at: number): Read {
		const token = this.#tokens[at] as Token;
		if (token.kind === 'vulgar') return { node: vulgar(token), next: at + 1 };
		const whole = this.#numeralAt(at);
		if (!/^\d+$/.test(token.text)) return { node: whole, next: at + 1 };
		const from = this.#labels.word(at + 1) === 'and' ? at + 2 : at + 1;
		const [top, slash, bottom] = this.#tokens.slice(from, from + 3);
		if (top?.kind === 'vulgar') {
			return { node: operation('+', whole, vulgar(top)), next: from + 1 };
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
	numberWords(at: number): Read {
		let value = 0n;
		let next = at;
		for (let i = at; i < at + 2; i++) {
			const found = this.#labels.meaning(i);
			if (found?.meaning.kind !== 'number') break;
			const { numerator } = found.meaning.value;
			if (i > at && !(value >= 20n && value % 10n === 0n && numerator < 10n && numerator > 0n))
				break;
			value += numerator;
			next = i + 1;
		}
		return { node: { kind: 'exact', value: rational(value) }, next };
	}

	/** `2 hours 30 minutes`, `$5 and 50 cents`, `5 feet, 6 inches`. */
	#compound(node: Node, unit: Unit, at: number): Read | null {
		const from = this.#labels.word(at) === 'and' || this.#tokens[at]?.text === ',' ? at + 1 : at;
		const token = this.#tokens[from];
		if (token?.kind !== 'number') return null;
		const smaller = this.#labels.unitAt(from + 1);
		if (smaller === null || smaller === 'unknown' || smaller.dimension !== unit.dimension)
			return null;
		if (smaller.dimension === 'label' || smaller.name === unit.name) return null;
		const right: Node = { kind: 'quantity', of: numeral(token), unit: smaller };
		return { node: operation('+', node, right), next: this.#labels.behindLabel(from + 2) };
	}

	/** `a dozen`; `USD 5` */
	named(at: number): Read | null {
		const word = this.#labels.word(at) ?? '';
		const unit = unitOf(word);
		const follows = this.#tokens[at + 1];
		if (currencyWords.has(word) && follows?.kind === 'number') {
			return this.quantity(this.number(at + 1));
		}
		if (word !== 'a' || unit !== null || follows?.kind !== 'word') return null;
		const scale = unitOf(follows.text);
		if (scale?.dimension !== 'scale' || scale.isLetter || scale.name === 'pair') return null;
		const node: Node = { kind: 'quantity', of: { kind: 'exact', value: one }, unit: scale };
		return { node, next: this.#labels.behindLabel(at + 2) };
	}
}
