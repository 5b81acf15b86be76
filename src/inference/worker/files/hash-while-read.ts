import type { ByteSource } from './byte-source.ts';
import type { Bytes } from './bytes.ts';

/** What is read ahead of the hash waits for it in memory, up to so many bytes. */
const mostWaiting = 64_000_000;
/** Between two tensors there is padding: it is read at once. */
const smallGap = 64;
const pieceBytes = 8_000_000;

/** A file that is hashed while it is read. */
export interface HashedSource extends ByteSource {
	/** From now on what is read is hashed; before, as where only its header is wanted, nothing is. */
	beginHash(): void;
	/** SHA-256 of the whole file; reads what was not read yet. Rejects as `read` does. */
	sha256(): Promise<string>;
}

/**
 * SHA-256 wants a file from its first byte to its last, and a conversion reads its tensors in another order: what comes
 * too early waits. Only where too much would wait is a part read ahead, and once more when its turn comes.
 */
export function hashWhileRead(source: ByteSource): HashedSource {
	/** Pieces beyond `hashed`, by where they begin. */
	const waiting = new Map<number, Bytes>();
	let waitingBytes = 0;
	let hashed = 0;
	let hasher: Promise<Hasher> | null = null;
	/** One piece after the other, whoever reads. */
	let turn: Promise<void> = Promise.resolve();

	async function take(offset: number, bytes: Bytes): Promise<void> {
		if (offset + bytes.length <= hashed) return;
		if (offset > hashed + smallGap) {
			waiting.set(offset, bytes);
			waitingBytes += bytes.length;
			if (waitingBytes > mostWaiting) await closeGap(Math.min(...waiting.keys()));
		} else {
			await closeGap(offset);
			await add(offset, bytes);
		}
		for (;;) {
			const next = [...waiting].find(([at]) => at <= hashed + smallGap);
			if (next === undefined) return;
			const [at, piece] = next;
			waiting.delete(at);
			waitingBytes -= piece.length;
			await closeGap(at);
			await add(at, piece);
		}
	}

	/** Bytes from `offset` on, of which the first may be hashed already. */
	async function add(offset: number, bytes: Bytes): Promise<void> {
		if (offset + bytes.length <= hashed) return;
		(await hasher)?.update(bytes.subarray(hashed - offset));
		hashed = offset + bytes.length;
	}

	async function closeGap(end: number): Promise<void> {
		while (hashed < end) {
			const length = Math.min(pieceBytes, end - hashed);
			await add(hashed, await source.read(hashed, length));
		}
	}

	return {
		...source,
		async read(offset, length) {
			const bytes = await source.read(offset, length);
			if (hasher === null) return bytes;
			turn = turn.then(() => take(offset, bytes));
			await turn;
			return bytes;
		},
		beginHash() {
			hasher ??= newHasher();
		},
		async sha256() {
			await turn;
			await take(hashed, new Uint8Array(0));
			for (const at of [...waiting.keys()].sort((a, b) => a - b)) {
				await closeGap(at);
				await add(at, waiting.get(at) as Bytes);
			}
			waiting.clear();
			await closeGap(source.size);
			return (await (hasher ?? newHasher())).digest('hex');
		},
	};
}

type Hasher = Awaited<ReturnType<typeof import('hash-wasm').createSHA256>>;

/** The browser's own SHA-256 takes a file whole. */
async function newHasher(): Promise<Hasher> {
	const { createSHA256 } = await import('hash-wasm');
	return (await createSHA256()).init();
}
