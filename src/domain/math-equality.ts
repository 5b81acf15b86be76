import type { ComputeEngine } from '@cortex-js/compute-engine';
import { rangeOf } from './math-answer.ts';

let reader: Promise<ComputeEngine> | null = null;

/** The formula reader is half a megabyte: it is loaded where such an answer occurs. Forgotten on failure. */
async function loadReader(): Promise<ComputeEngine> {
	const loading =
		reader ?? import('@cortex-js/compute-engine').then((library) => new library.ComputeEngine());
	reader = loading;
	try {
		return await loading;
	} catch (cause) {
		reader = null;
		throw cause;
	}
}

/**
 * Whether two answers (`mathText`) have the same value. Tuples and intervals are compared part by
 * part with their brackets; the parts of a set in any order. What cannot be read is the same only as text.
 *
 * @throws where the formula reader cannot be loaded.
 */
export async function sameMathAnswer(a: string, b: string): Promise<boolean> {
	if (a === b) return true;
	const formulas = await loadReader();
	const [left, right] = [rangeOf(a), rangeOf(b)];
	if (left === null || right === null) return left === right && isSame(formulas, a, b);
	if (left.brackets !== right.brackets || left.parts.length !== right.parts.length) return false;
	if (!left.brackets.startsWith('\\')) {
		return left.parts.every((part, at) => isSame(formulas, part, right.parts[at] ?? ''));
	}
	const rest = [...right.parts];
	return left.parts.every((part) => {
		const at = rest.findIndex((other) => isSame(formulas, part, other));
		if (at !== -1) rest.splice(at, 1);
		return at !== -1;
	});
}

function isSame(formulas: ComputeEngine, a: string, b: string): boolean {
	if (a === b) return true;
	const [left, right] = [a, b].map((text) => formulas.parse(infinite(text)));
	if (left === undefined || right === undefined || !left.isValid || !right.isValid) return false;
	return left.isEqual(right) === true;
}

const infinite = (text: string): string =>
	text
		.replaceAll('∞', '\\infty')
		.replaceAll('π', '\\pi')
		.replace(/√(\d+)/gu, '\\sqrt{$1}');
