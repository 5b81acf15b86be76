import AxeBuilder from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import { SolvePage } from './solve-page.ts';

type Fixtures = {
	readonly solvePage: SolvePage;
	/** Always on: a test whose page asks any other origin, throws, or does what its policy forbids, fails. */
	readonly quietPage: undefined;
};

export const test = base.extend<Fixtures>({
	solvePage: async ({ page }, use) => {
		await use(new SolvePage(page));
	},
	quietPage: [
		async ({ context, page, baseURL }, use) => {
			const foreign: string[] = [];
			const errors: string[] = [];
			context.on('request', (request) => {
				const url = request.url();
				const local = url.startsWith(`${baseURL}/`) || /^(?:blob|data):/u.test(url);
				if (!local) foreign.push(url);
			});
			// Of pages, frames and workers: the browser says it on the console.
			context.on('console', (message) => {
				if (/Content Security Policy|requires 'Trusted/u.test(message.text())) {
					errors.push(message.text());
				}
			});
			page.on('pageerror', (error) => errors.push(String(error)));
			await use(undefined);
			expect(foreign, 'requests to other origins').toEqual([]);
			expect(errors, 'uncaught errors, and what the policy forbids').toEqual([]);
		},
		{ auto: true },
	],
});

export async function expectAccessible(page: Page): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).analyze();
	expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
}

/** Pictures for the eye (1280, dark, 360), and that nothing is wider than a phone. */
export async function look(page: Page, pathOf: (name: string) => string): Promise<void> {
	await page.screenshot({ path: pathOf('1280.png'), fullPage: true });
	await expectAccessible(page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await page.screenshot({ path: pathOf('1280-dark.png'), fullPage: true });
	await expectAccessible(page);
	await page.setViewportSize({ width: 360, height: 740 });
	await page.screenshot({ path: pathOf('360-dark.png'), fullPage: true });
	const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
	expect(tooWide, 'wider than 360 px').toBe(false);
	await page.emulateMedia({ colorScheme: 'light' });
	await page.setViewportSize({ width: 1280, height: 900 });
}

export { expect };
