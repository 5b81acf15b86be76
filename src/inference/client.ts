import { type Remote, wrap } from 'comlink';
import { failure, type Result } from '../domain/result.ts';
import type { LoadWish } from '../engine/client.ts';
import { type EngineFailure, loadCancelled } from '../engine/failure.ts';
import type { EngineInfo, LoadProgress } from '../engine/info.ts';
import type { RunEvent } from '../run/events.ts';
import type { ModelClient, RunRequest } from '../run/ports.ts';
import type { EngineService, LoadReport } from './contract.ts';

export type ClientOptions = {
	/** Absolute address of the models folder, with a slash at its end. */
	readonly modelsUrl: string;
	/** Folder name; null takes the first of index.json. */
	readonly model?: string | null;
	/** Name of the cache that keeps model files between visits. */
	readonly cacheName: string;
	readonly spawn?: () => Worker;
	readonly timeouts?: Partial<Timeouts>;
};

/** How long a call may take before the page gives up on it, in milliseconds. */
type Timeouts = {
	/** Between two reports of a load: a chunk of a download, or one compilation. */
	readonly loadReportMs: number;
	/** Between two batches of events: at most one decode step, on the slowest device. */
	readonly nextMs: number;
	readonly stopMs: number;
	/** For a load to keep what came before it ends; a worker that takes longer is ended. */
	readonly cancelMs: number;
};

const defaultTimeouts: Timeouts = {
	loadReportMs: 180_000,
	nextMs: 120_000,
	stopMs: 30_000,
	cancelMs: 5_000,
};

/** A call that did not end well; never leaves this file. */
class CallFailure extends Error {
	readonly failure: EngineFailure;

	constructor(failure: EngineFailure) {
		super(failure.message);
		this.failure = failure;
	}
}

/** One worker and its death, which every call to it races. */
type Link = {
	readonly service: Remote<EngineService>;
	/** Aborted when the worker is dead; its reason is a CallFailure. */
	readonly death: AbortSignal;
	/** 'left' is a load that nobody waits for any more. */
	load: 'under way' | 'left' | 'ended';
	/** Terminates the worker and rejects every call that waits for it. */
	end(): void;
};

/** The page's engine: a ModelClient whose work is done in a worker (CONTRIBUTING.md, habits 2 to 5). */
export function createEngineClient(options: ClientOptions): ModelClient {
	const spawn = options.spawn ?? spawnWorker;
	const timeouts = { ...defaultTimeouts, ...options.timeouts };
	let link: Link | null = null;
	let runId: string | null = null;
	let runCount = 0;

	/** Ends the worker, so that the next load starts afresh: a wasm heap never shrinks. */
	function forget(current: Link): void {
		current.end();
		if (link === current) link = null;
	}

	async function* events(current: Link, request: RunRequest): AsyncGenerator<RunEvent> {
		runCount += 1;
		const id = `run-${runCount}`;
		runId = id;
		try {
			await call(current, 'start', timeouts.nextMs, current.service.start(id, request));
			for (;;) {
				const batch = await call(current, 'next', timeouts.nextMs, current.service.next(id));
				yield* batch;
				const last = batch.at(-1);
				if (last?.kind === 'failed') forget(current);
				if (last === undefined || last.kind === 'done' || last.kind === 'failed') return;
			}
		} catch (cause) {
			forget(current);
			yield { kind: 'failed', failure: toFailure(cause) };
		} finally {
			// Also where the reader left early; for an ended run it changes nothing.
			if (link === current) current.service.stop(id).catch(() => undefined);
			if (runId === id) runId = null;
		}
	}

	return {
		async load(wish, onProgress) {
			if (link !== null) {
				leaveLoad(link);
				forget(link);
			}
			const current = connect(spawn());
			link = current;
			const result = await load(current, wish, onProgress);
			const loaded = current.load === 'left' ? failure(loadCancelled) : result;
			current.load = 'ended';
			if (!loaded.ok) forget(current);
			return loaded;
		},

		async *run(request) {
			if (link === null) yield { kind: 'failed', failure: notLoaded };
			else yield* events(link, request);
		},

		async stop() {
			if (link === null) return;
			const current = link;
			try {
				if (leaveLoad(current)) {
					await call(current, 'cancelLoad', timeouts.cancelMs, current.service.cancelLoad());
				} else if (runId !== null) {
					await call(current, 'stop', timeouts.stopMs, current.service.stop(runId));
				}
			} catch {
				// A run's own call sees the same death or timeout and tells it as an event.
				if (current.load === 'left') forget(current);
			}
		},
	};

	async function load(
		current: Link,
		{ backend, choice }: LoadWish,
		onProgress: (progress: LoadProgress) => void,
	): Promise<Result<EngineInfo, EngineFailure>> {
		const { modelsUrl, cacheName, model = null } = options;
		try {
			const request = { modelsUrl, model, backend, choice, cacheName };
			await call(current, 'load', timeouts.loadReportMs, current.service.load(request));
			for (;;) {
				const pending = current.service.loadReport();
				const report = await call<LoadReport>(
					current,
					'loadReport',
					timeouts.loadReportMs,
					pending,
				);
				if (report.kind === 'ended') return report.result;
				onProgress(report.progress);
			}
		} catch (cause) {
			return failure(toFailure(cause));
		}
	}
}

