import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const pages = ['solve', 'check', 'lab', 'play', 'bench'];

async function everyPageOpens(page: Page, address: (name: string) => string): Promise<void> {
	for (const name of pages) {
		await page.goto(address(name));
		await expect(page.getByRole('link', { name: 'Check my solution' })).toBeVisible();
		await expect(page.locator('main:visible h2').first()).toBeVisible();
	}
}

test('with all storage blocked every page opens, and keeps nothing', async ({ page }) => {
	await page.addInitScript(() => {
		for (const name of ['sessionStorage', 'localStorage', 'caches', 'indexedDB']) {
			Object.defineProperty(globalThis, name, {
				get() {
					throw new DOMException(`${name} is blocked`, 'SecurityError');
				},
			});
		}
	});
	await everyPageOpens(page, (name) => `/?problem=12#${name}`);
	await page.goto('/?problem=12#check');
	const solution = page.getByRole('textbox', { name: /^Solution/ }).first();
	await solution.fill('3+4 = 8');
	await expect(page.getByText('The left side is 7, the right side is 8.').first()).toBeVisible();
	await page.reload();
	await expect(solution).toHaveValue('');
});

test('a tab that is older than the deploy, and one without a network, say what to do', async ({
	page,
	context,
}) => {
	await page.goto('/?problem=12#solve');
	const solve = page.getByRole('button', { name: /and solve$/ });
	await expect(solve).toBeVisible();
	await context.setOffline(true);
	await solve.click();
	await expect(page.getByRole('alert')).toContainText('There is no connection');
	await context.setOffline(false);

	// The host has moved on: old files are gone, and its page names other scripts.
	await page.route(/\/assets\/|\/models\//, (route) => route.fulfill({ status: 404 }));
	await page.route(/\/(?:\?.*)?$/, (route) =>
		route.fulfill({
			contentType: 'text/html',
			body: '<script type="module" src="./assets/index-newer.js"></script>',
		}),
	);
	await page.getByRole('button', { name: 'Try again' }).click();
	await expect(page.getByRole('alert')).toContainText('A newer version is out');
});
