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

	test('without a network and without models the page says so, and offers nothing that cannot help', async ({
		solvePage,
		page,
		context,
	}) => {
		await solvePage.open('?problem=12');
		await page.evaluate(async () => {
			await navigator.serviceWorker.ready;
		});
		await context.setOffline(true);
		const stranded = page.getByText(/^You are offline, and the models are not on this device yet/);
		await expect(stranded).toBeVisible();
		await page.reload();
		await expect(stranded).toBeVisible();
		await expect(solvePage.solveButton).toHaveText('Load models and solve');
		await page.getByRole('button', { name: 'The vote is a tie' }).click();
		await expect(page.getByText(/The majority vote is a tie/)).toBeVisible();
		await solvePage.solveButton.click();
		await expect(solvePage.failure).toContainText('There is no connection');
		await expect(solvePage.failure.getByRole('button')).toHaveText(['Try again']);
		await context.setOffline(false);
		await expect(stranded).toHaveCount(0);
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
