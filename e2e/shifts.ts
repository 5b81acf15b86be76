import type { Page } from '@playwright/test';

type Shift = { readonly value: number; readonly moved: readonly string[] };

/** The layout shifts from now on, with what moved; read them when the run has ended. */
export async function watchShifts(page: Page): Promise<() => Promise<Shift[]>> {
	await page.evaluate(() => {
		type Entry = PerformanceEntry & { value: number; sources: readonly { node: Element | null }[] };
		const shifts: { value: number; moved: string[] }[] = [];
		Object.assign(globalThis, { shifts });
		new PerformanceObserver((list) => {
			for (const { value, sources } of list.getEntries() as Entry[]) {
				shifts.push({
					value,
					moved: sources.map(({ node }) => node?.textContent?.slice(0, 60) ?? ''),
				});
			}
		}).observe({ type: 'layout-shift' });
	});
	return () => page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts);
}
