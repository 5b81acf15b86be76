import { createReadStream, existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { extname, join } from 'node:path';
import { expect, test } from './fixtures.ts';

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

const otherPort = 4174;

test.describe('on another host', () => {
	test.use({ baseURL: `http://localhost:${otherPort}` });

	test('the built folder runs below any path, where no headers are sent', async ({ page }) => {
		const server = serveBelow('/classes/7b/steplight');
		await new Promise<void>((resolve) => server.listen(otherPort, resolve));
		try {
			await page.goto(`/classes/7b/steplight/${query}`);
			await page.getByRole('button', { name: /solve/i }).click();
			await expect(page.getByText(/^Done: /).first()).toBeVisible({ timeout: 150_000 });
			await expect(page.getByRole('table', { name: 'What each rule chooses' })).toBeVisible();
		} finally {
			server.close();
		}
	});
});

const types: Readonly<Record<string, string>> = {
	'.html': 'text/html',
	'.js': 'text/javascript',
	'.mjs': 'text/javascript',
	'.css': 'text/css',
	'.wasm': 'application/wasm',
	'.json': 'application/json',
	'.svg': 'image/svg+xml',
};

/** A plain static server of dist/ that knows nothing but file types. */
function serveBelow(prefix: string): Server {
	return createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		const below = pathname.startsWith(`${prefix}/`) ? pathname.slice(prefix.length) : '/none';
		const file = join('dist', below === '/' ? 'index.html' : below);
		const type = types[extname(file)] ?? 'application/octet-stream';
		if (!existsSync(file)) response.writeHead(404).end();
		else createReadStream(file).pipe(response.writeHead(200, { 'Content-Type': type }));
	});
}
