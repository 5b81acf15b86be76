import type { Token } from './tokens.ts';
import { type Unit, unitOf } from './units.ts';
import { type Meaning, meaningAt } from './words.ts';

/** Words between a number and the next sign that only name what is counted: `5 red cats + …`. */
const longestLabel = 3;
/** Money before its number: `USD 5`. */
export const currencyWords = new Set('usd eur gbp rs chf inr kr'.split(' '));
/** Words that begin another clause: what stands before them is no label. */
const clauses = new Set(
	'gives give get gets means mean are was were cost costs have has had make makes then so because that which who if when while until into'.split(
		' ',
	),
);

/** What the words of a text are to its numbers: operators, units, names of what is counted. */
export class Labels {
	readonly #tokens: readonly Token[];

	constructor(tokens: readonly Token[]) {
		this.#tokens = tokens;
	}

	/** What the words from `at` on mean. */
	meaning(at: number): { readonly meaning: Meaning; readonly length: number } | null {
		return this.#tokens[at]?.kind === 'word' ? meaningAt((i) => this.word(i), at) : null;
	}

	word(at: number): string | null {
		const token = this.#tokens[at];
		return token?.kind === 'word' ? token.text : null;
	}

	startsOperand(at: number): boolean {
		const token = this.#tokens[at];
		if (token === undefined) return false;
		if (token.kind !== 'word')
			return /^(?:number|vulgar|open|root|fraction|currency)$/.test(token.kind);
		const kind = this.meaning(at)?.meaning.kind;
		return kind === 'number' || kind === 'multiple' || kind === 'root' || kind === 'pair';
	}

	/** The unit that a word names; 'unknown' for a letter, or for two that touch a number and are no unit. */
	unitAt(at: number): Unit | null | 'unknown' {
		const token = this.#tokens[at];
		if (token?.kind !== 'word') return null;
		const unit = unitOf(token.text, token.isGlued);
		if (unit !== null && !(token.text === 'in' && !token.isGlued)) return unit;
		if (token.text === 'am' || token.text === 'pm') return 'unknown';
		const isShort = token.text.length <= (token.isGlued ? 2 : 1);
		return isShort && !(token.isGlued ? /^[r°]$/ : /^[air°]$/).test(token.text) ? 'unknown' : null;
	}

	/** A currency sign behind a number, and not before the next one. */
	isSuffix(at: number): boolean {
		return !(this.#tokens[at + 1]?.kind === 'number') || this.#tokens[at]?.isGlued === true;
	}

	isRate(at: number): boolean {
		const [sign, after] = [this.#tokens[at], this.#tokens[at + 1]];
		if (sign?.kind === 'word') return sign.text === 'per' || sign.text === 'a';
		return (
			sign?.text === '/' &&
			after?.kind === 'word' &&
			(after.text.length > 1 || unitOf(after.text) !== null) &&
			!this.startsOperand(at + 1)
		);
	}

	/** `5/hour`, `$3 / box`: behind the rate's unit. */
	behindRate(at: number): number {
		return this.#tokens[at]?.text === '/' && this.isRate(at) ? this.behindLabel(at + 2) : at;
	}

	/** Words that only name things are passed over where an operator or an equals sign follows. */
	behindLabel(at: number): number {
		let next = at;
		while (next < at + longestLabel) {
			const token = this.#tokens[next];
			if (token?.kind === 'sign' && token.text === '/' && this.isRate(next)) next += 2;
			else if (token?.kind === 'open') {
				const behind = this.#behindRemark(next);
				if (behind === null) break;
				next = behind;
			} else if (token?.kind !== 'word') break;
			// `10 boxes of food * $25`
			else if (next > at && token.text === 'of' && !this.startsOperand(next + 1)) next++;
			else if (this.meaning(next) !== null) break;
			else if (clauses.has(token.text) || this.unitAt(next) === 'unknown') return at;
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
			(meaning?.kind === 'infix' &&
				(next <= at + 1 || /^(?:plus|minus|times|divided|multiplied)$/.test(token?.text ?? '')));
		return isJoined ? next : at;
	}

	/** `1 (Carmela) + 4 (cousins)`: behind a bracket with a few words, null where it is none. */
	#behindRemark(at: number): number | null {
		const partner = this.#tokens[at]?.partner ?? -1;
		if (partner === -1 || partner > at + longestLabel || this.#tokens[at]?.isGlued) return null;
		for (let i = at + 1; i < partner; i++) {
			if (this.word(i) === null || this.unitAt(i) === 'unknown') return null;
		}
		return partner + 1;
	}
}
