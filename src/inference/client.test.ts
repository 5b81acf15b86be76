import { expose } from 'comlink';
import { afterEach, expect, test, vi } from 'vitest';
import { failure, success } from '../domain/result.ts';
import { shippedModels } from '../engine/choice.ts';
import { type EngineFailure, loadCancelled } from '../engine/failure.ts';
import type { EngineInfo } from '../engine/info.ts';
import type { RunEvent } from '../run/events.ts';
import type { ModelClient, RunSettings } from '../run/ports.ts';
import { type ClientOptions, createEngineClient } from './client.ts';
import type { EngineService, LoadReport } from './contract.ts';

afterEach(() => vi.unstubAllGlobals());

const wish = { backend: 'auto', choice: shippedModels } as const;
const problem = { id: 'p', topic: 't', question: 'Q?', answer: '1', reference: [] };
const settings: RunSettings = { candidates: 1, temperature: 0, topP: 1, seed: 1, maxTokens: 60 };
const engine: EngineInfo = {
	judge: 'toy',
	files: [],
	...{ model: 'toy', backend: 'wasm', threads: 1, adapter: null, modelBytes: 1, maxTokens: 60 },
	familiarFrom: -1,
	verdictOnSteps: { threshold: 0.5, caught: null, falseAlarms: null, steps: 0 },
	notes: [],
	unkept: null,
	foreign: {},
};
const stats = { tokens: 0, steps: 0, msToFirstReward: null, cacheBytes: null, ms: 0 };

/** A worker that is a channel: messages are cloned, and tests can make it die. */
class ChannelWorker extends EventTarget {
	readonly #channel = new MessageChannel();
	terminated = false;

	constructor(service: EngineService) {
		super();
		expose(service, this.#channel.port1);
		this.#channel.port2.start();
		this.#channel.port2.addEventListener('message', ({ data }) =>
			this.dispatchEvent(new MessageEvent('message', { data })),
		);
	}

	postMessage(message: unknown, transfer: Transferable[] = []): void {
		this.#channel.port2.postMessage(message, transfer);
	}

	terminate(): void {
		this.terminated = true;
		this.#channel.port1.close();
		this.#channel.port2.close();
	}
}

const never = new Promise<never>(() => undefined);

function service(changes: Partial<EngineService> = {}): EngineService {
	return {
		hold: () => never,
		cancelLoad: async () => undefined,
		load: async () => undefined,
		loadReport: async () => ({ kind: 'ended', result: { ok: true, value: engine } }),
		inspect: async () => failure({ code: 'missing', message: 'No such model.' }),
		fetchFile: async () => success(Uint8Array.of(1, 2, 3)),
		start: async () => undefined,
		next: async () => [{ kind: 'done', stopped: false, stats }],
		stop: async () => undefined,
		...changes,
	};
}

function clientOver(
	changes: Partial<EngineService> = {},
	timeouts: ClientOptions['timeouts'] = {},
): { client: ModelClient; workers: ChannelWorker[] } {
	const workers: ChannelWorker[] = [];
	const spawn = (): Worker => {
		const worker = new ChannelWorker(service(changes));
		workers.push(worker);
		return worker as unknown as Worker;
	};
	const client = createEngineClient({
		...{ modelsUrl: 'https://host/models/', cacheName: 'kept', spawn, timeouts },
	});
	return { client, workers };
}

async function runAll(client: ModelClient): Promise<RunEvent[]> {
	const events: RunEvent[] = [];
	for await (const event of client.run({ kind: 'sample', problem, settings })) events.push(event);
	return events;
}

const load = (client: ModelClient): Promise<unknown> => client.load(wish, () => undefined);

