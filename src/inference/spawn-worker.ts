import workerAddress from './worker/main.ts?worker&url';

/** The thread that owns the models. @throws where a frame or a browser lets in no worker. */
export function spawnWorker(): Worker {
	const address = new URL(workerAddress, document.baseURI).href;
	return globalThis.origin === 'null'
		? workerWithoutOrigin(address)
		: new Worker(address, { type: 'module' });
}

/**
 * A worker for a frame without an origin (sandbox="allow-scripts"): Chromium lets in none there but a classic
 * one from a blob. It imports the thread's own file; what comes before that is there is told again then.
 *
 * @param address of the thread's file, which its host must let everybody read (CORS).
 */
function workerWithoutOrigin(address: string): Worker {
	const script = `
		const early = [];
		const keep = (event) => early.push(event);
		addEventListener('message', keep);
		import(${JSON.stringify(address)}).then(
			() => {
				removeEventListener('message', keep);
				for (const { data, ports } of early) dispatchEvent(new MessageEvent('message', { data, ports }));
			},
			// Thrown where it is an error of the worker, which ends every call to it.
			(cause) => setTimeout(() => { throw cause; }),
		);`;
	const blob = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
	const worker = new Worker(blob);
	// The first answer says that it was read.
	worker.addEventListener('message', () => URL.revokeObjectURL(blob), { once: true });
	return worker;
}
