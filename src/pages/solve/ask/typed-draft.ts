/** What a visitor has typed: kept for the tab's life, so that neither a reload nor a switch loses it. */
export type TypedDraft = {
	readonly question: string;
	readonly answer: string;
	/** Whether the typed problem, not the fresh one, is the one to solve. */
	readonly chosen: boolean;
};

const key = 'steplight.typed-problem';
const blank: TypedDraft = { question: '', answer: '', chosen: false };

export function readDraft(storage: Storage): TypedDraft {
	try {
		const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
		return isDraft(kept) ? kept : blank;
	} catch {
		// Storage that is blocked or holds something else is no reason not to open the page.
		return blank;
	}
}

export function keepDraft(storage: Storage, draft: TypedDraft): void {
	try {
		storage.setItem(key, JSON.stringify(draft));
	} catch {
		// A full or blocked storage: the text is still in the page.
	}
}

function isDraft(value: unknown): value is TypedDraft {
	if (typeof value !== 'object' || value === null) return false;
	const { question, answer, chosen } = value as Readonly<Record<keyof TypedDraft, unknown>>;
	return typeof question === 'string' && typeof answer === 'string' && typeof chosen === 'boolean';
}
