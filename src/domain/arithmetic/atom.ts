import { rational } from '../rational.ts';
import type { Amounts } from './amount.ts';
import type { Labels } from './labels.ts';
import { either, type Node, numeral, operation, type Read } from './node.ts';
import { isMinus, type Token } from './tokens.ts';
import { unitOf } from './units.ts';

/** Whoever nests deeper writes no solution. */
const deepest = 30;

/** The strongest bindings of the grammar: powers, signs, brackets, roots, numbers. */
export class Atoms {
	readonly #tokens: readonly Token[];
	readonly #labels: Labels;
	readonly #amounts: Amounts;
	readonly #sum: (at: number) => Read | null;
	readonly #groups = new Map<number, Read | null>();
	#depth = 0;

	constructor(
		tokens: readonly Token[],
		labels: Labels,
		amounts: Amounts,
		sum: (at: number) => Read | null,
	) {
		this.#tokens = tokens;
		this.#labels = labels;
		this.#amounts = amounts;
		this.#sum = sum;
	}

	power(at: number): Read | null {
		const base = this.#signed(at);
		if (base === null) return null;
		const token = this.#tokens[base.next];
		if (token?.kind === 'sign' && token.text === '^') {
			// `25 or A^2`
			if (this.#tokens[base.next - 1]?.kind === 'word') return null;
			const exponent = this.#signed(base.next + 1);
			if (exponent === null) return null;
			const { next } = exponent;
			const power = operation('^', base.node, exponent.node);
			const isSigned = base.node.kind === 'negative' && this.#tokens[at]?.kind === 'sign';
			if (base.node.kind !== 'negative' || !isSigned) return { node: power, next };
			// -2^2 is -4; in school many mean 4.
			const below: Node = { kind: 'negative', of: operation('^', base.node.of, exponent.node) };
			return { node: either(below, { kind: 'unsure', of: power }), next };
		}
		const found = this.#labels.meaning(base.next);
		if (found?.meaning.kind === 'power') {
			const exponent: Node = { kind: 'exact', value: rational(BigInt(found.meaning.exponent)) };
			const node = operation('^', base.node, exponent);
			return { node, next: this.#labels.behindLabel(base.next + found.length) };
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
		return token.text === '+'
			? read
			: { node: { kind: 'negative', of: read.node }, next: read.next };
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
				return this.#amounts.quantity(this.#amounts.number(at));
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
				const of = this.power(index?.next ?? at + 1);
				if (of === null) return null;
				const degree = token.text === '∛' ? 3 : index === null ? 2 : degreeOf(index.node);
				return { node: { kind: 'root', degree, of: of.node }, next: of.next };
			}
			case 'fraction': {
				const top = this.#argument(at + 1);
				const bottom = top && this.#argument(top.next);
				if (top === null || bottom === null) return null;
				const next = this.#labels.behindLabel(bottom.next);
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
			if (inner?.next === partner)
				read = this.#amounts.quantity({ node: inner.node, next: partner + 1 });
		}
		this.#groups.set(at, read);
		return read;
	}

	#wordAtom(at: number): Read | null {
		const found = this.#labels.meaning(at);
		if (found === null) return this.#amounts.named(at);
		const next = at + found.length;
		switch (found.meaning.kind) {
			case 'number':
				return this.#amounts.quantity(this.#amounts.numberWords(at));
			case 'multiple': {
				const of = this.power(next);
				const factor: Node = { kind: 'exact', value: found.meaning.value };
				return of && { node: operation('*', factor, of.node), next: of.next };
			}
			case 'part': {
				// `third of 30`
				const isOf = this.#labels.meaning(next)?.meaning;
				if (isOf?.kind !== 'infix' || isOf.sign !== 'of') return null;
				return { node: { kind: 'exact', value: found.meaning.value }, next };
			}
			case 'root': {
				const of = this.power(next);
				return (
					of && { node: { kind: 'root', degree: found.meaning.degree, of: of.node }, next: of.next }
				);
			}
			case 'pair': {
				const first = this.#sum(next);
				if (first === null || this.#labels.word(first.next) !== 'and') return null;
				const second = this.#sum(first.next + 1);
				return (
					second && {
						node: operation(found.meaning.sign, first.node, second.node),
						next: second.next,
					}
				);
			}
			default:
				return null;
		}
	}
}

function degreeOf(node: Node): number {
	return node.kind === 'numeral' && /^\d$/.test(node.text) ? Number(node.text) : 0;
}
