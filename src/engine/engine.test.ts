import { expect, test } from 'vitest';
import { type ModelChoice, shippedModels } from './choice.ts';
import { createDesk } from './desk.ts';
import { createEngine } from './engine.ts';
import type { Backend } from './info.ts';
import type { JobEnd, Work } from './job.ts';
import { FakeFiles, infoOn } from './testing/fake-engine.ts';
import { broken, type Event, HandClient, later } from './testing/hand-client.ts';

const done: Event = { kind: 'done', stopped: false };

function set(backend: Backend = 'auto') {
	const client = new HandClient();
	const files = new FakeFiles();
	const engine = createEngine<string, Event>(client, files, backend);
	return { client, files, engine };
}

/** One request, with what was told and how it ended. */
function workOf(...requests: string[]) {
	const told: (Event | string)[] = [];
	const work: Work<string, Event, Event> = {
		async *task(use) {
			for (const request of requests) yield* use.run(request);
		},
		began: () => told.push('began'),
		tell: (event) => told.push(event),
		ended: (end: JobEnd) => told.push(end),
	};
	return { told, work };
}

async function loaded(backend: 'wasm' | 'webgpu' = 'wasm') {
	const all = set();
	void all.engine.load();
	all.client.loads[0]?.end({ ok: true, value: infoOn(backend) });
	await later();
	return all;
}

test('models are loaded once for all pages; any will do for auto, and another backend loads anew', async () => {
	const { client, engine } = set('wasm');
	const [first, second] = [workOf('a'), workOf('b')];
	engine.start('solve', first.work);
	client.loads[0]?.progress();
	expect(engine.getState().models).toMatchObject({ kind: 'loading', progress: { loadedBytes: 1 } });
	client.loads[0]?.end({ ok: true, value: infoOn('wasm') });
	await later();
	client.runs[0]?.tell(done);
	await later();
	expect(first.told).toEqual(['began', done, 'done']);
	engine.choose('auto');
	engine.start('check', second.work);
	await later();
	expect(client.runs.map(({ request }) => request)).toEqual(['a', 'b']);
	engine.choose('webgpu');
	engine.start('lab', workOf('c').work);
	expect(client.loads.map(({ backend }) => backend)).toEqual(['wasm', 'webgpu']);
});

test('a job of another page takes the engine once the run before has ended; the one before is told', async () => {
	const { client, engine } = await loaded();
	const [first, second] = [workOf('a', 'never asked for'), workOf('b')];
	engine.start('solve', first.work);
	await later();
	client.runs[0]?.tell({ kind: 'text', text: 'kept' });
	engine.start('check', second.work);
	await later();
	expect(first.told).toEqual([
		'began',
		{ kind: 'text', text: 'kept' },
		{ kind: 'done', stopped: true },
		'overtaken',
	]);
	client.runs[1]?.tell(done);
	await later();
	expect(second.told).toEqual(['began', done, 'done']);
	expect(client.runs.map(({ request }) => request)).toEqual(['a', 'b']);
});

test('jobs of one page share the engine, a run at a time; only the one that is stopped stops', async () => {
	const { client, engine } = await loaded();
	const [many, typed] = [workOf('1', '2'), workOf('typed')];
	engine.start('check', many.work);
	await later();
	const job = engine.start('check', typed.work);
	await later();
	expect(client.runs).toHaveLength(1);
	client.runs[0]?.tell(done);
	await later();
	expect(client.runs.map(({ request }) => request)).toEqual(['1', 'typed']);
	job.stop();
	await later();
	expect(typed.told.at(-1)).toBe('stopped');
	client.runs[2]?.tell(done);
	await later();
	expect(many.told.at(-1)).toBe('done');
	expect(client.stops).toBe(1);
});

test('a job that waits for its turn leaves at once when it is stopped, and the next has its turn', async () => {
	const { client, engine } = await loaded();
	const [first, second, third] = [workOf('a'), workOf('b'), workOf('c')];
	engine.start('check', first.work);
	await later();
	const waiting = engine.start('check', second.work);
	await later();
	engine.start('check', third.work);
	waiting.stop();
	await later();
	expect(second.told).toEqual(['began', 'stopped']);
	expect(client.stops).toBe(0);
	client.runs[0]?.tell(done);
	await later();
	expect(client.runs.map(({ request }) => request)).toEqual(['a', 'c']);
});

