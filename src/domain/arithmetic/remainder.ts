import type { Labels } from './labels.ts';
import { type Node, numeral, type Read } from './node.ts';
import type { Token } from './tokens.ts';

/** Words that may stand between a quotient, its remainder, and `left over`. */
const longestRemark = 6;
const leftOver = /^(?:left|leftover|leftovers|remaining|remain|remains|remainder|spare|over)$/;

/** The quotient `read` with what is left of a division behind it: `2 R 1`, `4 with 4 left over`. */
export function readRemainder(
	tokens: readonly Token[],
	labels: Labels,
	quotient: Read,
): Read | null {
	for (const from of [quotient.next, behindWords(labels, quotient.next)]) {
		let at = from;
		const isIn = tokens[at]?.kind === 'open';
		while (/^(?:and|with|a|the|,|\()$/.test(tokens[at]?.text ?? '')) at++;
		const isNamed = /^(?:r|rem|remainder)$/.test(labels.word(at) ?? '');
		if (isNamed) {
			at++;
			while (/^(?:of|is|\.|:|=)$/.test(tokens[at]?.text ?? '')) at++;
		}
		const token = tokens[at];
		if (token?.kind !== 'number' || !(isNamed || isLeftOver(labels, at + 1))) continue;
		const end = behindWords(labels, at + 1);
		const node: Node = { kind: 'remainder', quotient: quotient.node, rest: numeral(token) };
		return { node, next: isIn && tokens[end]?.kind === 'close' ? end + 1 : end };
	}
	return null;
}

/** `4 left over`, `4 students remaining` */
function isLeftOver(labels: Labels, at: number): boolean {
	for (let i = at; i < at + 4; i++) {
		const word = labels.word(i);
		if (word === null) return false;
		if (leftOver.test(word)) return true;
	}
	return false;
}

function behindWords(labels: Labels, at: number): number {
	let next = at;
	while (next < at + longestRemark) {
		const word = labels.word(next);
		if (word === null || /^(?:and|with|r|rem|remainder)$/.test(word)) break;
		next++;
	}
	return next;
}
