import { failure, type Result, success } from '../../domain/result.ts';
import { type EngineFailure, loadCancelled } from '../../engine/failure.ts';
import type { EngineInfo, LoadProgress } from '../../engine/info.ts';
import type { RunEvent } from '../../run/events.ts';
import type { RunRequest } from '../../run/ports.ts';
import { run as runRequest } from '../../run/run.ts';
import type { EngineService, LoadReport, LoadRequest } from '../contract.ts';
import { reasonOf } from './files/files.ts';
import { ModelFileError } from './files/model-file-error.ts';
import { createMailbox, type Mailbox } from './mailbox.ts';
import type { ReadyEngine as Engine } from './open-choice.ts';
import { RemoteError } from './remote/remote-error.ts';
import { DeviceLost } from './runtime/device-lost.ts';

/** Makes an engine; the worker passes openEngine over fetch, tests a fake. `signal` ends the download. */
export type OpenEngine = (
	request: LoadRequest,
	onProgress: (progress: LoadProgress) => void,
	signal: AbortSignal,
) => Promise<Result<Engine, EngineFailure>>;

type EndedReport = Extract<LoadReport, { readonly kind: 'ended' }>;

type Loading = {
	readonly reports: Mailbox<LoadReport>;
	readonly engine: Promise<Engine | null>;
	/** The last report, kept for whoever asks again; null while loading. */
	readonly ended: EndedReport | null;
	/** Resolves when the load has ended. */
	cancel(): Promise<void>;
};

type Run = {
	readonly runId: string;
	readonly events: Mailbox<RunEvent>;
	isStopped: boolean;
	readonly ended: Promise<void>;
};

/**
 * The thread's side of the contract. It catches everything it awaits, since an unhandled rejection
 * in a worker raises nothing on the page (CONTRIBUTING.md, habit 4).
 */
export function createService(
	openEngine: OpenEngine,
): Omit<EngineService, 'hold' | 'inspect' | 'fetchFile'> {
	let loading: Loading | null = null;
	let run: Run | null = null;
	/** Starts wait for each other: of two that overlap, the second stops the first. */
	let lastStart: Promise<void> = Promise.resolve();

	async function stopCurrent(): Promise<void> {
		if (run === null) return;
		run.isStopped = true;
		await run.ended;
	}

	return {
		async load(request) {
			// Load once, forget on failure.
			if (loading !== null && loading.ended?.result.ok !== false) return;
			loading = beginLoad(openEngine, request);
		},

		async cancelLoad() {
			if (loading?.ended === null) await loading.cancel();
		},

		async loadReport() {
			if (loading === null) return ended(failure(notLoaded));
			const reports = await loading.reports.takeAll();
			return reports.at(-1) ?? loading.ended ?? ended(failure(notLoaded));
		},

		async start(runId, request) {
			const begin = async () => {
				await stopCurrent();
				const engine = (await loading?.engine) ?? null;
				run = beginRun(engine, runId, request);
			};
			lastStart = lastStart.then(begin);
			await lastStart;
		},

		async next(runId) {
			return run?.runId === runId ? run.events.takeAll() : [];
		},

		async stop(runId) {
			if (run?.runId === runId) await stopCurrent();
		},
	};
}

function beginLoad(openEngine: OpenEngine, request: LoadRequest): Loading {
	const reports = createMailbox<LoadReport>();
	const abort = new AbortController();
	let phase: LoadProgress['phase'] = 'download';
	let settle: () => void = () => undefined;
	const settled = new Promise<void>((resolve) => {
		settle = resolve;
	});
	let last: EndedReport | null = null;
	const end = (result: Result<EngineInfo, EngineFailure>): void => {
		if (last !== null) return;
		last = ended(result);
		reports.put(last);
		reports.close();
		settle();
	};
	/** A download ends by itself, once it has kept what came. Nothing after it can be interrupted: it is left alone. */
	const endIfLeft = (): void => {
		if (abort.signal.aborted && phase !== 'download') end(failure(loadCancelled));
	};
	const onProgress = (progress: LoadProgress): void => {
		if (last !== null) return;
		({ phase } = progress);
		reports.put({ kind: 'progress', progress });
		endIfLeft();
	};
	const engine = openEngine(request, onProgress, abort.signal)
		.catch((cause): Result<Engine, EngineFailure> => failure(failureOf(cause)))
		.then(async (result) => {
			if (abort.signal.aborted) {
				if (result.ok) await result.value.release().catch(() => undefined);
				end(failure(loadCancelled));
				return null;
			}
			end(result.ok ? success(result.value.info) : result);
			return result.ok ? result.value : null;
		});
	return {
		reports,
		engine,
		get ended() {
			return last;
		},
		cancel() {
			abort.abort();
			endIfLeft();
			return settled;
		},
	};
}

function beginRun(engine: Engine | null, runId: string, request: RunRequest): Run {
	const events = createMailbox<RunEvent>();
	const run: Run = {
		runId,
		events,
		isStopped: false,
		// Starts in a microtask, when `run` exists for `isStopped` to ask.
		ended: Promise.resolve()
			.then(async () => {
				if (engine === null) {
					events.put({ kind: 'failed', failure: notLoaded });
					return;
				}
				const told = runRequest(runId, request, engine.ports, () => run.isStopped);
				for await (const event of told) {
					events.put(event);
				}
			})
			.catch((cause) => events.put({ kind: 'failed', failure: failureOf(cause) }))
			.finally(() => events.close()),
	};
	return run;
}

const notLoaded: EngineFailure = {
	code: 'internal',
	message: 'The models are not loaded. Load them and run again.',
};

function ended(result: Result<EngineInfo, EngineFailure>): EndedReport {
	return { kind: 'ended', result };
}

/** What is thrown, as a value that crosses the border. */
export function failureOf(cause: unknown): EngineFailure {
	const isNamed =
		cause instanceof DeviceLost || cause instanceof ModelFileError || cause instanceof RemoteError;
	return isNamed ? cause.failure : internal(cause);
}

function internal(cause: unknown): EngineFailure {
	return {
		code: 'internal',
		message: `The engine failed (${reasonOf(cause)}). Load the models again, or choose the other backend.`,
	};
}
