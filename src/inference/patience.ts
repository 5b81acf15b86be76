/** A tick that comes later than this was slept through: by the device, or by a frozen tab. */
const tickMs = 1000;

/**
 * Calls back after `limitMs` of waking time: what a closed laptop sleeps does not count, since nothing
 * was computed in it. @returns what ends the wait.
 */
export function afterWaking(limitMs: number, callback: () => void): () => void {
	const step = Math.min(tickMs, limitMs);
	let left = limitMs;
	const timer = setInterval(() => {
		left -= step;
		if (left > 0) return;
		clearInterval(timer);
		callback();
	}, step);
	return () => clearInterval(timer);
}
