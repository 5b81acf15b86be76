const bytesPerMegabyte = 1_000_000;

export function formatMegabytes(bytes: number): string {
	const megabytes = bytes / bytesPerMegabyte;
	return `${megabytes < 10 ? megabytes.toFixed(1) : Math.round(megabytes)} MB`;
}

/** '7 votes', '1 vote'. */
export function countOf(count: number, noun: string): string {
	return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
