import { type Remote, wrap } from 'comlink';
import type { EngineFailure } from '../engine/failure.ts';
import type { EngineService } from './contract.ts';
import { afterWaking } from './patience.ts';

/** A call that did not end well; never leaves the page's side of the border. */
export class CallFailure extends Error {
	readonly failure: EngineFailure;

	constructor(failure: EngineFailure) {
		super(failure.message);
		this.failure = failure;
	}
}

/** One worker and its death, which every call to it races. */
export type Link = {
	readonly service: Remote<EngineService>;
	/** Aborted when the worker is dead; its reason is a CallFailure. */
	readonly death: AbortSignal;
	/** 'left' is a load that nobody waits for any more. */
	load: 'under way' | 'left' | 'ended';
	/** Terminates the worker and rejects every call that waits for it. */
	end(): void;
};

/** null where a frame's or a browser's policy lets in no worker. */
export function connected(spawn: () => Worker): Link | null {
	try {
		return connect(spawn());
	} catch {
		return null;
	}
}

function connect(worker: Worker): Link {
	const death = new AbortController();
	const die = (reason: string): void => {
		const message = `The worker that runs the models has ended${reason}. Load them again; if it happens again, close other tabs or choose the other backend.`;
		death.abort(new CallFailure({ code: 'worker-died', message }));
	};
	worker.addEventListener('error', ({ message }) => die(message ? ` (${message})` : ''));
	worker.addEventListener('messageerror', () => die(' (a message could not be read)'));
	const service = wrap<EngineService>(worker);
	watch(service, () => die('')).catch(() => undefined);
	return {
		service,
		death: death.signal,
		load: 'under way',
		end() {
			worker.terminate();
			die('');
		},
	};
}

/**
 * A worker that closes itself, or that the browser ends, raises nothing on the page; but the lock that it
 * holds is let go. Only secure contexts have locks: without them the next call runs into its timeout.
 */
async function watch(service: Remote<EngineService>, onDeath: () => void): Promise<void> {
	const locks: LockManager | undefined = globalThis.navigator?.locks;
	if (locks === undefined) return;
	const lockName = `steplight-worker-${crypto.randomUUID()}`;
	await service.hold(lockName);
	await locks.request(lockName, onDeath);
}

/** Every call ends: with its value, the worker's death, or a timeout that names it. */
export async function call<T>(
	link: Link,
	name: string,
	limitMs: number,
	pending: Promise<T>,
): Promise<T> {
	const { death } = link;
	const over = new AbortController();
	const failed = new Promise<never>((_, reject) => {
		const endWait = afterWaking(limitMs, () => {
			const message = `The engine did not answer '${name}' within ${limitMs / 1000} s. Load the models again, or choose the other backend.`;
			reject(new CallFailure({ code: 'timeout', message }));
		});
		over.signal.addEventListener('abort', endWait);
		const die = (): void => reject(death.reason);
		if (death.aborted) die();
		// A listener that goes with its call: a promise of the death would keep what every call gave.
		else death.addEventListener('abort', die, { signal: over.signal });
	});
	try {
		return await Promise.race([pending, failed]);
	} finally {
		over.abort();
	}
}
