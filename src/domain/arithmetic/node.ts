import { type Rational, rational } from '../rational.ts';
import type { Token } from './tokens.ts';
import type { Unit } from './units.ts';

/** An expression as it was written; what can be read in more than one way is kept in all of them. */
export type Node =
	/** A numeral as written: which sign begins its decimals is decided by the reading. */
	| { readonly kind: 'numeral'; readonly text: string }
	| { readonly kind: 'exact'; readonly value: Rational }
	| {
			readonly kind: 'operation';
			readonly sign: Sign;
			readonly left: Node;
			readonly right: Node;
	  }
	| { readonly kind: 'negative'; readonly of: Node }
	| { readonly kind: 'root'; readonly degree: number; readonly of: Node }
	/** Half of, twice: `value` times `of`. */
	| { readonly kind: 'quantity'; readonly of: Node; readonly unit: Unit }
	/** `base` and so many per cent of it more (+) or less (-); without per cent, `by` more or less. */
	| { readonly kind: 'change'; readonly sign: '+' | '-'; readonly base: Node; readonly by: Node }
	/** Division with remainder, on the right of an equals sign: `2 R 1`. */
	| { readonly kind: 'remainder'; readonly quotient: Node; readonly rest: Node }
	| { readonly kind: 'either'; readonly options: readonly Node[] }
	/** May be meant: enough not to accuse, too little to say that it holds. */
	| { readonly kind: 'unsure'; readonly of: Node }
	/** May be anything: an equation with it is never false. */
	| { readonly kind: 'unknown' };

/** An expression, and the token behind it and its unit. */
export type Read = { readonly node: Node; readonly next: number };

export type Sign = '+' | '-' | '*' | '/' | '^' | 'mod';

/** A number that stands alone, with its sign and unit. */
export function isLiteral(node: Node): boolean {
	switch (node.kind) {
		case 'numeral':
		case 'exact':
		case 'unknown':
			return true;
		case 'negative':
		case 'quantity':
		case 'unsure':
			return isLiteral(node.of);
		case 'either':
			return node.options.every(isLiteral);
		default:
			return false;
	}
}

/** `3/4`: two whole numbers and a bar, which may stand for a share of something. */
export function isShare(node: Node): boolean {
	return (
		node.kind === 'operation' &&
		node.sign === '/' &&
		node.left.kind === 'numeral' &&
		node.right.kind === 'numeral' &&
		/^\d+$/.test(node.left.text) &&
		/^\d+$/.test(node.right.text) &&
		Number(node.left.text) < Number(node.right.text)
	);
}

export function operation(sign: Sign, left: Node, right: Node): Node {
	return { kind: 'operation', sign, left, right };
}

export function either(...options: readonly Node[]): Node {
	return { kind: 'either', options };
}

export function numeral({ text }: Token): Node {
	return { kind: 'numeral', text };
}

/** ½ and its kin. */
export function vulgar({ text }: Token): Node {
	const [top = '0', bottom = '1'] = text.normalize('NFKC').split('⁄');
	return { kind: 'exact', value: rational(BigInt(top), BigInt(bottom)) };
}
