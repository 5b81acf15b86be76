import { type Result, success } from '../domain/result.ts';
import { type ModelChoice, shippedModels } from './choice.ts';
import type { EndEvent, EngineClient } from './client.ts';
import type { EngineFailure } from './failure.ts';
import type { Backend, EngineInfo, ModelFiles } from './info.ts';
import type { FileWish, Inspection, InspectionRequest } from './inspection.ts';
import { Ended, type Job, type JobEnd, type Work } from './job.ts';
import { createKept, type Kept } from './kept.ts';
import { type EngineAction, type EngineState, noModels, readyFor, reduceEngine } from './models.ts';
import { createStore, type Store } from './store.ts';

/** The one engine of all pages: what is known of the models, and one job at a time. */
export type Engine<Request, Event> = Pick<
	Store<EngineState, EngineAction>,
	'getState' | 'subscribe'
> &
	Pick<Kept, 'clearKept' | 'clearModel'> & {
		/** The backend of the next load. */
		choose(backend: Backend): void;
		/** The models of the next load. */
		chooseModels(choice: ModelChoice): void;
		/** Loads the models where the chosen backend has none; a load under way is joined. */
		load(): Promise<Result<EngineInfo, EngineFailure>>;
		cancelLoad(): void;
		/**
		 * Begins a job; models are loaded first where needed. Jobs of one page share the engine, a run at a
		 * time; a job of another page is overtaken.
		 *
		 * @param again begins the same work once more; `retry` calls it where the job failed.
		 */
		start<Update>(page: string, work: Work<Request, Event, Update>, again?: () => void): Job;
		/**
		 * As `start`, for work that nobody has asked for: it overtakes no job, and loads nothing.
		 *
		 * @returns null where the models that are chosen are not there.
		 */
		glance<Update>(page: string, work: Work<Request, Event, Update>): Job | null;
		/** After a failure: the work that failed once more, on another backend where one is given. */
		retry(backend?: Backend): void;
		/** What is known of a model before it is loaded. */
		inspect(request: InspectionRequest): Promise<Result<Inspection, EngineFailure>>;
		/** A small file whole, from the host that its address names. */
		fetchFile(wish: FileWish): Promise<Result<Uint8Array, EngineFailure>>;
	};

/** A load under way; one that is left is joined by nobody. */
type Load = {
	readonly backend: Backend;
	readonly choice: ModelChoice;
	readonly result: Promise<Result<EngineInfo, EngineFailure>>;
	isLeft: boolean;
};

/** A job as the engine sees it. */
type Live = {
	readonly page: string;
	readonly again: (() => void) | null;
	/** Nobody has asked for it: it ends nothing but itself. */
	readonly isGlance: boolean;
	/** Aborted where the job waits for models or for its turn, and shall not. */
	readonly left: AbortController;
	/** What was asked of it, before it has ended. */
	wanted: JobEnd | null;
};

/**
 * @param backend the visitor's choice at the start.
 * @param schedule when subscribers hear of a change (see createStore).
 */
