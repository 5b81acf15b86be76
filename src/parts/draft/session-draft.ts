import { parseJson, type Reader } from '../../domain/json.ts';

/** One thing that a visitor typed or chose, kept for the tab's life so that a reload does not lose it. */
export type SessionDraft<T> = {
	/** null where nothing is kept, or nothing that can be read. */
	readonly read: () => T | null;
	/** Where it cannot be kept, the page goes on without: what it shows is still there. */
	readonly keep: (value: T) => void;
	readonly forget: () => void;
};

/** Never throws, whatever the storage does: blocked, full, or holding something else. */
export function sessionDraft<T>(key: string, reader: Reader<T>): SessionDraft<T> {
	return draftIn(() => sessionStorage, key, reader);
}

/** The same for all later visits. */
export function lastingDraft<T>(key: string, reader: Reader<T>): SessionDraft<T> {
	return draftIn(() => localStorage, key, reader);
}

/** @param storage by its name, since to name it may throw. */
function draftIn<T>(storage: () => Storage, key: string, reader: Reader<T>): SessionDraft<T> {
	return {
		read() {
			const kept = attempt(() => storage().getItem(key));
			if (kept === null) return null;
			const read = parseJson(kept, reader);
			return read.ok ? read.value : null;
		},
		keep(value) {
			attempt(() => storage().setItem(key, JSON.stringify(value)));
		},
		forget() {
			attempt(() => storage().removeItem(key));
		},
	};
}

/** In a sandboxed frame, and where the browser keeps no site data, to name a storage throws. */
function attempt<T>(use: () => T): T | null {
	try {
		return use();
	} catch {
		return null;
	}
}
