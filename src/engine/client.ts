import type { Result } from '../domain/result.ts';
import type { ModelChoice } from './choice.ts';
import type { EngineFailure } from './failure.ts';
import type { Backend, EngineInfo, LoadProgress } from './info.ts';
import type { FileWish, Inspection, InspectionRequest } from './inspection.ts';

/** Every stream of events ends with one of these. */
export type EndEvent =
	| { readonly kind: 'done'; readonly stopped: boolean }
	| { readonly kind: 'failed'; readonly failure: EngineFailure };

/** What shall be loaded, and onto what. */
export type LoadWish = { readonly backend: Backend; readonly choice: ModelChoice };

/** The models, wherever they run. Never throws: failures are values and 'failed' events. */
export interface EngineClient<Request, Event> {
	load(
		wish: LoadWish,
		onProgress: (progress: LoadProgress) => void,
	): Promise<Result<EngineInfo, EngineFailure>>;
	/** Reads a model's small files, in no hurry and beside whatever is loaded. It asks the host that the place names. */
	inspect(request: InspectionRequest): Promise<Result<Inspection, EngineFailure>>;
	/**
	 * A small file whole, from the host that its address names: the page itself may ask its own alone
	 * (docs/decisions/0014-what-the-page-may-do.md). Fails as 'missing', 'gated', 'cross-origin', 'too-large', 'download'.
	 */
	fetchFile(wish: FileWish): Promise<Result<Uint8Array, EngineFailure>>;
	/** Ends with a 'done' or a 'failed' event. */
	run(request: Request): AsyncIterable<Event>;
	/**
	 * Ends the run within one decode step; its 'done' event says `stopped`. A load under way ends as a
	 * 'cancelled' failure, and the next one goes on where it was.
	 */
	stop(): Promise<void>;
}
