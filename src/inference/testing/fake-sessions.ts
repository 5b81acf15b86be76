/**
 * Sessions of a toy model: what it answers is a function of the tokens read so far, which its fake
 * keys hold, and NaN where keys and carried state are not of the same row.
 */
import type { GpuSession, GpuTensor, HostSession } from '../worker/runtime/ort.ts';
import { FakeBuffer, type FakeGpu } from './fake-gpu.ts';

export type Toy = {
	readonly outputWidth: number;
	/** Width of the state beside the keys, each number of which is the last token; 0 for none. */
	readonly carried: number;
	/** Fills what the toy says after the last of `tokens`. */
	answer(tokens: readonly number[], out: Float32Array): void;
};

/** Told [rows, tokens a row] of every run. */
export type OnRead = (rows: number, tokens: number) => void;

type Row = {
	readonly past: readonly number[];
	readonly hidden: number;
	readonly ids: number[];
	/** Positions among `ids` that are told. */
	readonly readAt: readonly number[];
};

function readRow(toy: Toy, { past, hidden, ids, readAt }: Row, out: Float32Array): void {
	const isWhole = toy.carried === 0 || hidden === (past.at(-1) ?? 0);
	for (const [place, at] of readAt.entries()) {
		const answer = out.subarray(place * toy.outputWidth, (place + 1) * toy.outputWidth);
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
			const caches = Object.keys(feeds).flatMap(
				(name) => /^past_((key|value)_\d+)$/u.exec(name)?.[1] ?? [],
			);
			const [rows = 0, tokens = 0] = ids.dims;
			// The past may be longer than what is valid of it.
			const [, , room = 0, headDim = 1] = keys.dims;
			const length = Number(feed(feeds, 'total_sequence_length').data[0]) - tokens;
			onRead(rows, tokens);
			checkShape(rows, tokens, length);
			const readAt = [...feed(feeds, 'read_at').data];
			const output = new Float32Array(rows * readAt.length * toy.outputWidth);
			for (let row = 0; row < rows; row++) {
				const past = Array.from(
					{ length },
					(_, at) => keys.data[(row * room + at) * headDim] ?? Number.NaN,
				);
				const hidden =
					toy.carried === 0
						? 0
						: (feed(feeds, 'past_hidden').data[row * toy.carried] ?? Number.NaN);
				const own = [...ids.data.subarray(row * tokens, (row + 1) * tokens)];
				const width = readAt.length * toy.outputWidth;
				const out = output.subarray(row * width, (row + 1) * width);
				readRow(toy, { past, hidden, ids: own, readAt }, out);
			}
			const added = new Float32Array(rows * tokens * headDim);
			for (const [at, id] of ids.data.entries()) added[at * headDim] = id;
			const last = Float32Array.from({ length: rows * toy.carried }, (_, at) =>
				Number(ids.data[(Math.floor(at / toy.carried) + 1) * tokens - 1]),
			);
			return {
				output,
				...Object.fromEntries(caches.map((name) => [`added_${name}`, added])),
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
	const [, , room = 0, headDim = 1] = keys.dims;
	const cache = floats(keys);
	const ids = ints(feed(feeds, 'input_ids'));
	const readAt = [...ints(feed(feeds, 'read_at'))];
	const output = floats(feed(fetches, 'output'));
	const past = toy.carried === 0 ? null : floats(feed(feeds, 'past_hidden'));
	const present = toy.carried === 0 ? null : floats(feed(fetches, 'present_hidden'));
	if (past !== null && past.buffer === present?.buffer) throw new Error('the state is overwritten');
	for (let row = 0; row < rows; row++) {
		const length = total - tokens;
		const added = [...ids.subarray(row * tokens, (row + 1) * tokens)];
		const read = {
			past: Array.from({ length }, (_, at) => cache[(row * room + at) * headDim] ?? Number.NaN),
			hidden: past?.[row * toy.carried] ?? 0,
			...{ ids: added, readAt },
		};
		const width = readAt.length * toy.outputWidth;
		readRow(toy, read, output.subarray(row * width, (row + 1) * width));
		for (const [at, id] of added.entries()) cache[(row * room + length + at) * headDim] = id;
		present?.fill(added.at(-1) ?? 0, row * toy.carried, (row + 1) * toy.carried);
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
