import type { SelfCheck } from '../../../engine/info.ts';
import type { Decoder } from '../decoder/decoder.ts';
import { ModelFileError } from '../files/model-file-error.ts';
import { type Head, widthOf } from '../graph/heads.ts';
import type { Vocabulary } from './vocabulary.ts';

/** A text that every model can read. */
const fixedText =
	'Ann has 3 apples and buys 4 more. How many apples has she now?\nShe has 3+4 = 7 apples.\n#### 7\n';
const mostTokens = 24;

/** Of the largest number that the model says: rounding is a hundred times less, a wrong kernel as large as the number. */
const largestShare = 0.02;

/**
 * What takes the place of a golden file for a model that has none: a fixed text, whose numbers must be numbers, and on
 * WebGPU those of WebAssembly.
 *
 * @param openReference the same weights on WebAssembly; null where there is nothing to compare with.
 * Rejects with a ModelFileError 'check-failed'.
 */
export async function selfCheck(
	{ name, vocabulary }: { readonly name: string; readonly vocabulary: Vocabulary },
	heads: readonly Head[],
	decoder: Decoder,
	openReference: (() => Promise<Decoder>) | null,
): Promise<SelfCheck> {
	const ids = [...vocabulary.prefix, ...vocabulary.encode(fixedText)].slice(0, mostTokens);
	const here = await readAll(decoder, ids, heads);
	const bad = here.findIndex((number) => !Number.isFinite(number));
	if (bad !== -1) {
		const position = Math.floor((bad * ids.length) / here.length);
		throw new ModelFileError(
			'check-failed',
			`${name} gives ${here[bad]} in place of a number at token ${position + 1} of a fixed text. Take another file of it, such as one in BF16 or Q8_0.`,
		);
	}
	if (openReference === null) return { kind: 'finite', positions: ids.length };
	// Where there is no room or no network for it, the model is as good as on WebAssembly alone.
	const reference = await openReference().catch(() => null);
	if (reference === null) return { kind: 'finite', positions: ids.length };
	try {
		const there = await readAll(reference, ids, heads);
		const largest = largestDifference(here, there);
		if (!(largest <= largestShare * Math.max(1, largestOf(there)))) {
			throw new ModelFileError(
				'check-failed',
				`${name} says other numbers there than on WebAssembly (${largest.toPrecision(2)} at the most).`,
			);
		}
		return { kind: 'compared', largest, positions: ids.length };
	} finally {
		await reference.release();
	}
}

/** What can be compared at each position: of the likeliest tokens their logits and mass, since two may change places. */
async function readAll(
	decoder: Decoder,
	ids: readonly number[],
	[head, ...others]: readonly Head[],
): Promise<number[]> {
	const batch = decoder.begin();
	try {
		const output = await batch.read(ids, [...ids.keys()]);
		if (head?.kind !== 'top') return [...output];
		const width = output.length / ids.length;
		const beside = others.reduce((sum, other) => sum + widthOf(other, 0), 0);
		const count = (width - beside - 2) / 2;
		const isTold = (at: number): boolean => at < count || at === 2 * count || at >= width - beside;
		return [...output].filter((_, at) => isTold(at % width));
	} finally {
		batch.free();
	}
}

function largestDifference(a: readonly number[], b: readonly number[]): number {
	return a.reduce((most, value, at) => Math.max(most, Math.abs(value - (b[at] ?? Number.NaN))), 0);
}

function largestOf(numbers: readonly number[]): number {
	return numbers.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
