import type { Result } from '../domain/result.ts';
import type { ModelChoice } from '../engine/choice.ts';
import type { EngineFailure } from '../engine/failure.ts';
import type { Backend, EngineInfo, LoadProgress } from '../engine/info.ts';
import type { FileWish, Inspection, InspectionRequest } from '../engine/inspection.ts';
import type { RunEvent } from '../run/events.ts';
import type { RunRequest } from '../run/ports.ts';

/** Where the models are and what shall run them. */
export type LoadRequest = {
	/** Absolute address of the folder that holds `index.json`, with a slash at its end. */
	readonly modelsUrl: string;
	/** Folder name in `modelsUrl`; null takes the first of `index.json`. */
	readonly model: string | null;
	readonly backend: Backend;
	readonly choice: ModelChoice;
	/** How many threads WebAssembly may have; null for as many as help. */
	readonly threads: number | null;
	/** Name of the browser's cache that keeps the files between visits. */
	readonly cacheName: string;
};

export type LoadReport =
	| { readonly kind: 'progress'; readonly progress: LoadProgress }
	| { readonly kind: 'ended'; readonly result: Result<EngineInfo, EngineFailure> };

/**
 * The thread border: plain cloneable data both ways. The page pulls (`loadReport`, `next`), so that
 * no callback crosses and a slow page slows nothing but itself. No method ever rejects.
 */
export interface EngineService {
	/**
	 * Takes the Web Lock of this name, and has it for as long as the thread lives: whoever waits for the
	 * lock learns of a death that raises no event. Never answers where there are no locks.
	 */
	hold(lockName: string): Promise<void>;
	/** Begins to load; a load under way is joined, a failed one is forgotten. */
	load(request: LoadRequest): Promise<void>;
	/** Ends a load under way as 'cancelled'; answers when it has ended. Does nothing otherwise. */
	cancelLoad(): Promise<void>;
	/** The newest progress as soon as there is any that was not told, then the end. */
	loadReport(): Promise<LoadReport>;
	/** What is known of a model from its small files. */
	inspect(
		request: InspectionRequest,
		modelsUrl: string,
	): Promise<Result<Inspection, EngineFailure>>;
	/** A small file whole, from the host that its address names. */
	fetchFile(wish: FileWish): Promise<Result<Uint8Array, EngineFailure>>;
	/** Begins a run; the one before is stopped first. */
	start(runId: string, request: RunRequest): Promise<void>;
	/**
	 * All events since the last call, as soon as there is one. The last holds 'done' or 'failed';
	 * after it, and for a run that is not the current one, the list is empty.
	 */
	next(runId: string): Promise<readonly RunEvent[]>;
	/** Asks the run to end within one decode step. */
	stop(runId: string): Promise<void>;
}
