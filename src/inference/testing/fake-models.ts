/**
 * A toy family for tests: bytes are tokens, and logits and rewards are functions of the tokens read
 * so far, which the fake KV cache carries. What forgets, repeats or mixes rows gets other numbers.
 */
import { type CacheMeter, createCacheMeter, type Decoder } from '../worker/decoder/decoder.ts';
import { createGpuDecoder } from '../worker/decoder/gpu-decoder.ts';
import { createHostDecoder } from '../worker/decoder/host-decoder.ts';
import type { TextCodec } from '../worker/model/tokenizer.ts';
import { createQueue } from '../worker/runtime/queue.ts';
import { FakeGpu } from './fake-gpu.ts';
import { gpuSession, hostSession, type Toy } from './fake-sessions.ts';

export const fakeVocab = 128;
const fakeMaxTokens = 60;

/** One token a byte; id 0 begins. */
export const byteCodec: TextCodec = {
	encodeQuestion: (question) => [0, ...byteCodec.encodeLines([question])],
	encodeLines: (lines) => lines.flatMap((line) => [...new TextEncoder().encode(`${line}\n`)]),
	bytesOf: (id) => (id === 0 ? new Uint8Array() : Uint8Array.of(id)),
};

export type FakeModel = {
	readonly decoder: Decoder;
	/** [rows, tokens a row] of every run. */
	readonly reads: number[][];
	readonly meter: CacheMeter;
	readonly gpu: FakeGpu;
	/** Recorded commands, by id; empty on the host. */
	readonly recordings: ReadonlyMap<number, string>;
};

/** What runs the toy: the same tests hold for both. */
export type Place = 'host' | 'gpu';

/** A generator that continues the question with `script`, whatever is drawn. */
export function scriptedGenerator(script: string, place: Place = 'host'): FakeModel {
	return fakeModel(place, {
		...{ outputWidth: fakeVocab, carried: 0 },
		answer(tokens, out) {
			const written = tokens.length - tokens.indexOf(10) - 1;
			out.fill(-100);
			out[script.charCodeAt(written)] = 100;
		},
	});
}

/** A generator whose every letter is as likely as any other; a newline starts an answer line. */
export function randomGenerator(place: Place = 'host', room?: number): FakeModel {
	const toy: Toy = {
		...{ outputWidth: fakeVocab, carried: 0 },
		answer(tokens, out) {
			out.fill(-100);
			if (tokens.at(-1) === 10 && tokens.filter((token) => token === 10).length > 1) out[35] = 100;
			else if (tokens.at(-1) === 35) out[10] = 100;
			else for (const letter of [97, 98, 99, 10]) out[letter] = 0;
		},
	};
	return fakeModel(place, toy, room);
}

/** A generator whose letters, newlines and answer marks are as likely as a hash of all that was read says. */
export function hashGenerator(place: Place = 'host'): FakeModel {
	return fakeModel(place, {
		...{ outputWidth: fakeVocab, carried: 0 },
		answer(tokens, out) {
			out.fill(-100);
			const isAnswer = tokens.at(-1) === 35;
			for (const id of isAnswer ? [10] : [97, 98, 10, 35]) {
				out[id] = 4 * hashReward([...tokens, id]);
			}
		},
	});
}

/** Rewards that depend on every token read and on their order; an outcome is half of the process reward. */
export function hashRewarder(place: Place = 'host'): FakeModel {
	return fakeModel(place, {
		...{ outputWidth: 2, carried: 1 },
		answer(tokens, out) {
			out[0] = hashReward(tokens);
			out[1] = hashReward(tokens) / 2;
		},
	});
}

export function hashReward(tokens: readonly number[]): number {
	return tokens.reduce((hash, token, at) => (hash * 31 + token * (at + 1)) % 997, 7) / 997;
}

/** @param room for so many rows at once. */
function fakeModel(place: Place, toy: Toy, room = 64): FakeModel {
	const reads: number[][] = [];
	const onRead = (rows: number, tokens: number): void => void reads.push([rows, tokens]);
	const meter = createCacheMeter();
	const queue = createQueue(async () => undefined);
	const gpu = new FakeGpu();
	const { outputWidth, carried } = toy;
	const sizes = { layers: 1, kvHeads: 1, headDim: 1, maxTokens: fakeMaxTokens };
	const counts = carried > 0 ? new Float32Array(256).fill(1) : null;
	const shape = { ...sizes, outputWidth, carried, counts, top: null };
	if (place === 'host') {
		const session = hostSession(toy, onRead, () => undefined);
		const decoder = createHostDecoder(session, shape, queue, meter, () => room);
		return { decoder, reads, meter, gpu, recordings: new Map() };
	}
	const session = gpuSession(toy, gpu, onRead, () => undefined);
	const decoder = createGpuDecoder(session, shape, queue, meter, () => room);
	return { decoder, reads, meter, gpu, recordings: session.recordings };
}