test('loads with progress and runs', async () => {
	const progress = { loadedBytes: 1, totalBytes: 2, phase: 'download' } as const;
	let reports = 0;
	const { client, workers } = clientOver({
		loadReport: async () =>
			reports++ === 0
				? { kind: 'progress', progress }
				: { kind: 'ended', result: { ok: true, value: engine } },
	});
	const told: unknown[] = [];
	expect(await client.load(wish, (now) => told.push(now))).toEqual({ ok: true, value: engine });
	expect(told).toEqual([progress]);
	expect(await runAll(client)).toEqual([{ kind: 'done', stopped: false, stats }]);
	workers[0]?.terminate();
});

test('a run without models fails with a way on', async () => {
	expect(await runAll(clientOver().client)).toMatchObject([
		{ kind: 'failed', failure: { code: 'internal' } },
	]);
});

test('the death of the worker ends a waiting run, and a load starts another worker', async () => {
	const { client, workers } = clientOver({ next: () => never });
	await load(client);
	const events = runAll(client);
	setTimeout(() =>
		workers[0]?.dispatchEvent(Object.assign(new Event('error'), { message: 'oom' })),
	);
	expect(await events).toMatchObject([{ kind: 'failed', failure: { code: 'worker-died' } }]);
	expect(workers[0]?.terminated).toBe(true);
	await load(client);
	expect(workers).toHaveLength(2);
	workers[1]?.terminate();
});

test('a call that is not answered is a timeout that names it', async () => {
	const { client } = clientOver({ loadReport: () => never }, { loadReportMs: 5 });
	const loaded = await client.load(wish, () => undefined);
	expect(loaded).toMatchObject({ ok: false, error: { code: 'timeout' } });
	expect(loaded.ok ? '' : loaded.error.message).toContain("'loadReport'");
});

test('a load during a run ends the run', async () => {
	const { client, workers } = clientOver({ next: () => never });
	await load(client);
	const events = runAll(client);
	await load(client);
	expect(await events).toMatchObject([{ kind: 'failed', failure: { code: 'worker-died' } }]);
	expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
	workers[1]?.terminate();
});

test('stop, and a reader that leaves, reach the worker with the id of the run', async () => {
	const stops: string[] = [];
	const { client, workers } = clientOver({
		next: async () => [{ kind: 'text', candidate: 0, text: 'x' }],
		stop: async (runId) => void stops.push(runId),
	});
	await load(client);
	for await (const _ of client.run({ kind: 'sample', problem, settings })) {
		await client.stop();
		break;
	}
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(stops).toEqual(['run-1', 'run-1']);
	await client.stop();
	workers[0]?.terminate();
});

test('a load is cancelled by a message; the worker then ends, and the next load starts another', async () => {
	let cancel: () => void = () => undefined;
	const left = new Promise<LoadReport>((resolve) => {
		cancel = () => resolve({ kind: 'ended', result: { ok: false, error: loadCancelled } });
	});
	const { client, workers } = clientOver({
		loadReport: () => left,
		cancelLoad: async () => cancel(),
	});
	const loaded = load(client);
	await client.stop();
	expect(await loaded).toMatchObject({ ok: false, error: { code: 'cancelled' } });
	expect(workers.map(({ terminated }) => terminated)).toEqual([true]);
	expect(await runAll(client)).toMatchObject([{ kind: 'failed' }]);
});

test('a worker that does not answer a cancel is ended, which is no failure', async () => {
	const { client, workers } = clientOver(
		{ loadReport: () => never, cancelLoad: () => never },
		{ cancelMs: 5 },
	);
	const loaded = load(client);
	await client.stop();
	expect(await loaded).toMatchObject({ ok: false, error: { code: 'cancelled' } });
	expect(workers[0]?.terminated).toBe(true);
});

test('a load that another takes the place of is cancelled', async () => {
	let isFirst = true;
	const { client, workers } = clientOver({
		loadReport: () => {
			if (!isFirst) return Promise.resolve({ kind: 'ended', result: { ok: true, value: engine } });
			isFirst = false;
			return never;
		},
	});
	const first = load(client);
	await new Promise((resolve) => setTimeout(resolve, 20));
	expect(await load(client)).toMatchObject({ ok: true });
	expect(await first).toMatchObject({ ok: false, error: { code: 'cancelled' } });
	workers[1]?.terminate();
});

