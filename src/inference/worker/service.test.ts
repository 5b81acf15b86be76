import { expose, type Remote, wrap } from 'comlink';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { shippedModels } from '../../engine/choice.ts';
import { loadCancelled } from '../../engine/failure.ts';
import type { RunEvent } from '../../run/events.ts';
import type { RunSettings } from '../../run/ports.ts';
import type { EngineService, LoadReport, LoadRequest } from '../contract.ts';
import { fakeRuntime, familyFiles, readFrom } from '../testing/fake-family.ts';
import { openEngine } from './engine.ts';
import { createService, type OpenEngine } from './service.ts';

const problem = { id: 'p', topic: 't', question: 'Q?', answer: '1', reference: [] };
const settings: RunSettings = { candidates: 2, temperature: 0, topP: 1, seed: 1, maxTokens: 60 };
const request: LoadRequest = {
	...{
		modelsUrl: 'https://host/models/',
		model: null,
		backend: 'wasm',
		choice: shippedModels,
		threads: null,
		cacheName: 'kept',
	},
};

let channel: MessageChannel;
beforeEach(() => {
	channel = new MessageChannel();
});
afterEach(() => {
	channel.port1.close();
	channel.port2.close();
});

/** The service behind a real channel: everything that crosses is cloned, as between threads. */
function connect(open: OpenEngine): Remote<EngineService> {
	expose({ ...createService(open), hold: async () => undefined }, channel.port1);
	return wrap<EngineService>(channel.port2);
}

const openToy: OpenEngine = async ({ backend }, onProgress) => {
	const read = readFrom(await familyFiles());
	return openEngine({
		...{ read, backend, onProgress, model: null },
		openRuntime: async (wanted) => fakeRuntime(wanted),
	});
};

async function lastReport(service: Remote<EngineService>): Promise<LoadReport> {
	for (;;) {
		const report: LoadReport = await service.loadReport();
		if (report.kind === 'ended') return report;
	}
}

async function allEvents(service: Remote<EngineService>, runId: string): Promise<RunEvent[]> {
	const events: RunEvent[] = [];
	for (;;) {
		const batch = await service.next(runId);
		events.push(...batch);
		const kind = batch.at(-1)?.kind;
		if (kind === undefined || kind === 'done' || kind === 'failed') return events;
	}
}

describe('a loaded service', () => {
	let service: Remote<EngineService>;
	beforeEach(async () => {
		service = connect(openToy);
		await service.load(request);
	});

	test('reports the engine, also to whoever asks again', async () => {
		const report = await lastReport(service);
		expect(report).toMatchObject({ result: { ok: true, value: { model: 'toy' } } });
		expect(await service.loadReport()).toEqual(report);
	});

	test('runs from started to done', async () => {
		await service.start('a', { kind: 'sample', problem, settings });
		const events = await allEvents(service, 'a');
		expect(events[0]).toMatchObject({ kind: 'started', runId: 'a', problem, candidates: 2 });
		expect(events.filter(({ kind }) => kind === 'reward')).toHaveLength(4);
		expect(events.at(-1)).toMatchObject({ kind: 'done', stopped: false });
		expect(await service.next('a')).toEqual([]);
	});

	test('stops within one decode step, and runs again', async () => {
		await service.start('a', {
			kind: 'sample',
			problem,
			settings: { ...settings, candidates: 64 },
		});
		await service.next('a');
		await service.stop('a');
		const events = await allEvents(service, 'a');
		expect(events.at(-1)).toMatchObject({ kind: 'done', stopped: true });
		await service.start('b', { kind: 'sample', problem, settings });
		expect((await allEvents(service, 'b')).at(-1)).toMatchObject({ stopped: false });
	});

	test('a new run stops the old one, which then tells nothing', async () => {
		await service.start('a', { kind: 'sample', problem, settings });
		await service.start('b', { kind: 'sample', problem, settings });
		expect(await service.next('a')).toEqual([]);
		expect((await allEvents(service, 'b')).at(-1)?.kind).toBe('done');
	});

	test('the same seed tells the same run', async () => {
		const told = async (runId: string): Promise<RunEvent[]> => {
			await service.start(runId, { kind: 'sample', problem, settings });
			return (await allEvents(service, runId)).slice(1, -1);
		};
		expect(await told('a')).toEqual(await told('b'));
	});
});

