import { expect, look, test } from './fixtures.ts';
import { builtFile } from './static-host.ts';

const query = '?backend=wasm&problem=12&n=2&temperature=0';

test('a damaged and a missing file are named, and trying again gets over both', async ({
	solvePage,
	page,
}, info) => {
	await page.route('**/completer/model.safetensors', async (route) => {
		const body = await (await route.fetch()).body();
		body.writeUInt8(body.readUInt8(1000) ^ 1, 1000);
		await route.fulfill({ body });
	});
	await page.route('**/heads.safetensors', (route) => route.fulfill({ status: 404 }));
	await solvePage.open(query);
	await solvePage.solveButton.click();
	await expect(solvePage.failure).toContainText('A model file arrived damaged');
	await expect(solvePage.failure).toContainText(
		'completer/model.safetensors is damaged: its SHA-256',
	);
	await look(page, (name) => info.outputPath(`damaged-${name}`));

	await page.unroute('**/completer/model.safetensors');
	await solvePage.retryButton.click();
	await expect(solvePage.failure).toContainText('A model file is missing');
	await expect(solvePage.failure).toContainText('completer/heads.safetensors is not on the server');

	await page.unroute('**/heads.safetensors');
	await solvePage.retryButton.click();
	await solvePage.solved();
	await expect(solvePage.failure).toHaveCount(0);
});

test('a worker that dies in a run is noticed at once, and started again', async ({
	solvePage,
	page,
}, info) => {
	await solvePage.open('?backend=wasm&problem=12&n=64');
	await solvePage.solveButton.click();
	await expect
		.poll(async () => (await solvePage.shownRewards()).length, { timeout: 120_000 })
		.toBeGreaterThan(0);
	const worker = page.workers().find((each) => /\/main-/.test(each.url()));
	expect(worker).toBeDefined();
	// It ends without a word: no event reaches the page, and the call is not answered.
	worker?.evaluate(() => close()).catch(() => undefined);
	await expect(solvePage.failure).toContainText('The models stopped working');
	await expect(solvePage.failure).toContainText('has ended');
	await page.screenshot({ path: info.outputPath('died-1280.png') });
	await solvePage.unfold();
	await page.getByLabel('Solutions', { exact: true }).fill('2');
	await solvePage.retryButton.focus();
	await page.keyboard.press('Enter');
	await expect(page.locator('main:focus')).toHaveCount(1);
	await solvePage.solved();
	await expect(solvePage.cards).toHaveCount(2);
});

test('a full storage keeps nothing and stops nothing', async ({
	solvePage,
	page,
	context,
}, info) => {
	await solvePage.open(query);
	const devtools = await context.newCDPSession(page);
	const origin = new URL(page.url()).origin;
	await devtools.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 3_000_000 });
	await solvePage.solve();
	await expect(solvePage.engine).toContainText('could not all be kept');
	await look(page, (name) => info.outputPath(`full-${name}`));
	await devtools.send('Storage.overrideQuotaForOrigin', { origin });
	await solvePage.clearButton.click();
	await expect(solvePage.engine.getByText(/^Cleared: .+ free again/)).toBeVisible();
	await page.reload();
	await solvePage.solve();
	await expect(solvePage.engine).not.toContainText('could not all be kept');
	expect(await solvePage.keptMegabytes()).toBeGreaterThan(14);
});

test.describe('on a plain HTTP address', () => {
	test.use({ baseURL: 'http://plain.test' });

	test('without WebGPU, threads, Cache API and hashes it runs, and says what it goes without', async ({
		solvePage,
		page,
	}) => {
		await page.route('http://plain.test/**', (route) => {
			const file = builtFile(new URL(route.request().url()).pathname);
			return route.fulfill(
				file === null ? { status: 404 } : { body: file.body, contentType: file.type },
			);
		});
		await solvePage.open('?problem=12&n=2&temperature=0');
		expect(await page.evaluate(() => [isSecureContext, 'gpu' in navigator])).toEqual([
			false,
			false,
		]);
		await solvePage.solve();
		await expect(solvePage.engine).toContainText('WebAssembly, check passed');
		await expect(solvePage.engine).toContainText(
			'WebGPU is not used: this browser offers no WebGPU adapter.',
		);
		await expect(solvePage.engine).toContainText('are not kept');
	});
});
