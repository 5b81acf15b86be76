/**
 * Seeded randomness. Everything random in Steplight draws from one of these, so that the same seed
 * gives the same problem and the same candidates.
 */
export class Random {
	#a: number;
	#b: number;
	#c: number;
	#counter = 1;
	readonly #seed: string;

	/** @param seed any text or number; equal seeds give equal sequences on every runtime. */
	constructor(seed: string | number) {
		this.#seed = String(seed);
		this.#a = hash32(this.#seed, 0x9e3779b9);
		this.#b = hash32(this.#seed, 0x85ebca6b);
		this.#c = hash32(this.#seed, 0xc2b2ae35);
		for (let warmUp = 0; warmUp < 12; warmUp++) this.next();
	}

	/** A uniform number in [0, 1), by sfc32 (Doty-Humphrey, PractRand). */
	next(): number {
		const sum = (this.#a + this.#b + this.#counter) | 0;
		this.#counter = (this.#counter + 1) | 0;
		this.#a = this.#b ^ (this.#b >>> 9);
		this.#b = (this.#c + (this.#c << 3)) | 0;
		this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
		return (sum >>> 0) / 4294967296;
	}

	/** A whole number from `low` to `high`, both included. */
	int(low: number, high: number): number {
		return low + Math.floor(this.next() * (high - low + 1));
	}

	/** One of the items. @throws RangeError for an empty list. */
	pick<T>(items: readonly T[]): T {
		const item = items[Math.floor(this.next() * items.length)];
		if (item === undefined) throw new RangeError('cannot pick from an empty list');
		return item;
	}

	/** `count` different items, in random order. @throws RangeError if there are too few. */
	pickSome<T>(items: readonly T[], count: number): T[] {
		if (count > items.length) throw new RangeError(`cannot pick ${count} of ${items.length} items`);
		const rest = [...items];
		return Array.from({ length: count }, () => {
			const at = Math.floor(this.next() * rest.length);
			return rest.splice(at, 1)[0] as T;
		});
	}

	/** An independent stream named by `label`: it depends on the seed and label alone, not on what was drawn. */
	fork(label: string | number): Random {
		return new Random(`${this.#seed}/${label}`);
	}
}

/** A 32-bit hash of a text (FNV-1a with a final mix), the same on every runtime. */
export function hash32(text: string, basis = 0x811c9dc5): number {
	let hash = basis | 0;
	for (let at = 0; at < text.length; at++) {
		hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
	}
	hash = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
	hash = Math.imul(hash ^ (hash >>> 15), 0x846ca68b);
	return (hash ^ (hash >>> 16)) >>> 0;
}
