import { PerformanceObserver } from 'node:perf_hooks';
import { expect, test } from 'vitest';
import { timed } from './timed.ts';

test('a span is seen by who watches, however it ends, and nothing of it is kept', async () => {
	const seen: string[] = [];
	const observer = new PerformanceObserver((list) => {
		seen.push(...list.getEntries().map(({ name }) => name));
	});
	observer.observe({ entryTypes: ['measure'] });
	expect(await timed('decode', async () => 7)).toBe(7);
	await expect(timed('reward', () => Promise.reject(new Error('lost')))).rejects.toThrow('lost');
	await new Promise((resolve) => setTimeout(resolve, 20));
	observer.disconnect();
	expect(seen).toEqual(['steplight decode', 'steplight reward']);
	expect(performance.getEntriesByType('measure')).toEqual([]);
});
