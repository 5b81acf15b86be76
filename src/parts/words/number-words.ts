const bytesPerMegabyte = 1_000_000;

export function formatMegabytes(bytes: number): string {
	const megabytes = bytes / bytesPerMegabyte;
	return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)} MB`;
}

/** '7 votes', '1 vote'. */
export function countOf(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A share as whole percents, which never round something to nothing or to everything. */
export function percent(share: number): string {
	const whole = Math.round(share * 100);
	if (whole === 0 && share > 0) return 'less than 1\u00a0%';
	if (whole === 100 && share < 1) return 'more than 99\u00a0%';
	return `${whole}\u00a0%`;
}

/** '0.4 s', '12.0 s'. */
export function formatSeconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} s`;
}

/** Milliseconds while they say something, then seconds. */
export function formatDuration(ms: number): string {
	return ms < 10_000 ? `${Math.round(ms)} ms` : formatSeconds(ms);
}
