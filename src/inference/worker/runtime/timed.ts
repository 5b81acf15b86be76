/**
 * Shows a span of work on the browser's performance panel. Nothing is kept: the list of measures of a
 * long study would grow without end.
 */
export async function timed<T>(name: string, work: () => Promise<T>): Promise<T> {
	const start = performance.now();
	try {
		return await work();
	} finally {
		performance.measure(`steplight ${name}`, { start });
		performance.clearMeasures(`steplight ${name}`);
	}
}
