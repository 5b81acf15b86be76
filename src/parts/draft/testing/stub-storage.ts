import { vi } from 'vitest';

/** Puts a storage in the tab's place, in memory, for the tests of one file. @param kept what it holds under any key. */
export function stubStorage(kept: string | null = null): Storage {
	const texts = new Map<string, string | null>();
	const storage: Storage = {
		get length() {
			return texts.size;
		},
		clear: () => texts.clear(),
		key: (at) => [...texts.keys()][at] ?? null,
		removeItem: (key) => void texts.set(key, null),
		getItem: (key) => (texts.has(key) ? (texts.get(key) ?? null) : kept),
		setItem: (key, text) => void texts.set(key, text),
	};
	vi.stubGlobal('sessionStorage', storage);
	return storage;
}
