/** Answers that are no single rational number: roots, multiples of π, tuples, intervals, sets, formulas. */

/** Longer texts are no answers. */
const longest = 120;

/** Commands that change how an answer looks and not what it is. */
const looks = /\\(?:left|right|displaystyle|,|;|!|:|quad|qquad)|\\ |\$|\s+|[.。]$/gu;
const command = /\\[a-zA-Z]+/gu;
const alphabet = /^[\d.,+\-*/^_=(){}[\]|<>π√∞∪\\a-zA-Z]+$/u;
const special =
	/\\(?:sqrt|pi|infty|cup)\b|[π√∞∪]|^(?:\\\{|[([]).*,.*(?:\\\}|[)\]])$|\d[a-z]|[a-z]\^|[a-z][+-]\d|\d[+-][a-z]/u;

/**
 * A LaTeX answer as one text, without spaces and without what only dresses it; null for what is a
 * plain number, words, or nothing that a formula reader knows. Equal texts are equal answers;
 * different ones may be (`\frac{\sqrt{2}}{2}`, `\frac{1}{\sqrt{2}}`): `sameMathAnswer` tells.
 */
export function mathText(said: string): string | null {
	if (said.length > longest) return null;
	const text = said
		.replace(/\\[dt]frac/gu, '\\frac')
		.replace(looks, '')
		.replace(/^[*_]+|[*_]+$/gu, '')
		.replace(/^[a-z]=/u, '');
	const isFormula = alphabet.test(text) && !/[a-zA-Z]{2}/u.test(text.replace(command, ' '));
	return isFormula && special.test(text) ? text : null;
}

const range = /^(?<open>\\\{|[([])(?<inside>.*)(?<close>\\\}|[)\]])$/u;

type Range = { readonly brackets: string; readonly parts: readonly string[] };

/** A tuple, an interval or a set with its brackets; null for what is one formula. */
export function rangeOf(text: string): Range | null {
	const { open = '', inside = '', close = '' } = range.exec(text)?.groups ?? {};
	const parts: string[] = [];
	let [depth, start] = [0, 0];
	for (let at = 0; at < inside.length; at++) {
		const sign = inside.charAt(at);
		if ('([{'.includes(sign)) depth++;
		else if (')]}'.includes(sign)) depth--;
		else if (sign === ',' && depth === 0) {
			parts.push(inside.slice(start, at));
			start = at + 1;
		}
		if (depth < 0) return null;
	}
	parts.push(inside.slice(start));
	return parts.length > 1 ? { brackets: `${open}${close}`, parts } : null;
}
