import { expect, test } from './fixtures.ts';
import { hostPort, StaticHost } from './static-host.ts';

const query = '?backend=wasm&problem=12&n=2&temperature=0';

test.describe('with its service worker', () => {
	test.use({ serviceWorkers: 'allow' });

	test('a second visit needs no network: page, runtime and models are kept', async ({
		solvePage,
		page,
		context,
	}) => {
		await solvePage.open(query);
		await page.evaluate(async () => {
			await navigator.serviceWorker.ready;
		});
		await solvePage.solve();
		const texts = await solvePage.texts();
		await context.setOffline(true);
		await page.reload();
		await solvePage.solve();
		expect(await solvePage.texts()).toEqual(texts);
	});
});

test.describe('on another host', () => {
	test.use({ baseURL: `http://localhost:${hostPort}` });

	test('the built folder runs below any path, where no headers are sent', async ({ page }) => {
		const host = await StaticHost.open('/classes/7b/steplight');
		try {
			await page.goto(`/classes/7b/steplight/${query}`);
			await page.getByRole('button', { name: /solve/i }).click();
			await expect(page.getByText(/^Done: /).first()).toBeVisible({ timeout: 150_000 });
			await expect(page.getByRole('table', { name: 'What each rule chooses' })).toBeVisible();
		} finally {
			host.close();
		}
	});
});
