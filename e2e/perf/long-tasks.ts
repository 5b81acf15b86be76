import type { Page } from '@playwright/test';

type Watched = { longTasks: number[] };

/** From the next page on: the tasks over 50 ms of its own thread, in milliseconds. */
export async function watchTasks(page: Page): Promise<void> {
	await page.addInitScript(() => {
		const tasks: number[] = [];
		Object.assign(globalThis, { longTasks: tasks });
		new PerformanceObserver((list) => {
			for (const { duration } of list.getEntries()) tasks.push(duration);
		}).observe({ type: 'longtask', buffered: true });
	});
}

export async function longTasks(page: Page): Promise<readonly number[]> {
	return page.evaluate(() => (globalThis as unknown as Watched).longTasks);
}

export async function clearTasks(page: Page): Promise<void> {
	await page.evaluate(() => {
		(globalThis as unknown as Watched).longTasks.length = 0;
	});
}
