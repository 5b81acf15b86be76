import type { Probability } from '../../../domain/reward.ts';
import type { Batch } from '../decoder/decoder.ts';
import type { RowWriting } from './write-rows.ts';

/** The tokens that a calculation is made of. */
const numeric = /[0-9+\-*/=×÷]/u;

/**
 * The probability of the least likely number or sign of each line, 1 where it has none: what an untrained reader
 * thinks of a step.
 *
 * @param from what was read before, the question; it is left as it is.
 * @param before what the model said at its last position.
 * @returns null for lines beyond the context.
 */
export async function leastLikely(
	lines: readonly string[],
	from: Batch,
	before: Float32Array,
	{ codec, reader, maxTokens }: Pick<RowWriting, 'codec' | 'reader' | 'maxTokens'>,
): Promise<(Probability | null)[]> {
	const decoder = new TextDecoder();
	const isCounted = (id: number): boolean => numeric.test(decoder.decode(codec.bytesOf(id)));
	const batch = from.copy();
	let last = before;
	const found: (Probability | null)[] = [];
	try {
		for (const line of lines) {
			const ids = codec.encodeLines([line]);
			if (found.includes(null) || batch.length + ids.length > maxTokens) {
				found.push(null);
				continue;
			}
			const output = await batch.read(ids, [...ids.keys()]);
			const saidBefore = (at: number): Float32Array =>
				at === 0 ? last : output.subarray((at - 1) * reader.width, at * reader.width);
			const said = ids.map((id, at) =>
				isCounted(id) ? reader.logProbability(saidBefore(at), id) : 0,
			);
			found.push(Math.exp(Math.min(...said)));
			last = output.subarray(-reader.width);
		}
	} finally {
		batch.free();
	}
	return found;
}
