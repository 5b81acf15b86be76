import type { GeneratedStep, RunSettings, StepTree } from '../../../run/ports.ts';
import type { Batch } from '../decoder/decoder.ts';
import { timed } from '../runtime/timed.ts';
import { addStep, endTurn } from './solution-text.ts';
import { type Ends, newWriters, type RowWriting, wavesOf, writeRows } from './write-rows.ts';

/** What is kept of a prefix. */
type State = {
	readonly batch: Batch;
	/** What the next token is drawn from; null while the last token of the prefix has not been read. */
	last: Float32Array | null;
	/** That token. */
	readonly token: number;
};

/** States take no more than this together; of what is gone, the text is read again. */
const mostStateBytes = 256 * 2 ** 20;

/** See `StepTree`. @param question its state, which belongs to whoever gives it. */
export function createStepTree(
	parts: RowWriting,
	settings: Omit<RunSettings, 'candidates' | 'seed'>,
	question: () => Promise<{ readonly batch: Batch; readonly last: Float32Array }>,
): StepTree {
	/** By the steps that lead there; the oldest first. */
	const states = new Map<string, State>();
	const maxTokens = Math.min(settings.maxTokens, parts.maxTokens);

	function drop(key: string): void {
		states.get(key)?.batch.free();
		states.delete(key);
	}

	function hold(key: string, state: State): void {
		states.set(key, state);
		let bytes = 0;
		for (const { batch } of states.values()) bytes += batch.bytes;
		for (const [oldest, { batch }] of states) {
			if (bytes <= mostStateBytes || oldest === key) return;
			bytes -= batch.bytes;
			drop(oldest);
		}
	}

	/** Null where there is no room for another token. */
	async function stateOf(
		prefix: readonly string[],
	): Promise<{ batch: Batch; last: Float32Array } | null> {
		const key = keyOf(prefix);
		const known = states.get(key);
		if (known !== undefined) {
			const { batch, token } = known;
			if (batch.length + (known.last === null ? 1 : 0) >= maxTokens) return null;
			known.last ??= await timed('decode step', () => batch.read([token]));
			return { batch, last: known.last };
		}
		const asked = await question();
		const ids = parts.codec.encodeLines(prefix);
		if (asked.batch.length + ids.length >= maxTokens) return null;
		if (ids.length === 0) return asked;
		const batch = asked.batch.copy();
		const last = await batch.read(ids);
		hold(key, { batch, last, token: ids.at(-1) ?? 0 });
		return { batch, last };
	}

	return {
		async *grow(prefix, count, seed) {
			const writers = newWriters(count, seed);
			/** What the last token of a step said beyond its end, by candidate. */
			const rests = new Map<number, string>();
			const ends: Ends<GeneratedStep['end']> = {
				endTurn({ solution }) {
					const { text, isAnswered } = endTurn(solution);
					return { text, end: isAnswered ? 'answered' : 'cut' };
				},
				add({ candidate, solution }, added, isFull) {
					const { text, isAnswered, isEnded, rest } = addStep(solution, added);
					rests.set(candidate, rest);
					return { text, end: isAnswered ? 'answered' : isFull ? 'cut' : isEnded ? 'step' : null };
				},
				leave({ candidate, solution, token }, end, rows, row) {
					const key = keyOf([...prefix, solution.last.trimEnd()]);
					// A token that holds the next step's first letters too is no end of this one.
					if (end !== 'step' || states.has(key) || rests.get(candidate)?.trim() !== '') return;
					hold(key, { batch: rows.copy(row), last: null, token });
				},
			};
			for (const wave of await wavesOf(parts, writers)) {
				const from = await stateOf(prefix);
				if (from === null) {
					yield wave.map(({ candidate }) => ({ candidate, text: '', tokens: 0, end: 'cut' }));
					return;
				}
				const { last } = from;
				const batch = from.batch.fanOut(wave.length);
				yield* writeRows(parts, { batch, last, writers: wave }, settings, ends);
			}
		},
		keep(prefixes) {
			const kept = new Set(prefixes.map(keyOf));
			for (const key of [...states.keys()]) if (!kept.has(key)) drop(key);
		},
		free() {
			for (const key of [...states.keys()]) drop(key);
		},
	};
}

function keyOf(prefix: readonly string[]): string {
	return prefix.join('\n');
}
