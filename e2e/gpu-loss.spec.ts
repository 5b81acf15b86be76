import { expect, expectAccessible, test } from './fixtures.ts';

/** As a driver crash does it: the browser's GPU process ends. */
test('a lost graphics device says so, what was written stays, and WebAssembly goes on', async ({
	solvePage,
	page,
	browser,
}, info) => {
	await solvePage.open('?backend=webgpu&problem=81&n=2');
	await solvePage.solveButton.click();
	await solvePage.loadedOn('WebGPU');
	await expect
		.poll(async () => (await solvePage.shownRewards()).length, { timeout: 120_000 })
		.toBeGreaterThan(0);
	const written = await solvePage.texts();
	const devtools = await browser.newBrowserCDPSession();
	await devtools.send('Browser.crashGpuProcess');

	await expect(solvePage.failure).toContainText('The graphics device was lost');
	const kept = await solvePage.texts();
	for (const [at, text] of written.entries()) expect(kept[at]).toContain(text.trimEnd());
	await expectAccessible(page);
	await page.screenshot({ path: info.outputPath('lost.png'), fullPage: true });

	await solvePage.failure.getByRole('button', { name: 'Use WebAssembly instead' }).click();
	// It stays until the job that failed has ended.
	await expect(solvePage.failure).toHaveCount(0);
	await solvePage.loadedOn('WebAssembly');
	await solvePage.ended(/^Done: /);
	await expect(solvePage.verdicts).toBeVisible();
});
