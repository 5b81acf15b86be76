import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { Random } from '../../../domain/random.ts';
import { blobSource } from './byte-source.ts';
import { hashWhileRead } from './hash-while-read.ts';

const bytes = Uint8Array.from({ length: 200_000 }, (_, at) => (at * 31 + (at >> 8)) % 251);
const due = createHash('sha256').update(bytes).digest('hex');

function counted(content = bytes) {
	const source = blobSource(new Blob([content]), 'a file');
	let read = 0;
	const hashed = hashWhileRead({
		...source,
		read(offset, length) {
			read += length;
			return source.read(offset, length);
		},
	});
	return { hashed, bytesRead: () => read };
}

/** Where pieces of the file begin and how long they are, with gaps of padding. */
function pieces(random: Random): [number, number][] {
	const found: [number, number][] = [];
	for (let at = 700; at < bytes.length; ) {
		const length = Math.min(random.int(100, 20_000), bytes.length - at);
		found.push([at, length]);
		at += length + random.int(0, 31);
	}
	return found;
}

test.each([1, 2, 3])('in any order it is the hash of the file, read once (%i)', async (seed) => {
	const random = new Random(`hash/${seed}`);
	const { hashed, bytesRead } = counted();
	hashed.beginHash();
	const order = pieces(random).map((piece) => [random.next(), piece] as const);
	for (const [, [offset, length]] of order.sort(([a], [b]) => a - b)) {
		expect(await hashed.read(offset, length)).toEqual(bytes.slice(offset, offset + length));
	}
	expect(await hashed.sha256()).toBe(due);
	expect(bytesRead()).toBe(bytes.length);
});

test('what is read twice, at once or not at all is no other hash', async () => {
	const { hashed } = counted();
	hashed.beginHash();
	await Promise.all([hashed.read(50_000, 60_000), hashed.read(0, 10), hashed.read(5, 80_000)]);
	await hashed.read(0, 90_000);
	expect(await hashed.sha256()).toBe(due);
});

test('a file that becomes shorter is named', async () => {
	const blob = new Blob([bytes]);
	const hashed = hashWhileRead(blobSource(blob, 'a file'));
	hashed.beginHash();
	await hashed.read(0, 100);
	blob.slice = () => new Blob([]);
	await expect(hashed.sha256()).rejects.toMatchObject({ failure: { code: 'file-changed' } });
});