/** Whether there was one to leave. */
function leaveLoad(link: Link): boolean {
	if (link.load !== 'under way') return false;
	link.load = 'left';
	return true;
}

function spawnWorker(): Worker {
	return new Worker(new URL('./worker/main.ts', import.meta.url), { type: 'module' });
}

function connect(worker: Worker): Link {
	const death = new AbortController();
	const die = (reason: string): void => {
		const message = `The worker that runs the models has ended${reason}. Load them again; if it happens again, close other tabs or choose the other backend.`;
		death.abort(new CallFailure({ code: 'worker-died', message }));
	};
	worker.addEventListener('error', ({ message }) => die(message ? ` (${message})` : ''));
	worker.addEventListener('messageerror', () => die(' (a message could not be read)'));
	const service = wrap<EngineService>(worker);
	watch(service, () => die('')).catch(() => undefined);
	return {
		service,
		death: death.signal,
		load: 'under way',
		end() {
			worker.terminate();
			die('');
		},
	};
}

/**
 * A worker that closes itself, or that the browser ends, raises nothing on the page; but the lock that it
 * holds is let go. Only secure contexts have locks: without them the next call runs into its timeout.
 */
async function watch(service: Remote<EngineService>, onDeath: () => void): Promise<void> {
	const locks: LockManager | undefined = globalThis.navigator?.locks;
	if (locks === undefined) return;
	const lockName = `steplight-worker-${crypto.randomUUID()}`;
	await service.hold(lockName);
	await locks.request(lockName, onDeath);
}

/** Every call ends: with its value, the worker's death, or a timeout that names it. */
async function call<T>(link: Link, name: string, limitMs: number, pending: Promise<T>): Promise<T> {
	const { death } = link;
	const over = new AbortController();
	const failed = new Promise<never>((_, reject) => {
		const timer = setTimeout(() => {
			const message = `The engine did not answer '${name}' within ${limitMs / 1000} s. Load the models again, or choose the other backend.`;
			reject(new CallFailure({ code: 'timeout', message }));
		}, limitMs);
		over.signal.addEventListener('abort', () => clearTimeout(timer));
		const die = (): void => reject(death.reason);
		if (death.aborted) die();
		// A listener that goes with its call: a promise of the death would keep what every call gave.
		else death.addEventListener('abort', die, { signal: over.signal });
	});
	try {
		return await Promise.race([pending, failed]);
	} finally {
		over.abort();
	}
}

const notLoaded: EngineFailure = {
	code: 'internal',
	message: 'The models are not loaded. Load them and run again.',
};

function toFailure(cause: unknown): EngineFailure {
	if (cause instanceof CallFailure) return cause.failure;
	const reason = cause instanceof Error ? cause.message : String(cause);
	return { code: 'internal', message: `The engine failed (${reason}). Load the models again.` };
}
