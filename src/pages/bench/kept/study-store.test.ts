import 'fake-indexeddb/auto';
import { openDB } from 'idb';
import { expect, test, vi } from 'vitest';
import type { BestOfNStudy } from '../../../domain/study/best-of-n-study.ts';
import { studyFormat } from '../../../domain/study/record.ts';
import type { Study } from '../../../domain/study/studies.ts';
import { createEngine } from '../../../engine/engine.ts';
import { FakeFiles } from '../../../engine/testing/fake-engine.ts';
import { createToyClient } from '../../../run/testing/toy-client.ts';
import { type StudyUpdate, studyJob } from './study-job.ts';
import { openStudyStore, type StudyStore } from './study-store.ts';

const study: BestOfNStudy = {
	format: studyFormat,
	version: 1,
	kind: 'best-of-n',
	settings: { candidates: 4, temperature: 0.8, topP: 1, seed: 3 },
	source: 'test',
	app: '0',
	begun: '2026-01-02T03:04:05.000Z',
	models: null,
	backend: null,
	items: Array.from({ length: 5 }, (_, at) => ({ question: `Q${at}?`, gold: '2', length: 1 })),
	rows: [],
};

let databases = 0;
const openEmpty = (): Promise<StudyStore> => openStudyStore(`bench-${databases++}`);
/** Rows of whatever study in the database opened as number `at`. */
const countRows = async (at: number): Promise<number> =>
	(await openDB(`bench-${at}`)).count('rows');

/** Runs a study on the toy as the page does. */
async function run(
	store: StudyStore,
	id: string,
	isPaused: () => boolean = () => false,
	locks = new Set<string>(),
): Promise<StudyUpdate[]> {
	const engine = createEngine(createToyClient(), new FakeFiles(), 'wasm');
	const updates: StudyUpdate[] = [];
	const takeLock = async (name: string) => {
		if (locks.has(name)) return null;
		locks.add(name);
		return () => locks.delete(name);
	};
	const job = engine.start('bench', {
		task: studyJob(store, id, isPaused, takeLock),
		tell: (update) => updates.push(update),
	});
	expect(await job.ended).toBe('done');
	if (updates[0]?.kind !== 'taken') expect(locks.size, 'the lock is given back').toBe(0);
	return updates;
}

async function added(store: StudyStore, studied: Study = study): Promise<string> {
	const id = await store.add(studied);
	if (!id.ok) throw new Error(id.error.message);
	return id.value;
}

test('a study is paused after three problems, resumed, and is the same as one in one go', async () => {
	const store = await openEmpty();
	const id = await added(store);
	let rows = 0;
	const paused = await run(store, id, () => ++rows === 3);
	expect(paused.map(({ kind }) => kind)).toEqual(['begun', 'row', 'row', 'row']);
	expect((await store.list())[0]).toMatchObject({ id, items: 5, rows: 3 });
	expect(await run(store, id)).toHaveLength(1 + 2);

	const other = await openEmpty();
	const whole = await added(other);
	await run(other, whole);
	expect(await store.open(id)).toEqual(await other.open(whole));
	expect((await store.open(id))?.rows).toHaveLength(5);
	await store.remove(id);
	expect(await store.list()).toEqual([]);
	expect(await store.open(id)).toBeNull();
	expect(await countRows(databases - 2)).toBe(0);
});

test('a study that another tab runs is not run twice', async () => {
	const store = await openEmpty();
	const id = await added(store);
	const updates = await run(store, id, () => false, new Set([`steplight.study/${id}`]));
	expect(updates).toEqual([{ kind: 'taken' }]);
	expect(await countRows(databases - 1)).toBe(0);
});

test('a study that was begun with other models is not gone on with', async () => {
	const store = await openEmpty();
	const models = { writer: 'another', judge: 'toy', files: [] };
	const updates = await run(store, await added(store, { ...study, models }));
	expect(updates).toEqual([{ kind: 'other-models', begunWith: 'another, judged by toy' }]);
	await store.remove((await store.list())[0]?.id ?? '');
	const id = await added(store);
	expect((await run(store, id))[0]).toMatchObject({ study: { models: { writer: 'toy' } } });
	expect((await store.list())[0]?.head.backend?.name).toBe('wasm');
});

test('a study that another tab has deleted is not begun again', async () => {
	const store = await openEmpty();
	const id = await added(store);
	await store.remove(id);
	expect(await run(store, id)).toEqual([{ kind: 'gone' }]);
	expect(await store.list()).toEqual([]);
});

test('a row that is there already stays', async () => {
	const store = await openEmpty();
	const id = await added(store);
	const row = { candidates: [], tokens: 1, ms: 1 };
	await store.addRow(id, 0, row);
	expect(await store.addRow(id, 0, { ...row, tokens: 2 })).toEqual({ ok: true, value: null });
	expect((await store.open(id))?.rows).toEqual([row]);
});

test('a browser that is full ends the run, says so, and keeps what was done', async () => {
	const store = await openEmpty();
	const id = await added(store);
	const add = IDBObjectStore.prototype.add;
	let writes = 0;
	const spy = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (
		this: IDBObjectStore,
		value,
	) {
		if (++writes > 2) throw new DOMException('no room', 'QuotaExceededError');
		return add.call(this, value);
	});
	const updates = await run(store, id);
	spy.mockRestore();
	expect(updates.map(({ kind }) => kind)).toEqual(['begun', 'row', 'row', 'unkept']);
	expect(updates[3]).toMatchObject({ failure: { code: 'quota' } });
	expect(await run(store, id)).toHaveLength(1 + 3);
});
