import type { EngineFailure } from '../../../engine/failure.ts';
import type { Queue } from './queue.ts';

/** The GPU device is gone, and with it every buffer: only another load helps. */
export class DeviceLost extends Error {
	readonly failure: EngineFailure;

	/** @param reason the browser's words. */
	constructor(reason: string) {
		super(`the browser took the graphics device away (${reason.replace(/\.$/u, '')})`);
		this.failure = {
			code: 'device-lost',
			message: `What was written so far stays, but ${this.message}. Try again to load the models anew, or go on with WebAssembly, which needs no graphics device.`,
		};
	}
}

/**
 * A queue whose jobs reject with DeviceLost once `lost` resolves: a job on a lost device may never
 * end, or end with words that help nobody.
 */
export function endOnLoss(queue: Queue, lost: Promise<string>): Queue {
	let loss: DeviceLost | null = null;
	// Not Promise.race: `lost` outlives every job, and would keep what each gave.
	const waiting = new Set<(cause: DeviceLost) => void>();
	void lost.then((reason) => {
		loss = new DeviceLost(reason);
		for (const reject of waiting) reject(loss);
	});
	return (job) =>
		new Promise((resolve, reject) => {
			if (loss !== null) {
				reject(loss);
				return;
			}
			waiting.add(reject);
			queue(job)
				.then(resolve, reject)
				.finally(() => waiting.delete(reject));
		});
}
