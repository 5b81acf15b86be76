import 'fake-indexeddb/auto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createDesk } from '../../../engine/desk.ts';
import { createEngine } from '../../../engine/engine.ts';
import { FakeFiles } from '../../../engine/testing/fake-engine.ts';
import { createToyClient } from '../../../run/testing/toy-client.ts';
import { freshStudy } from '../form/make-study.ts';
import { blankStudyDraft } from '../form/study-draft.ts';
import { openStudyStore } from '../kept/study-store.ts';
import { createBench } from './bench-state.ts';

// A browser without Web Locks.
beforeAll(() => vi.stubGlobal('navigator', {}));
afterAll(() => vi.unstubAllGlobals());

let databases = 0;

async function benchWith(pause?: () => Promise<void>) {
	const store = await openStudyStore(`state-${databases++}`);
	const engine = createEngine(createToyClient(pause), new FakeFiles(), 'wasm');
	const desk = createDesk(engine, 'bench');
	return { store, desk, bench: createBench(store, desk) };
}

const study = (kind: 'best-of-n' | 'steps') =>
	freshStudy({ ...blankStudyDraft, kind, count: 3, candidates: 4 });

test.each(['best-of-n', 'steps'] as const)(
	'a study of %s from its first row to its replay',
	async (kind) => {
		const { bench, desk } = await benchWith();
		await bench.add(study(kind));
		expect(bench.getState().opened).toMatchObject({ done: 0, study: { models: null } });
		bench.start();
		await vi.waitFor(() => expect(bench.getState().opened?.done).toBe(3));
		await vi.waitFor(() => expect(desk.getState().busy).toBe(false));
		expect(bench.getState()).toMatchObject({ pace: '', note: '', isPausing: false });
		expect(bench.getState().opened).toMatchObject({ study: { models: { writer: 'toy' } } });
		const whole = await bench.whole();
		expect(whole?.rows).toHaveLength(3);

		bench.replay();
		await vi.waitFor(() =>
			expect(bench.getState().note).toContain('first 3 were run again: no difference'),
		);

		const id = bench.getState().opened?.id ?? '';
		await bench.open(id);
		expect(bench.getState().opened?.done).toBe(3);
		await bench.remove(id);
		expect(bench.getState()).toMatchObject({ opened: null, studies: [] });
	},
);

test('a pause ends with the problem at hand, a stop at once; both go on', async () => {
	const { bench, desk } = await benchWith(() => new Promise((resolve) => setTimeout(resolve, 2)));
	await bench.add(study('best-of-n'));
	bench.start();
	await vi.waitFor(() => expect(bench.getState().pace).toContain('1 of 3'));
	bench.pause();
	await vi.waitFor(() => expect(desk.getState().busy).toBe(false));
	const paused = bench.getState().opened?.done ?? 0;
	expect(paused).toBeGreaterThan(0);
	expect(paused).toBeLessThan(3);
	bench.start();
	bench.stop();
	await vi.waitFor(() => expect(bench.getState().note).toContain('Stopped'));
	bench.start();
	await vi.waitFor(() => expect(bench.getState().opened?.done).toBe(3));
});

test('a study that is gone is said to be', async () => {
	const { bench } = await benchWith();
	await bench.open('no such id');
	expect(bench.getState()).toMatchObject({ opened: null, note: 'This study is gone.' });
});

test('what another tab has done since the study was opened here is shown, each row with its item', async () => {
	const { store, bench, desk } = await benchWith();
	const other = createBench(store, desk);
	await bench.add(study('best-of-n'));
	const id = bench.getState().opened?.id ?? '';
	await other.open(id);
	other.start();
	await vi.waitFor(() => expect(other.getState().opened?.done).toBe(3));
	await vi.waitFor(() => expect(desk.getState().busy).toBe(false));
	expect(bench.getState().opened?.done).toBe(0);
	bench.start();
	await vi.waitFor(() => expect(bench.getState().opened?.done).toBe(3));
	expect(bench.getState().opened?.results).toEqual(other.getState().opened?.results);
});
