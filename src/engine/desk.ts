import type { Engine } from './engine.ts';
import type { Job, JobEnd, Work } from './job.ts';
import { createStore, type Store } from './store.ts';

/** What a page sees of the job that it has at work. */
export type DeskState = {
	readonly busy: boolean;
	/** How the last job ended; null before the first, and while one is at work. */
	readonly end: JobEnd | null;
};

/** A page's place at the engine: one job at a time. */
export type Desk<Request, Event> = Pick<Store<DeskState, DeskState>, 'getState' | 'subscribe'> & {
	/** Does nothing while a job is at work. */
	start<Update>(work: Work<Request, Event, Update>): void;
	/** As `start`; a job at work is stopped first, and only the newest of those that wait is begun. */
	replace<Update>(work: Work<Request, Event, Update>): void;
	stop(): void;
};

export function createDesk<Request, Event>(
	engine: Pick<Engine<Request, Event>, 'start'>,
	page: string,
): Desk<Request, Event> {
	const initial: DeskState = { busy: false, end: null };
	const store = createStore((_: DeskState, next: DeskState) => next, initial);
	let job: Job | null = null;
	let next: (() => void) | null = null;

	function start<Update>(work: Work<Request, Event, Update>): void {
		if (job !== null) return;
		store.dispatch({ busy: true, end: null });
		const begun = engine.start(page, work, () => start(work));
		job = begun;
		void begun.ended.then((end) => {
			job = null;
			const waiting = next;
			next = null;
			if (waiting === null) store.dispatch({ busy: false, end });
			else waiting();
		});
	}

	return {
		getState: store.getState,
		subscribe: store.subscribe,
		start,
		replace(work) {
			next = () => start(work);
			if (job !== null) {
				job.stop();
				return;
			}
			next = null;
			start(work);
		},
		stop() {
			next = null;
			job?.stop();
		},
	};
}
