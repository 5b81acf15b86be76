import { useSyncExternalStore } from 'react';
import type { RunStore } from '../../verify/control.ts';
import type { RunState } from '../../verify/state.ts';

export function useRunState(store: RunStore): RunState {
	return useSyncExternalStore(store.subscribe, store.getState);
}
