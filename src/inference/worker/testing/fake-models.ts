/**
 * A toy family for tests: bytes are tokens, and logits and rewards are functions of the tokens read
 * so far, which the fake KV cache carries. What forgets, repeats or mixes rows gets other numbers.
 */
import type { GraphSession, HostTensor } from '../ort.ts';
import { createQueue } from '../queue.ts';
import { createDecoder, type Decoder } from '../session.ts';
import type { TextCodec } from '../tokenizer.ts';

export const fakeVocab = 128;
const fakeShape = { layers: 1, kvHeads: 1, headDim: 1, carried: 0 };

/** One token a byte; id 0 begins. */
export const byteCodec: TextCodec = {
	encodeQuestion: (question) => [0, ...byteCodec.encodeLines([question])],
	encodeLines: (lines) => lines.flatMap((line) => [...new TextEncoder().encode(`${line}\n`)]),
	bytesOf: (id) => (id === 0 ? new Uint8Array() : Uint8Array.of(id)),
};

export type FakeModel = { readonly decoder: Decoder; readonly reads: number[][] };

/** A generator that continues the question with `script`, whatever is drawn. */
export function scriptedGenerator(script: string): FakeModel {
	return fakeModel('logits', fakeVocab, (tokens, out) => {
		const written = tokens.length - tokens.indexOf(10) - 1;
		out.fill(-100);
		out[script.charCodeAt(written)] = 100;
	});
}

/** A generator whose every letter is as likely as any other; a newline starts an answer line. */
export function randomGenerator(): FakeModel {
	return fakeModel('logits', fakeVocab, (tokens, out) => {
		out.fill(-100);
		if (tokens.at(-1) === 10 && tokens.filter((token) => token === 10).length > 1) out[35] = 100;
		else if (tokens.at(-1) === 35) out[10] = 100;
		else for (const letter of [97, 98, 99, 10]) out[letter] = 0;
	});
}

/** A reward that depends on every token read and on their order. */
export function hashRewarder(): FakeModel {
	return fakeModel('rewards', 1, (tokens, out) => {
		out[0] = hashReward(tokens);
	});
}

export function hashReward(tokens: readonly number[]): number {
	return tokens.reduce((hash, token, at) => (hash * 31 + token * (at + 1)) % 997, 7) / 997;
}

function fakeModel(
	outputName: 'logits' | 'rewards',
	width: number,
	answer: (tokens: readonly number[], out: Float32Array) => void,
): FakeModel {
	const reads: number[][] = [];
	const session: GraphSession = {
		async run(feeds) {
			const ids = feeds['input_ids'] as HostTensor;
			const past = feeds['past_key_0'] as HostTensor;
			const [rows = 0, length = 0] = ids.dims;
			reads.push([rows, length]);
			const pastLength = past.dims[2] ?? 0;
			if (rows > 1 && length > 1 && pastLength > 0) throw new Error('batch_size must be 1');
			const output = new Float32Array(rows * length * width);
			const present: number[] = [];
			for (let row = 0; row < rows; row++) {
				const before = [...past.data.subarray(row * pastLength, (row + 1) * pastLength)];
				const added = [...ids.data.subarray(row * length, (row + 1) * length)];
				for (let at = 0; at < length; at++) {
					const from = (row * length + at) * width;
					const tokens = [...before, ...added.slice(0, at + 1)];
					answer(tokens, output.subarray(from, from + width));
				}
				present.push(...before, ...added);
			}
			const cache = Float32Array.from(present);
			return { [outputName]: output, present_key_0: cache, present_value_0: cache };
		},
		release: async () => undefined,
	};
	return {
		decoder: createDecoder(
			session,
			fakeShape,
			outputName,
			createQueue(async () => undefined),
		),
		reads,
	};
}