test('a worker that lets go of its lock is dead, though it raised nothing', async () => {
	let die: () => void = () => undefined;
	const held = new Promise<void>((resolve) => {
		die = resolve;
	});
	const names: string[] = [];
	// Node has no locks; e2e/failures.spec.ts has a browser's.
	const request = async (name: string, granted: () => void) => {
		names.push(name);
		await held;
		granted();
	};
	vi.stubGlobal('navigator', { locks: { request } });
	const { client } = clientOver({ next: () => never, hold: async (name) => void names.push(name) });
	await load(client);
	const events = runAll(client);
	setTimeout(die, 20);
	expect(await events).toMatchObject([{ kind: 'failed', failure: { code: 'worker-died' } }]);
	expect(names).toHaveLength(2);
	expect(names[0]).toBe(names[1]);
});

test('a device that cannot share memory gets one more try with one thread', async () => {
	vi.stubGlobal('crossOriginIsolated', true);
	const asked: (number | null)[] = [];
	const compiling: LoadReport = {
		kind: 'progress',
		progress: { loadedBytes: 1, totalBytes: 1, phase: 'compile' },
	};
	const refused: EngineFailure = { code: 'unsupported', message: 'Out of memory.' };
	let reports = 0;
	const { client, workers } = clientOver({
		load: async ({ threads }) => void asked.push(threads),
		loadReport: async () => {
			if (asked.at(-1) === 1) return { kind: 'ended', result: { ok: true, value: engine } };
			return reports++ === 0 ? compiling : { kind: 'ended', result: { ok: false, error: refused } };
		},
	});
	const loaded = await client.load(wish, () => undefined);
	expect(asked).toEqual([null, 1]);
	expect(workers.map(({ terminated }) => terminated)).toEqual([true, false]);
	expect(loaded.ok && loaded.value.notes).toEqual([expect.stringContaining('one')]);
	workers[1]?.terminate();
});

test('a failed download is not tried with fewer threads, and may be explained', async () => {
	vi.stubGlobal('crossOriginIsolated', true);
	const missing: EngineFailure = { code: 'missing', message: 'm' };
	const { client, workers } = clientOver({
		loadReport: async () => ({ kind: 'ended', result: { ok: false, error: missing } }),
	});
	expect(await load(client)).toEqual({ ok: false, error: missing });
	expect(workers).toHaveLength(1);
	const explained = createEngineClient({
		modelsUrl: 'https://host/models/',
		cacheName: 'kept',
		spawn: () => {
			throw new DOMException('no worker here', 'SecurityError');
		},
		explain: async ({ code }) => ({ code: 'outdated', message: code }),
	});
	expect(await load(explained)).toEqual({
		ok: false,
		error: { code: 'outdated', message: 'unsupported' },
	});
});

test('a model is looked at in a worker of the moment, beside the one that runs', async () => {
	const { client, workers } = clientOver();
	await client.load(wish, () => undefined);
	const place = { kind: 'address', url: 'https://a.example/m.gguf' } as const;
	const seen = await client.inspect({ place, role: 'writer', readAs: null, text: null });
	expect(seen).toEqual(failure({ code: 'missing', message: 'No such model.' }));
	const file = await client.fetchFile({ address: 'https://a.example/p.json', mostBytes: 9 });
	expect(file).toEqual(success(Uint8Array.of(1, 2, 3)));
	expect(workers.map(({ terminated }) => terminated)).toEqual([false, true, true]);
	const { client: slow, workers: slowOnes } = clientOver(
		{ inspect: () => never },
		{ loadReportMs: 20 },
	);
	const late = await slow.inspect({ place, role: 'writer', readAs: null, text: null });
	expect(late.ok ? null : late.error.code).toBe('timeout');
	expect(slowOnes[0]?.terminated).toBe(true);
});
