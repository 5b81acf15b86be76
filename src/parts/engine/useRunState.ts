import { useSyncExternalStore } from 'react';
import type { RunStore } from '../../run/control.ts';
import type { RunState } from '../../run/state.ts';

export function useRunState(store: RunStore): RunState {
	return useSyncExternalStore(store.subscribe, store.getState);
}