test('a load that a job waits for is left with it; nobody joins it, and no failure stays', async () => {
	const { client, engine } = set();
	const { told, work } = workOf('a');
	engine.start('solve', work).stop();
	await later();
	expect(told).toEqual(['began', 'stopped']);
	expect(client.stops).toBe(1);
	expect(engine.getState().models).toEqual({ kind: 'none', wasLeft: true });
	engine.start('solve', workOf('b').work);
	expect(client.loads).toHaveLength(2);
});

test('a failed run is told to its page and to all; trying again begins its work anew', async () => {
	const { client, engine } = await loaded();
	const desk = createDesk(engine, 'solve');
	const { told, work } = workOf('a');
	desk.start(work);
	await later();
	client.runs[0]?.tell({ kind: 'failed', failure: broken });
	await later();
	expect(told.at(-1)).toBe('failed');
	expect(desk.getState()).toEqual({ busy: false, end: 'failed' });
	expect(engine.getState().models).toEqual({ kind: 'failed', failure: broken });
	engine.retry('wasm');
	expect(desk.getState().busy).toBe(true);
	expect(client.loads.map(({ backend }) => backend)).toEqual(['auto', 'wasm']);
	client.loads[1]?.end({ ok: true, value: infoOn('wasm') });
	await later();
	client.runs[1]?.tell(done);
	await later();
	expect(told.slice(-3)).toEqual(['began', done, 'done']);
});

test('a load that fails fails the job, and with no work to repeat trying again loads', async () => {
	const { client, engine } = set();
	const { told, work } = workOf('a');
	engine.start('solve', work);
	client.loads[0]?.end({ ok: false, error: broken });
	await later();
	expect(told).toEqual(['began', 'failed']);
	engine.retry();
	expect(client.loads).toHaveLength(2);
});

test('a task that breaks is a failure with its reason, not a silence', async () => {
	const { engine } = await loaded();
	const shown: unknown[] = [];
	const error = console.error;
	console.error = (cause: unknown) => shown.push(cause);
	const work: Work<string, Event, Event> = {
		// biome-ignore lint/correctness/useYield: it breaks before it has anything to tell.
		async *task() {
			throw new TypeError('a bug');
		},
		tell: () => undefined,
	};
	expect(await engine.start('solve', work).ended).toBe('failed');
	console.error = error;
	expect(shown).toHaveLength(1);
	expect(engine.getState().models).toMatchObject({ kind: 'failed', failure: { code: 'internal' } });
});

test('a desk holds one job; of those that replace it the newest alone is begun', async () => {
	const { client, engine } = await loaded();
	const desk = createDesk(engine, 'check');
	desk.start(workOf('first').work);
	desk.start(workOf('ignored').work);
	await later();
	desk.replace(workOf('older').work);
	desk.replace(workOf('newest').work);
	await later();
	expect(client.runs.map(({ request }) => request)).toEqual(['first', 'newest']);
	client.runs[1]?.tell(done);
	await later();
	expect(desk.getState()).toEqual({ busy: false, end: 'done' });
});

test('other models are another load; the same choice is none', async () => {
	const { client, engine } = await loaded();
	engine.start('solve', workOf('a').work);
	await later();
	client.runs[0]?.tell(done);
	await later();
	const silent: ModelChoice = { ...shippedModels, judge: { kind: 'none' } };
	engine.chooseModels(silent);
	engine.start('solve', workOf('b').work);
	expect(client.loads).toHaveLength(2);
	client.loads[1]?.end({ ok: true, value: infoOn('wasm') });
	await later();
	expect(engine.getState().models).toMatchObject({ kind: 'ready', choice: silent });
	client.runs[1]?.tell(done);
	await later();
	engine.chooseModels(silent);
	engine.start('solve', workOf('c').work);
	expect(client.loads).toHaveLength(2);
});
