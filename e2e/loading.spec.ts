import { expect, look, test } from './fixtures.ts';
import { hostPort, StaticHost } from './static-host.ts';

const query = '?backend=wasm&problem=12&n=2&temperature=0';
/** A line that brings a load where the test wants it, and one that leaves it there for as long as it looks. */
const flowing = 4_000_000;
const dripping = 50_000;

// With its service worker: what goes on in the middle of a file has to pass by it.
test.use({ baseURL: `http://localhost:${hostPort}`, serviceWorkers: 'allow' });

test('a load is broken off by a reload, cancelled, goes on each time, and is cleared', async ({
	solvePage,
	page,
}, info) => {
	const host = await StaticHost.open();
	try {
		await solvePage.open(query);
		await page.evaluate(async () => {
			await navigator.serviceWorker.ready;
		});
		const loadUntil = async (megabytes: number): Promise<void> => {
			host.bytesPerSecond = flowing;
			await solvePage.solveButton.click();
			await solvePage.loadedAtLeast(megabytes);
			host.bytesPerSecond = dripping;
		};
		const label = /^Load models \((\d+) MB\) and solve$/;
		await expect(solvePage.solveButton).toHaveText(label);
		const total = Number(label.exec((await solvePage.solveButton.textContent()) ?? '')?.[1]);

		await test.step('a closed tab keeps what came', async () => {
			// In the middle of the generator's weights, with a piece of them kept.
			await loadUntil(2.5);
			await page.reload();
			expect(await page.evaluate(() => navigator.serviceWorker.controller !== null)).toBe(true);
			await expect.poll(() => solvePage.keptMegabytes()).toBeGreaterThan(1.9);
		});
		await test.step('so does a cancel, and the page is as before', async () => {
			// In the middle of the PRM's weights.
			await loadUntil(8);
			expect(host.wentOnFrom).toHaveLength(1);
			await look(page, (name) => info.outputPath(`loading-${name}`));
			await solvePage.cancelButton.focus();
			await page.keyboard.press('Enter');
			await expect(page.getByText(/^Cancelled\./)).toBeVisible();
			await expect(solvePage.solveButton).toHaveText(label);
			await expect(solvePage.solveButton).toHaveAttribute('aria-disabled', 'false');
			await expect(solvePage.engine).toContainText('not loaded');
			await expect(solvePage.failure).toHaveCount(0);
			// Where the button was is the line that says so.
			await expect(page.locator(':focus')).toContainText('Cancelled.');
			await look(page, (name) => info.outputPath(`cancelled-${name}`));
		});
		await test.step('the next load goes on, and nothing was loaded twice', async () => {
			host.bytesPerSecond = Number.POSITIVE_INFINITY;
			await solvePage.solve();
			expect(host.wentOnFrom).toHaveLength(2);
			await expect.poll(() => solvePage.keptMegabytes()).toBe(total);
			// The reload may cost a piece; a cancel costs what was on its way.
			expect(host.modelBytesSent / 1e6).toBeLessThan(total + 3);
		});
		await test.step('later visits are told that all is here, and load nothing', async () => {
			await page.reload();
			await expect(solvePage.solveButton).toHaveText('Load models (already here) and solve');
			const sent = host.modelBytesSent;
			await solvePage.solve();
			// The lists alone, which are asked for anew.
			expect(host.modelBytesSent - sent).toBeLessThan(200_000);
		});
		await test.step('kept files are cleared by keyboard; what is loaded works on', async () => {
			await solvePage.clearButton.focus();
			await page.keyboard.press('Space');
			await expect(solvePage.engine.getByText(/^Cleared: .+ free again/)).toBeVisible();
			expect(await solvePage.keptMegabytes()).toBe(0);
			await expect(solvePage.clearButton).toBeFocused();
			await look(page, (name) => info.outputPath(`cleared-${name}`));
			await solvePage.solve();
		});
	} finally {
		host.close();
	}
});

test.describe('without a service worker', () => {
	// Which would answer in the place of the test's routes.
	test.use({ serviceWorkers: 'block' });

	test('one runtime is loaded, packed; where a browser cannot unpack, the plain one', async ({
		solvePage,
		page,
		context,
	}) => {
		const host = await StaticHost.open();
		const asked: string[] = [];
		context.on('request', (request) => {
			const name = /(?:runtime|assets)\/(ort-wasm.*\.wasm|.*\.gzip)$/.exec(request.url())?.[1];
			if (name !== undefined) asked.push(name.replace(/-[\w-]{8}\./, '.'));
		});
		try {
			await solvePage.open(query);
			await solvePage.solve();
			expect(asked).toEqual(['wasm.gzip']);

			await solvePage.clearButton.click();
			asked.length = 0;
			await page.route('**/assets/main-*.js', async (route) => {
				const response = await route.fetch();
				const body = `delete globalThis.DecompressionStream;${await response.text()}`;
				await route.fulfill({ response, body });
			});
			await page.reload();
			await solvePage.solve();
			expect(asked).toEqual(['ort-wasm-simd-threaded.wasm']);
		} finally {
			host.close();
		}
	});
});
