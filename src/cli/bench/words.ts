import type { Interval } from '../../domain/interval.ts';

export function percent(share: number): string {
	return `${(100 * share).toFixed(1)} %`;
}

export function range({ low, high }: Interval): string {
	return `[${(100 * low).toFixed(1)}, ${(100 * high).toFixed(1)}]`;
}
