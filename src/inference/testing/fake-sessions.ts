/**
 * Sessions of a toy model: what it answers is a function of the tokens read so far, which its fake
 * keys hold, and NaN where keys and carried state are not of the same row.
 */
import type { GpuSession, GpuTensor, HostSession, HostTensor } from '../worker/runtime/ort.ts';
import { FakeBuffer, type FakeGpu } from './fake-gpu.ts';

export type Toy = {
	readonly outputName: 'logits' | 'rewards';
	readonly outputWidth: number;
	/** 1 where the last token is handed on beside the keys. */
	readonly carried: 0 | 1;
	/** Fills what the toy says after the last of `tokens`. */
	answer(tokens: readonly number[], out: Float32Array): void;
};

/** Told [rows, tokens a row] of every run. */
export type OnRead = (rows: number, tokens: number) => void;

type Row = { readonly past: readonly number[]; readonly hidden: number; readonly ids: number[] };

function readRow(toy: Toy, { past, hidden, ids }: Row, out: Float32Array): void {
	const isWhole = toy.carried === 0 || hidden === (past.at(-1) ?? 0);
	for (let at = 0; at < ids.length; at++) {
		const answer = out.subarray(at * toy.outputWidth, (at + 1) * toy.outputWidth);
		if (isWhole) toy.answer([...past, ...ids.slice(0, at + 1)], answer);
		else answer.fill(Number.NaN);
	}
}

function checkShape(rows: number, tokens: number, past: number): void {
	if (rows > 1 && tokens > 1 && past > 0) throw new Error('batch_size must be 1');
}

export function hostSession(toy: Toy, onRead: OnRead, onRelease: () => void): HostSession {
	return {
		kind: 'host',
		async run(feeds) {
			const ids = feed(feeds, 'input_ids');
			const keys = feed(feeds, 'past_key_0');
			const [rows = 0, tokens = 0] = ids.dims;
			const length = keys.dims[2] ?? 0;
			onRead(rows, tokens);
			checkShape(rows, tokens, length);
			const output = new Float32Array(rows * tokens * toy.outputWidth);
			const present: number[] = [];
			for (let row = 0; row < rows; row++) {
				const part = ({ data }: HostTensor, width: number): number[] => [
					...data.subarray(row * width, (row + 1) * width),
				];
				const hidden = toy.carried === 0 ? 0 : (feed(feeds, 'past_hidden').data[row] ?? Number.NaN);
				const read = { past: part(keys, length), hidden, ids: part(ids, tokens) };
				const width = tokens * toy.outputWidth;
				readRow(toy, read, output.subarray(row * width, (row + 1) * width));
				present.push(...read.past, ...read.ids);
			}
			const cache = Float32Array.from(present);
			const last = Float32Array.from({ length: rows }, (_, row) =>
				Number(ids.data[(row + 1) * tokens - 1]),
			);
			return {
				...{ [toy.outputName]: output, present_key_0: cache, present_value_0: cache },
				...(toy.carried === 0 ? {} : { present_hidden: last }),
			};
		},
		release: async () => onRelease(),
	};
}

/** Few, so that tests read in pieces. */
const fakeLongestRead = 5;

/**
 * As strict as graph capture: a recorded id takes the same buffers and shapes, or throws.
 *
 * @param isDeaf a recording that is repeated does nothing, as on a driver that fails in silence.
 */
export function gpuSession(
	toy: Toy,
	gpu: FakeGpu,
	onRead: OnRead,
	onRelease: () => void,
	isDeaf = false,
): GpuSession & { readonly recordings: ReadonlyMap<number, string> } {
	const names = new Map<GPUBuffer, number>();
	const recordings = new Map<number, string>();
	const nameOf = (buffer: GPUBuffer): number => {
		names.set(buffer, names.get(buffer) ?? names.size);
		return names.get(buffer) as number;
	};
	const inWords = (tensors: Readonly<Record<string, GpuTensor>>): string =>
		Object.entries(tensors)
			.map(([name, { buffer, dims }]) => `${name} ${nameOf(buffer)} ${dims}`)
			.sort()
			.join('; ');
	return {
		...{ kind: 'gpu', device: gpu.device, longestRead: fakeLongestRead, recordings },
		async run(feeds, fetches, graph) {
			const run = `${inWords(feeds)} → ${inWords(fetches)}`;
			if (graph !== null && (recordings.get(graph) ?? run) !== run) {
				throw new Error(`recording ${graph} is of other buffers or shapes`);
			}
			if (isDeaf && graph !== null && recordings.has(graph)) return;
			if (graph !== null) recordings.set(graph, run);
			runOnGpu(toy, feeds, fetches, onRead);
		},
		release: async () => onRelease(),
	};
}

function runOnGpu(
	toy: Toy,
	feeds: Readonly<Record<string, GpuTensor>>,
	fetches: Readonly<Record<string, GpuTensor>>,
	onRead: OnRead,
): void {
	const [rows = 0, tokens = 0] = feed(feeds, 'input_ids').dims;
	const [total = 0] = ints(feed(feeds, 'total_sequence_length'));
	onRead(rows, tokens);
	checkShape(rows, tokens, total - tokens);
	if (tokens > fakeLongestRead) throw new Error(`${tokens} tokens at once give wrong numbers`);
	if (ints(feed(feeds, 'seqlens_k')).some((last) => last !== total - 1)) {
		throw new Error('seqlens_k does not fit total_sequence_length');
	}
	const keys = feed(feeds, 'past_key_0');
	if (keys.buffer !== feed(fetches, 'present_key_0').buffer) throw new Error('not in place');
	const room = keys.dims[2] ?? 0;
	const cache = floats(keys);
	const ids = ints(feed(feeds, 'input_ids'));
	const output = floats(feed(fetches, toy.outputName));
	const past = toy.carried === 0 ? null : floats(feed(feeds, 'past_hidden'));
	const present = toy.carried === 0 ? null : floats(feed(fetches, 'present_hidden'));
	if (past !== null && past.buffer === present?.buffer) throw new Error('the state is overwritten');
	for (let row = 0; row < rows; row++) {
		const at = row * room + total - tokens;
		const added = [...ids.subarray(row * tokens, (row + 1) * tokens)];
		const read = {
			past: [...cache.subarray(row * room, at)],
			hidden: past?.[row] ?? 0,
			ids: added,
		};
		const width = tokens * toy.outputWidth;
		readRow(toy, read, output.subarray(row * width, (row + 1) * width));
		cache.set(added, at);
		present?.set(added.slice(-1), row);
	}
}

function ints(tensor: GpuTensor): Int32Array {
	return new Int32Array(memoryOf(tensor), 0, numbersOf(tensor));
}

function floats(tensor: GpuTensor): Float32Array {
	return new Float32Array(memoryOf(tensor), 0, numbersOf(tensor));
}

function memoryOf({ buffer }: GpuTensor): ArrayBuffer {
	if (!(buffer instanceof FakeBuffer)) throw new TypeError('not a buffer of this GPU');
	return buffer.access('STORAGE');
}

function numbersOf({ dims }: GpuTensor): number {
	return dims.reduce((product, dim) => product * dim, 1);
}

function feed<T>(feeds: Readonly<Record<string, T>>, name: string): T {
	const tensor = feeds[name];
	if (tensor === undefined) throw new Error(`${name} is missing`);
	return tensor;
}