export function createEngine<Request, Event extends { readonly kind: string }>(
	client: EngineClient<Request, Event>,
	files: ModelFiles,
	backend: Backend = 'auto',
	schedule?: (notify: () => void) => void,
): Engine<Request, Event> {
	const initial: EngineState = {
		models: noModels,
		backend,
		choice: shippedModels,
		files: { keptBytes: null, missingBytes: null, models: [], cleared: null },
	};
	const store = createStore(reduceEngine, initial, schedule);
	let loading: Load | null = null;
	let loadCount = 0;
	const jobs = new Set<Live>();
	/** The job whose run is in the engine now. */
	let running: Live | null = null;
	/** Resolves when the run that was asked for last has ended. */
	let lastTurn: Promise<void> = Promise.resolve();
	let failed: Live | null = null;

	const { measure, measureMissing, clearKept, clearModel } = createKept(files, store);
	void measure();

	function load(): Load['result'] {
		const state = store.getState();
		const ready = readyFor(state);
		if (ready !== null) return Promise.resolve(success(ready));
		const { backend: wanted, choice } = state;
		const isJoinable = loading?.isLeft === false && loading.choice === choice;
		if (loading !== null && isJoinable && (wanted === 'auto' || loading.backend === wanted)) {
			return loading.result;
		}
		store.dispatch({ kind: 'load' });
		loadCount += 1;
		const id = loadCount;
		/** Whether another backend's load has taken its place. */
		const isOld = () => id !== loadCount;
		const result = client
			.load({ backend: wanted, choice }, (progress) => {
				if (!isOld()) store.dispatch({ kind: 'progress', progress });
			})
			.then((ended) => {
				if (isOld()) return ended;
				loading = null;
				if (ended.ok) store.dispatch({ kind: 'ready', info: ended.value, choice });
				else if (ended.error.code === 'cancelled') store.dispatch({ kind: 'left' });
				else store.dispatch({ kind: 'failed', failure: ended.error });
				void measure();
				return ended;
			});
		loading = { backend: wanted, choice, result, isLeft: false };
		return result;
	}

	function cancelLoad(): void {
		if (loading === null) return;
		loading.isLeft = true;
		void client.stop();
	}

	function leave(job: Live, end: JobEnd): void {
		if (job.wanted !== null) return;
		job.wanted = end;
		// Its last events are told: they hold what the run took.
		if (running === job) void client.stop();
		else job.left.abort();
	}

	/** One run at a time, in the order they are asked for. */
	async function takeTurn(job: Live): Promise<() => void> {
		const before = lastTurn;
		let end: () => void = () => undefined;
		const turn = new Promise<void>((resolve) => {
			end = resolve;
		});
		lastTurn = before.then(() => turn);
		try {
			await orLeft(before, job);
		} catch (cause) {
			end();
			throw cause;
		}
		return end;
	}

	async function* run(job: Live, request: Request): AsyncGenerator<Event> {
		const end = await takeTurn(job);
		try {
			if (store.getState().models.kind !== 'ready') throw new Ended('failed');
			running = job;
			for await (const event of client.run(request)) {
				yield event;
				const last = endOf(event);
				if (last?.kind === 'failed') {
					store.dispatch({ kind: 'failed', failure: last.failure });
					throw new Ended('failed');
				}
				if (last?.kind === 'done' && last.stopped) throw new Ended(job.wanted ?? 'overtaken');
				if (last?.kind === 'done') return;
			}
			// Something else took the models: nobody tells how this run ended.
			throw new Ended(job.wanted ?? 'overtaken');
		} finally {
			running = null;
			end();
		}
	}

	async function carryOut<Update>(job: Live, work: Work<Request, Event, Update>): Promise<JobEnd> {
		try {
			const loaded = await orLeft(load(), job);
			if (!loaded.ok) return loaded.error.code === 'cancelled' ? 'stopped' : 'failed';
			const use = { info: loaded.value, run: (request: Request) => run(job, request) };
			for await (const update of work.task(use)) work.tell(update);
			return 'done';
		} catch (cause) {
			if (cause instanceof Ended) return cause.end;
			// A bug in the task, or in who hears of it: it is shown as what it is.
			store.dispatch({ kind: 'failed', failure: bugOf(cause) });
			console.error(cause);
			return 'failed';
		}
	}

	function begin<Update>(
		page: string,
		work: Work<Request, Event, Update>,
		again: (() => void) | null,
		isGlance = false,
	): Job {
		const job: Live = { page, again, isGlance, left: new AbortController(), wanted: null };
		jobs.add(job);
		work.began?.();
		const ended = carryOut(job, work).then((end) => {
			jobs.delete(job);
			if (end === 'failed') failed = job;
			work.ended?.(end);
			return end;
		});
		return {
			ended,
			stop() {
				leave(job, 'stopped');
				// Nobody else of this page waits for the models: who does would have overtaken it.
				if (running !== job && !isGlance) cancelLoad();
			},
		};
	}

	return {
		getState: store.getState,
		subscribe: store.subscribe,
		choose(chosen) {
			store.dispatch({ kind: 'choose', backend: chosen });
			void measureMissing();
		},
		chooseModels(choice) {
			store.dispatch({ kind: 'choose-models', choice });
			void measureMissing();
		},
		load,
		cancelLoad,

		start(page, work, again) {
			for (const other of jobs) if (other.page !== page) leave(other, 'overtaken');
			return begin(page, work, again ?? null);
		},
		glance(page, work) {
			return readyFor(store.getState()) === null ? null : begin(page, work, null, true);
		},

		retry(chosen) {
			if (chosen !== undefined) store.dispatch({ kind: 'choose', backend: chosen });
			const again = failed?.again ?? null;
			failed = null;
			if (again === null) void load();
			else again();
		},

		inspect: (request) => client.inspect(request),
		fetchFile: (wish) => client.fetchFile(wish),

		clearKept,
		clearModel,
	};
}

/** What is awaited, or the end of a job that shall wait no longer. */
async function orLeft<T>(awaited: Promise<T>, job: Live): Promise<T> {
	const { signal } = job.left;
	const ended = () => new Ended(job.wanted ?? 'stopped');
	// Before the race, which what has come already would win.
	if (signal.aborted) throw ended();
	const done = new AbortController();
	try {
		return await Promise.race([
			awaited,
			new Promise<never>((_, reject) => {
				signal.addEventListener('abort', () => reject(ended()), { signal: done.signal });
			}),
		]);
	} finally {
		done.abort();
	}
}

function endOf(event: { readonly kind: string }): EndEvent | null {
	return event.kind === 'done' || event.kind === 'failed' ? (event as EndEvent) : null;
}

function bugOf(cause: unknown): EngineFailure {
	const reason = cause instanceof Error ? cause.message : String(cause);
	return {
		code: 'internal',
		message: `Something in the page broke (${reason}). Load the models again.`,
	};
}
