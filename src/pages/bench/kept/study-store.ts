import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { failure, type Result, success } from '../../../domain/result.ts';
import type { Study, StudyKind } from '../../../domain/study/studies.ts';

/** A study without what it is of and what came of it. */
type KeptHead = Omit<Study, 'items' | 'rows'>;

export type StudySummary = {
	readonly id: string;
	readonly head: KeptHead & { readonly kind: StudyKind };
	readonly items: number;
	readonly rows: number;
};

export type KeepFailure = {
	readonly code: 'quota' | 'blocked';
	/** A sentence that says what to do. */
	readonly message: string;
};

/** A row of a study, whatever its kind. */
export type Row = Study['rows'][number];

interface BenchSchema extends DBSchema {
	heads: { key: string; value: { id: string; head: KeptHead; items: number } };
	items: { key: string; value: { id: string; items: Study['items'] } };
	/** Study and item. */
	rows: { key: [string, number]; value: { id: string; at: number; row: Row } };
}

/** Studies in this browser (IndexedDB): each row is written by itself, as soon as it is there. */
export type StudyStore = {
	list(): Promise<StudySummary[]>;
	/** Adds a study with the rows that it has. @returns its id. */
	add(study: Study): Promise<Result<string, KeepFailure>>;
	/** null where it is gone. */
	open(id: string): Promise<Study | null>;
	/** Notes what a study was begun with. */
	begin(id: string, study: Study): Promise<Result<null, KeepFailure>>;
	/** Adds the row of item `at`; one that is there already stays. */
	addRow(id: string, at: number, row: Row): Promise<Result<null, KeepFailure>>;
	remove(id: string): Promise<void>;
};

/** @throws where the browser keeps nothing, as in some private windows. */
export async function openStudyStore(name = 'steplight.bench'): Promise<StudyStore> {
	const database = await openDB<BenchSchema>(name, 1, {
		upgrade(made) {
			made.createObjectStore('heads', { keyPath: 'id' });
			made.createObjectStore('items', { keyPath: 'id' });
			made.createObjectStore('rows', { keyPath: ['id', 'at'] });
		},
		// Another tab wants to delete or upgrade it.
		blocking: () => database.close(),
	});
	return storeOn(database);
}

function storeOn(database: IDBPDatabase<BenchSchema>): StudyStore {
	const rowsOf = (id: string): IDBKeyRange => IDBKeyRange.bound([id, 0], [id, Number.MAX_VALUE]);
	return {
		async list() {
			const heads = await database.getAll('heads');
			const summaries = heads.map(async ({ id, head, items }): Promise<StudySummary> => {
				return { id, head, items, rows: await database.count('rows', rowsOf(id)) };
			});
			const listed = await Promise.all(summaries);
			return listed.sort((a, b) => b.head.begun.localeCompare(a.head.begun));
		},
		add: (study) =>
			kept(async () => {
				const { items, rows, ...head } = study;
				const id = crypto.randomUUID();
				const write = database.transaction(['heads', 'items', 'rows'], 'readwrite');
				const written = [
					write.objectStore('heads').add({ id, head, items: items.length }),
					write.objectStore('items').add({ id, items }),
					...rows.map((row, at) => write.objectStore('rows').add({ id, at, row })),
				];
				await Promise.all([...written, write.done]);
				return id;
			}),
		async open(id) {
			const [known, found, rows] = await Promise.all([
				database.get('heads', id),
				database.get('items', id),
				database.getAll('rows', rowsOf(id)),
			]);
			if (known === undefined || found === undefined) return null;
			// What was kept as one study comes back as one.
			return { ...known.head, items: found.items, rows: rows.map(({ row }) => row) } as Study;
		},
		begin: (id, study) =>
			kept(async () => {
				const { items, rows: _rows, ...head } = study;
				await database.put('heads', { id, head, items: items.length });
				return null;
			}),
		addRow: (id, at, row) =>
			kept(async () => {
				const write = database.transaction('rows', 'readwrite');
				const isKnown = (await write.store.getKey([id, at])) !== undefined;
				if (!isKnown) await write.store.add({ id, at, row });
				await write.done;
				return null;
			}),
		async remove(id) {
			const write = database.transaction(['heads', 'items', 'rows'], 'readwrite');
			await Promise.all([
				write.objectStore('heads').delete(id),
				write.objectStore('items').delete(id),
				write.objectStore('rows').delete(rowsOf(id)),
				write.done,
			]);
		},
	};
}

async function kept<T>(write: () => Promise<T>): Promise<Result<T, KeepFailure>> {
	try {
		return success(await write());
	} catch (cause) {
		const name = cause instanceof Error || cause instanceof DOMException ? cause.name : '';
		return failure(
			name === 'QuotaExceededError' ? full : { code: 'blocked', message: blocked(cause) },
		);
	}
}

const full: KeepFailure = {
	code: 'quota',
	message:
		'This browser has no room left for the study. What was done is kept: export it, delete an older study, and resume.',
};

const blocked = (cause: unknown): string =>
	`This browser does not keep the study (${cause instanceof Error ? cause.message : String(cause)}). Allow this site to store data, or use a window that is not private.`;
