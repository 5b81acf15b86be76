import { failure, type Result, success } from '../domain/result.ts';
import type { LoadWish } from '../engine/client.ts';
import { type EngineFailure, loadCancelled } from '../engine/failure.ts';
import type { EngineInfo, LoadProgress } from '../engine/info.ts';
import type { Inspection } from '../engine/inspection.ts';
import type { RunEvent } from '../run/events.ts';
import type { ModelClient, RunRequest } from '../run/ports.ts';
import type { LoadReport } from './contract.ts';
import { CallFailure, call, connected, type Link } from './link.ts';
import { spawnWorker } from './spawn-worker.ts';

export type ClientOptions = {
	/** Absolute address of the models folder, with a slash at its end. */
	readonly modelsUrl: string;
	/** Folder name; null takes the first of index.json. */
	readonly model?: string | null;
	/** Name of the cache that keeps model files between visits. */
	readonly cacheName: string;
	readonly spawn?: () => Worker;
	/** Says more of a load that failed, where more is known. */
	readonly explain?: (failure: EngineFailure) => Promise<EngineFailure>;
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
			const first = await attempt(wish, null, onProgress);
			const loaded = first.mayHelp
				? await withOneThread(wish, first.result, onProgress)
				: first.result;
			const { explain } = options;
			return loaded.ok || explain === undefined ? loaded : failure(await explain(loaded.error));
		},

		inspect: (request) =>
			aside<Inspection>('inspect', ({ service }) => service.inspect(request, options.modelsUrl)),

		fetchFile: (wish) => aside<Uint8Array>('fetchFile', ({ service }) => service.fetchFile(wish)),

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

	/** Asks a worker for the moment: it waits for nothing that is loaded, and gives back all that it took. */
	async function aside<T>(
		name: string,
		ask: (link: Link) => Promise<Result<T, EngineFailure>>,
	): Promise<Result<T, EngineFailure>> {
		const current = connected(spawn);
		if (current === null) return failure(noWorker);
		try {
			return await call(current, name, timeouts.loadReportMs, ask(current));
		} catch (cause) {
			return failure(toFailure(cause));
		} finally {
			current.end();
		}
	}

	/** One load in a worker of its own. */
	async function attempt(
		wish: LoadWish,
		threads: number | null,
		onProgress: (progress: LoadProgress) => void,
	): Promise<Attempt> {
		const current = connected(spawn);
		if (current === null) return { result: failure(noWorker), mayHelp: false };
		link = current;
		let phase: LoadProgress['phase'] = 'download';
		const result = await load(current, wish, threads, (progress) => {
			phase = progress.phase;
			onProgress(progress);
		});
		const loaded = current.load === 'left' ? failure(loadCancelled) : result;
		current.load = 'ended';
		if (!loaded.ok) forget(current);
		const canShare = threads === null && globalThis.crossOriginIsolated === true;
		const isOurs = !loaded.ok && memoryCodes.includes(loaded.error.code);
		return {
			result: loaded,
			mayHelp: isOurs && canShare && wish.backend !== 'webgpu' && phase !== 'download',
		};
	}

	/** iPhones refuse the memory that several threads share; a new worker without it may have it. */
	async function withOneThread(
		wish: LoadWish,
		failed: Attempt['result'],
		onProgress: (progress: LoadProgress) => void,
	): Promise<Attempt['result']> {
		const { result } = await attempt(wish, 1, onProgress);
		if (!result.ok) return result.error.code === 'cancelled' ? result : failed;
		const note = 'WebAssembly could not have several threads here: it runs with one.';
		return success({ ...result.value, notes: [...result.value.notes, note] });
	}

	async function load(
		current: Link,
		{ backend, choice }: LoadWish,
		threads: number | null,
		onProgress: (progress: LoadProgress) => void,
	): Promise<Result<EngineInfo, EngineFailure>> {
		const { modelsUrl, cacheName, model = null } = options;
		try {
			const request = { modelsUrl, model, backend, choice, threads, cacheName };
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

type Attempt = {
	readonly result: Result<EngineInfo, EngineFailure>;
	/** Whether less memory may be what it takes. */
	readonly mayHelp: boolean;
};

/** What a device without room for shared memory fails with. */
const memoryCodes: readonly EngineFailure['code'][] = ['unsupported', 'worker-died', 'internal'];

const noWorker: EngineFailure = {
	code: 'unsupported',
	message:
		'The models need a worker, and this frame may not start one. Open the page in a tab of its own.',
};

/** Whether there was one to leave. */
function leaveLoad(link: Link): boolean {
	if (link.load !== 'under way') return false;
	link.load = 'left';
	return true;
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
