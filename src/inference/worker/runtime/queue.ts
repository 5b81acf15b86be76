import { timed } from './timed.ts';

/** Runs one job at a time, in order. */
export type Queue = <T>(job: () => Promise<T>) => Promise<T>;

/**
 * One queue for every `create` and `run` of every session: onnxruntime-web allows no two at once
 * (docs/engine.md, "Sessions"). A failed job rejects for its caller alone; the next one still runs.
 *
 * @param afterEach awaited after each job, so that messages such as `stop` get their turn: on
 * WebAssembly a run blocks the thread and its promise resolves without leaving the task.
 */
export function createQueue(afterEach: () => Promise<void> = yieldToMessages): Queue {
	let last: Promise<void> = Promise.resolve();
	return (job) => {
		const before = last;
		const result = timed('queue', () => before).then(job);
		// Never a rejected link: `last.then(job)` on one would poison every later job.
		last = result.then(afterEach, afterEach);
		const settled = last;
		return result.finally(() => settled);
	};
}

/** Resolves in a new task. A message is not clamped to 4 ms as nested timers are. */
function yieldToMessages(): Promise<void> {
	return new Promise((resolve) => {
		const { port1, port2 } = new MessageChannel();
		port1.onmessage = () => {
			port1.close();
			resolve();
		};
		port2.postMessage(null);
	});
}
