import { createContext, useContext, useState, useSyncExternalStore } from 'react';
import { createDesk, type Desk, type DeskState } from '../../engine/desk.ts';
import type { EngineState } from '../../engine/models.ts';
import type { RunEvent } from '../../run/events.ts';
import type { RunRequest } from '../../run/ports.ts';
import type { RunState } from '../../run/state.ts';
import type { ModelEngine, RunStore } from '../../run/store.ts';

export const EngineContext = createContext<ModelEngine | null>(null);

/** The one engine of all pages. */
export function useEngine(): ModelEngine {
	const engine = useContext(EngineContext);
	if (engine === null) throw new Error('no EngineContext around this part');
	return engine;
}

export function useEngineState(): EngineState {
	const engine = useEngine();
	// The third, so that parts can be drawn without a browser.
	return useSyncExternalStore(engine.subscribe, engine.getState, engine.getState);
}

export type ModelDesk = Desk<RunRequest, RunEvent>;

/** The page's own place at the engine, and whether a job of it is at work. */
export function useDesk(page: string): readonly [ModelDesk, DeskState] {
	const engine = useEngine();
	const [desk] = useState(() => createDesk(engine, page));
	return [desk, useSyncExternalStore(desk.subscribe, desk.getState)];
}

export function useRunState(store: RunStore): RunState {
	return useSyncExternalStore(store.subscribe, store.getState);
}
