import type { Bytes } from './bytes.ts';

/** A step of a conversion: so many bytes of one file of weights. */
export type ConversionStep = {
	readonly file: number;
	readonly offset: number;
	readonly bytes: number;
};

export type Conversion = {
	/** Of what the weights are made and by which rules (`conversionKey`): the same for the same bytes. */
	readonly key: string;
	/** What the visitor knows the model by. */
	readonly name: string;
	/** In the order in which they are made; each file's follow each other without a gap. */
	readonly steps: readonly ConversionStep[];
	/** The bytes of the steps from `first` on, each step's in any number of pieces. */
	convert(first: number): AsyncIterable<{ readonly file: number; readonly bytes: Bytes }>;
	/** Bytes that are there, kept ones at once. */
	onBytes(done: number, total: number): void;
	readonly signal: AbortSignal;
	/** SHA-256 of each file that the weights were made of, once they are; none where nobody computes them. */
	hashes(): Promise<readonly string[]>;
	/** The same, also of weights that were kept. */
	onHashes(hashes: readonly string[]): void;
};

/** A name for what a conversion depends on: source, rules, form. Plain data, hashed by SHA-256. */
export async function conversionKey(parts: unknown): Promise<string> {
	const bytes = new TextEncoder().encode(JSON.stringify(parts));
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	return Array.from(digest.subarray(0, 16), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** How long each file of weights becomes. */
export function shardSizes(steps: readonly ConversionStep[]): readonly number[] {
	const sizes: number[] = [];
	for (const { file, offset, bytes } of steps) sizes[file] = offset + bytes;
	return sizes;
}

export function totalBytes(steps: readonly ConversionStep[]): number {
	return steps.reduce((total, { bytes }) => total + bytes, 0);
}

/** The same weights in memory, where nothing can be kept: a private window, or Node. */
export async function convertInMemory({
	steps,
	convert,
	onBytes,
	signal,
	hashes,
	onHashes,
}: Omit<Conversion, 'key' | 'name'>): Promise<readonly Blob[]> {
	const total = totalBytes(steps);
	const shards = shardSizes(steps).map((): Blob[] => []);
	let done = 0;
	onBytes(done, total);
	for await (const { file, bytes } of convert(0)) {
		signal.throwIfAborted();
		// A browser may move what a Blob holds out of the process.
		shards[file]?.push(new Blob([bytes]));
		done += bytes.byteLength;
		onBytes(done, total);
	}
	onHashes(await hashes());
	return shards.map((pieces) => new Blob(pieces));
}
