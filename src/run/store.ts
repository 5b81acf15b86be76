import type { Engine } from '../engine/engine.ts';
import type { EngineInfo } from '../engine/info.ts';
import type { Task, Work } from '../engine/job.ts';
import { createStore, type Store } from '../engine/store.ts';
import type { RunEvent } from './events.ts';
import type { RunRequest } from './ports.ts';
import { initialState, type RunAction, type RunState, reduce } from './state.ts';

export type RunStore = Store<RunState, RunAction>;
export type ModelEngine = Engine<RunRequest, RunEvent>;
export type ModelTask<Update> = Task<RunRequest, RunEvent, Update>;
type ModelWork<Update> = Work<RunRequest, RunEvent, Update>;

/** @param schedule when listeners hear of a change (see createStore). */
export function createRunStore(schedule?: (notify: () => void) => void): RunStore {
	return createStore(reduce, initialState, schedule);
}

/** One run, told to a store. @param requestOf what to ask of the models that are loaded by then. */
export function runWork(
	store: RunStore,
	requestOf: (info: EngineInfo) => RunRequest,
): ModelWork<RunEvent> {
	return {
		task: (use) => use.run(requestOf(use.info)),
		began: () => store.dispatch({ kind: 'begin' }),
		tell: (event) => store.dispatch({ kind: 'event', event }),
		ended: (end) => store.dispatch({ kind: 'ended', end }),
	};
}
