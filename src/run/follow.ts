import type { RunEvent } from './events.ts';
import { initialState, type RunState, type RunView, reduce, viewOf } from './state.ts';

/** What a run has shown after each of its events. */
export async function* follow(events: AsyncIterable<RunEvent>): AsyncGenerator<RunView> {
	let state: RunState = initialState;
	for await (const event of events) {
		state = reduce(state, { kind: 'event', event });
		const view = viewOf(state);
		if (view !== null) yield view;
	}
}

/** What a whole run has shown. @throws Error where it told nothing. */
export async function readRun(events: AsyncIterable<RunEvent>): Promise<RunView> {
	let last: RunView | null = null;
	for await (const view of follow(events)) last = view;
	if (last === null) throw new Error('the run told nothing');
	return last;
}
