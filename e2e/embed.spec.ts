/** The page in a frame of another origin, as learning platforms make it. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, type Page, test } from '@playwright/test';

const runMs = 150_000;

/** A page of another origin that frames this code and follows the height, as docs/embedding.md says. */
function platform(code: string): Promise<Server> {
	const body = `<!doctype html><h1>A course</h1>${code}<p id="height"></p><script>
		addEventListener('message', ({ source, data }) => {
			const frame = document.querySelector('iframe');
			if (source !== frame.contentWindow || data?.type !== 'steplight:height') return;
			frame.style.height = data.height + 'px';
			document.querySelector('#height').textContent = data.height;
		});
	</script>`;
	const server = createServer((_, response) =>
		response.writeHead(200, { 'Content-Type': 'text/html' }).end(body),
	);
	return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

/** What "Share with a class" gives on the page that is open, with everything hidden and no way elsewhere. */
async function embedCode(page: Page): Promise<string> {
	await page.getByText('Share with a class').last().click();
	for (const veil of ['The steps, one at a time', 'The rewards, one at a time', 'The verdict']) {
		await page.getByRole('checkbox', { name: veil }).check();
	}
	await page.getByText('What can be changed there').click();
	await page.getByLabel('The way to other pages').selectOption('hidden');
	await page.getByLabel('Choice of the problem').selectOption('locked');
	const code = page.getByLabel('Code for a frame');
	await expect(code).toHaveValue(/^<iframe /);
	return code.inputValue();
}

const sandboxes = [
	['as the code says', (code: string) => code],
	['without a sandbox', (code: string) => code.replace(/ sandbox="[^"]*"/u, '')],
] as const;

for (const [name, change] of sandboxes) {
	test(`in a frame of another origin, ${name}, the page opens, runs on one thread and tells its height`, async ({
		page,
		baseURL,
	}) => {
		const errors: string[] = [];
		const foreign: string[] = [];
		await page.goto('/?problem=12&n=2');
		const code = change(await embedCode(page));
		expect(code).toContain(`<iframe src="${baseURL}/#solve/1`);
		const server = await platform(code);
		const platformHost = `127.0.0.1:${(server.address() as AddressInfo).port}`;
		try {
			page.on('pageerror', (error) => errors.push(String(error)));
			page.on('request', (request) => foreign.push(new URL(request.url()).host));
			await page.goto(`http://${platformHost}/`);
			const frame = page.frameLocator('iframe');
			await expect(frame.getByTestId('question')).toBeVisible();
			await expect(frame.getByRole('navigation', { name: 'Pages' })).toHaveCount(0);
			await expect(frame.getByRole('button', { name: 'New problem' })).toBeDisabled();

			await frame.getByRole('button', { name: /^Load models .* and solve$/ }).click();
			const reveal = frame.getByRole('button', { name: /^Show step 1/ });
			await expect(reveal).toHaveAttribute('aria-disabled', 'false', { timeout: runMs });
			await expect(frame.getByText(/^Done: 2 solutions/)).toBeVisible({ timeout: runMs });
			const threads = frame.getByRole('region', { name: 'Engine' }).getByText('Threads');
			await expect(threads.locator('..')).toHaveText(/Threads\s*1$/);
			const steps = frame.getByRole('list', { name: 'Steps revealed' });
			await expect(steps.getByRole('listitem')).toHaveCount(0);
			await reveal.press('n');
			await expect(steps.getByRole('listitem')).toHaveCount(1);
			await expect(frame.locator('[data-reward]')).toHaveCount(0);

			const told = async () => Number(await page.locator('#height').textContent());
			await expect.poll(told).toBeGreaterThan(300);
			const before = await told();
			await frame.getByRole('button', { name: 'Show everything' }).click();
			await expect(frame.getByRole('table', { name: 'What each rule chooses' })).toBeVisible();
			await expect.poll(told).toBeGreaterThan(before);
			const isScrolled = await page
				.frames()[1]
				?.evaluate(() => document.documentElement.scrollHeight > innerHeight);
			expect(isScrolled, 'the frame is as high as the page in it').toBe(false);
			expect(errors).toEqual([]);
			// The worker's own script, where the frame has no origin, is a blob.
			const hosts = new Set(foreign.filter((host) => host !== ''));
			expect([...hosts].sort()).toEqual([platformHost, new URL(baseURL ?? '').host]);
		} finally {
			server.closeAllConnections();
			server.close();
		}
	});
}
