import { useSyncExternalStore } from 'react';
import type { RunAction, RunState } from '../../verify/state.ts';
import type { Store } from '../../verify/store.ts';

export type RunStore = Store<RunState, RunAction>;

export function useRunState(store: RunStore): RunState {
	return useSyncExternalStore(store.subscribe, store.getState);
}
