import { expect, test } from 'vitest';
import { conversionKey, convertInMemory, shardSizes, totalBytes } from './conversion.ts';

const steps = [
	{ file: 0, offset: 0, bytes: 3 },
	{ file: 0, offset: 3, bytes: 2 },
	{ file: 1, offset: 0, bytes: 4 },
];

async function* convert(first: number) {
	for (const [at, { file, bytes }] of steps.entries()) {
		if (at >= first) yield { file, bytes: new Uint8Array(bytes).fill(at + 1) };
	}
}

test('weights in memory are the bytes of the steps, shard by shard', async () => {
	const progress: [number, number][] = [];
	const onBytes = (done: number, total: number) => progress.push([done, total]);
	const { signal } = new AbortController();
	const found: string[] = [];
	const hashes = async () => ['of the source'];
	const onHashes = (all: readonly string[]) => found.push(...all);
	const parts = { steps, convert, onBytes, signal, hashes, onHashes };
	const shards = await convertInMemory(parts);
	expect(found).toEqual(['of the source']);
	expect(await Promise.all(shards.map(async (shard) => [...(await shard.bytes())]))).toEqual([
		[1, 1, 1, 2, 2],
		[3, 3, 3, 3],
	]);
	expect(progress).toEqual([0, 3, 5, 9].map((done) => [done, 9]));
	expect(shardSizes(steps)).toEqual([5, 4]);
	expect(totalBytes(steps)).toBe(9);
});

test('a cancelled conversion ends with an AbortError', async () => {
	const signal = AbortSignal.abort();
	const nothing = { onBytes: () => undefined, hashes: async () => [], onHashes: () => undefined };
	const cancelled = convertInMemory({ steps, convert, signal, ...nothing });
	await expect(cancelled).rejects.toThrow(expect.objectContaining({ name: 'AbortError' }));
});

test('a key depends on everything that it is made of, and on nothing else', async () => {
	const parts = { source: [['a.gguf', 13, 'hash']], rules: 1, precision: 'int8' };
	expect(await conversionKey(parts)).toBe(await conversionKey(structuredClone(parts)));
	expect(await conversionKey(parts)).not.toBe(await conversionKey({ ...parts, rules: 2 }));
	expect(await conversionKey(parts)).toMatch(/^[0-9a-f]{32}$/u);
});