test('a run before any load fails with a way on', async () => {
	const service = connect(openToy);
	await service.start('a', { kind: 'sample', problem, settings });
	const [event] = await allEvents(service, 'a');
	expect(event).toMatchObject({ kind: 'failed', failure: { code: 'internal' } });
	expect(event).toHaveProperty('failure.message', expect.stringContaining('Load'));
});

test('a load that throws is a failure, and is forgotten', async () => {
	let attempts = 0;
	const service = connect(async (...args) => {
		attempts += 1;
		if (attempts === 1) throw new Error('out of memory');
		return openToy(...args);
	});
	await service.load(request);
	const failed = await lastReport(service);
	expect(failed).toMatchObject({ result: { ok: false, error: { code: 'internal' } } });
	await service.load(request);
	expect(await lastReport(service)).toMatchObject({ result: { ok: true } });
});

test('a load is cancelled while it downloads, and the next one is not', async () => {
	let ended = false;
	const service = connect(async (asked, onProgress, signal) => {
		if (ended) return openToy(asked, onProgress, signal);
		onProgress({ loadedBytes: 1, totalBytes: 2, phase: 'download' });
		await new Promise((resolve) => signal.addEventListener('abort', resolve));
		// A download that breaks off keeps what came: it takes its time.
		await new Promise((resolve) => setTimeout(resolve, 20));
		ended = true;
		return { ok: false, error: loadCancelled };
	});
	await service.load(request);
	await service.cancelLoad();
	expect(ended).toBe(true);
	expect(await lastReport(service)).toEqual({
		kind: 'ended',
		result: { ok: false, error: loadCancelled },
	});
	await service.cancelLoad();
	await service.load(request);
	expect(await lastReport(service)).toMatchObject({ result: { ok: true } });
});

test('a load that is cancelled while it compiles is left at once, and its engine given back', async () => {
	let finish: () => void = () => undefined;
	const compiled = new Promise<void>((resolve) => {
		finish = resolve;
	});
	let released: () => void = () => undefined;
	const givenBack = new Promise<void>((resolve) => {
		released = resolve;
	});
	const service = connect(async (asked, onProgress, signal) => {
		onProgress({ loadedBytes: 2, totalBytes: 2, phase: 'compile' });
		await compiled;
		const opened = await openToy(asked, onProgress, signal);
		if (!opened.ok) return opened;
		return { ok: true, value: { ...opened.value, release: async () => released() } };
	});
	await service.load(request);
	await service.cancelLoad();
	expect(await lastReport(service)).toMatchObject({ result: { error: { code: 'cancelled' } } });
	finish();
	await givenBack;
	expect(await lastReport(service)).toMatchObject({ result: { error: { code: 'cancelled' } } });
});

test('a model that throws in a run ends it with a failure', async () => {
	const service = connect(async (...args) => {
		const opened = await openToy(...args);
		if (!opened.ok) return opened;
		const reward = (): Promise<never> => Promise.reject(new Error('device lost'));
		const rewarder = { ...opened.value.ports.rewarder, reward };
		return { ok: true, value: { ...opened.value, ports: { ...opened.value.ports, rewarder } } };
	});
	await service.load(request);
	await service.start('a', { kind: 'sample', problem, settings });
	const last = (await allEvents(service, 'a')).at(-1);
	expect(last).toMatchObject({ kind: 'failed', failure: { code: 'internal' } });
	expect(last).toHaveProperty('failure.message', expect.stringContaining('device lost'));
});
