/** A vanilla store; the hook that reads it lives in the page. */
export type Store<State, Action> = {
	getState(): State;
	/** Calls `listener` after changes until the returned function is called. */
	subscribe(listener: () => void): () => void;
	dispatch(action: Action): void;
};

/**
 * @param schedule when listeners hear of a change. By default at once; a page passes its next
 * frame, so that a burst of events costs one render. `getState` is always current.
 */
export function createStore<State, Action>(
	reduce: (state: State, action: Action) => State,
	initial: State,
	schedule: (notify: () => void) => void = (notify) => notify(),
): Store<State, Action> {
	let state = initial;
	let scheduled = false;
	const listeners = new Set<() => void>();

	function notify(): void {
		scheduled = false;
		for (const listener of [...listeners]) listener();
	}

	return {
		getState: () => state,
		subscribe(listener) {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		dispatch(action) {
			const next = reduce(state, action);
			if (Object.is(next, state)) return;
			state = next;
			if (scheduled) return;
			scheduled = true;
			schedule(notify);
		},
	};
}
