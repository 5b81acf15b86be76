import { failure, type Result } from '../../domain/result.ts';
import type { EngineClient, LoadWish } from '../client.ts';
import { type EngineFailure, loadCancelled } from '../failure.ts';
import type { Backend, EngineInfo } from '../info.ts';

export type Event =
	| { readonly kind: 'text'; readonly text: string }
	| { readonly kind: 'done'; readonly stopped: boolean }
	| { readonly kind: 'failed'; readonly failure: EngineFailure };
type Loaded = Result<EngineInfo, EngineFailure>;

export const later = () => new Promise((resolve) => setTimeout(resolve));
export const broken: EngineFailure = { code: 'internal', message: 'It broke.' };

/** Loads and runs that go on when the test says so; a stop ends what is under way. */
export class HandClient implements EngineClient<string, Event> {
	readonly loads: { readonly backend: Backend; progress(): void; end(result: Loaded): void }[] = [];
	readonly runs: { readonly request: string; tell(event: Event): void }[] = [];
	stops = 0;
	#loading = false;

	load({ backend }: LoadWish, onProgress: Parameters<EngineClient<string, Event>['load']>[1]) {
		this.#loading = true;
		return new Promise<Loaded>((resolve) => {
			const progress = () => onProgress({ loadedBytes: 1, totalBytes: 2, phase: 'download' });
			const end = (result: Loaded) => {
				this.#loading = false;
				resolve(result);
			};
			this.loads.push({ backend, progress, end });
		});
	}

	async *run(request: string): AsyncGenerator<Event> {
		const waiting: Event[] = [];
		let wake: () => void = () => undefined;
		const tell = (event: Event): void => {
			waiting.push(event);
			wake();
		};
		this.runs.push({ request, tell });
		for (;;) {
			for (const event of waiting.splice(0)) {
				yield event;
				if (event.kind !== 'text') return;
			}
			await new Promise<void>((resolve) => {
				wake = resolve;
			});
		}
	}

	async inspect() {
		return failure(broken);
	}

	async fetchFile() {
		return failure(broken);
	}

	async stop() {
		this.stops += 1;
		if (this.#loading) this.loads.at(-1)?.end({ ok: false, error: loadCancelled });
		else this.runs.at(-1)?.tell({ kind: 'done', stopped: true });
	}
}
