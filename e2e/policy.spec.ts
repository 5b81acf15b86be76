import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
// Not fixtures.ts: what the policy forbids is what is tried here.
import { expect, type Page, test } from '@playwright/test';
import { siteHeaders } from '../src/cli/site/headers.ts';
import { hostPort, StaticHost } from './static-host.ts';

/** Another host, which lets every page read it. */
let other: Server;
let otherUrl = '';
const asked: string[] = [];
const pack = { steplight: 'lesson', version: 1, title: 'Far', items: [{ question: '1+1?' }] };

test.beforeAll(async () => {
	other = createServer(({ url = '' }, response) => {
		asked.push(url);
		const found = url === '/pack.json' ? JSON.stringify(pack) : url === '/' ? 'here' : null;
		response.writeHead(found === null ? 404 : 200, { 'Access-Control-Allow-Origin': '*' });
		response.end(found);
	});
	await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
	otherUrl = `http://127.0.0.1:${(other.address() as AddressInfo).port}/`;
});
test.afterAll(() => other.close());

/** What text that became markup would try; each by the directive that stopped it, or 'done'. */
function attempts(page: Page, foreign: string): Promise<Record<string, string>> {
	return page.evaluate(async (url) => {
		const stopped: string[] = [];
		addEventListener('securitypolicyviolation', ({ effectiveDirective }) => {
			stopped.push(effectiveDirective);
		});
		const outcome = async (name: string, attempt: () => unknown): Promise<[string, string]> => {
			stopped.length = 0;
			const end = await Promise.resolve()
				.then(attempt)
				.catch(() => 'threw');
			await new Promise((resolve) => setTimeout(resolve, 200));
			return [name, stopped[0] ?? (end === 'threw' ? 'threw' : 'done')];
		};
		const add = (tag: string, fields: object) =>
			document.body.append(Object.assign(document.createElement(tag), fields));
		return Object.fromEntries([
			await outcome('markup', () => {
				document.body.innerHTML += '<img src=x onerror=alert(1)>';
			}),
			await outcome('code', () => new Function('return 1')()),
			await outcome('inline style', () => add('style', { textContent: 'p { color: red }' })),
			await outcome('style attribute', () => document.body.setAttribute('style', 'color: red')),
			await outcome('style property', () => document.body.style.setProperty('--x', '1')),
			await outcome('object', () => add('object', { data: url })),
			await outcome('picture', () => add('img', { src: url })),
			await outcome('base', () => add('base', { href: url })),
			await outcome('foreign worker', () => new Worker(url)),
			await outcome('request', () => fetch(url)),
			await outcome('own request', () => fetch('./favicon.svg')),
			// Last: it is told twice, and the second may come late.
			await outcome('frame', () => add('iframe', { src: url })),
		]);
	}, foreign);
}

const stopped = {
	markup: 'require-trusted-types-for',
	code: 'require-trusted-types-for',
	'inline style': 'style-src-elem',
	'style attribute': 'style-src-attr',
	'style property': 'done',
	frame: 'frame-src',
	object: 'threw',
	picture: 'img-src',
	base: 'base-uri',
	'foreign worker': 'threw',
	request: 'connect-src',
	'own request': 'done',
};

/** The models' thread asks the hosts that a visitor names; the page does not. */
async function modelsReachOthers(page: Page): Promise<void> {
	await page.getByRole('button', { name: /solve/i }).click();
	await expect(page.getByText(/^Done: /).first()).toBeVisible({ timeout: 150_000 });
	const worker = page.workers().find((each) => /\/main-/.test(each.url()));
	expect(await worker?.evaluate(async (url) => (await fetch(url)).text(), otherUrl)).toBe('here');
}

/** A lesson at another host is asked for by whoever presses the button that names it, and by the same thread. */
async function lessonOfOthers(page: Page): Promise<void> {
	const { host } = new URL(otherUrl);
	asked.length = 0;
	const open = async (path: string) => {
		await page.evaluate((address) => {
			location.hash = `#lesson?pack=${encodeURIComponent(address)}`;
		}, otherUrl + path);
		await expect(page.getByText(`Opening it asks ${host}`)).toBeVisible();
		expect(asked).toEqual(path === 'none.json' ? [] : ['/none.json']);
		await page.getByRole('button', { name: `Ask ${host} for it` }).click();
	};
	await open('none.json');
	await expect(page.getByText(`${host} has no file at this address.`)).toBeVisible();
	await open('pack.json');
	await expect(page.getByText('Problem 1 of 1')).toBeVisible();
}

const query = '/?backend=wasm&problem=12&n=2&temperature=0';

test('with headers: nothing runs that is not this site’s, and the page asks no other host', async ({
	page,
}) => {
	const response = await page.goto(query);
	const headers = response?.headers() ?? {};
	for (const [name, value] of Object.entries(siteHeaders)) {
		expect(headers[name.toLowerCase()], name).toBe(value);
	}
	await modelsReachOthers(page);
	await lessonOfOthers(page);
	expect(await attempts(page, otherUrl)).toEqual(stopped);
});

test.describe('on a host that sends no headers', () => {
	test.use({ baseURL: `http://localhost:${hostPort}` });

	test('the page’s own meta element forbids the same', async ({ page }) => {
		const host = await StaticHost.open();
		try {
			await page.goto(query);
			await modelsReachOthers(page);
			expect(await attempts(page, otherUrl)).toEqual(stopped);
		} finally {
			host.close();
		}
	});
});

test.describe('from the second visit on', () => {
	test.use({ baseURL: `http://localhost:${hostPort}`, serviceWorkers: 'allow' });

	test('the service worker sends the headers that the host does not', async ({ page }) => {
		const host = await StaticHost.open();
		try {
			await page.goto('/');
			await page.evaluate(async () => {
				await navigator.serviceWorker.ready;
			});
			const response = await page.reload();
			for (const [name, value] of Object.entries(siteHeaders)) {
				expect(response?.headers()[name.toLowerCase()], name).toBe(value);
			}
			expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
		} finally {
			host.close();
		}
	});
});

test('it can be installed: a manifest with icons of the sizes it names', async ({ page }) => {
	await page.goto('/');
	const devtools = await page.context().newCDPSession(page);
	const { errors } = await devtools.send('Page.getAppManifest');
	expect(errors).toEqual([]);
	const sizes = await page.evaluate(async () => {
		const link = document.querySelector<HTMLLinkElement>('link[rel="manifest"]')?.href ?? '';
		const { icons } = await (await fetch(link)).json();
		return Promise.all(
			icons.map(async ({ src, sizes, type }: Record<string, string>) => {
				const icon = new Image();
				icon.src = new URL(src ?? '', link).href;
				await icon.decode();
				return type === 'image/svg+xml' || sizes === `${icon.naturalWidth}x${icon.naturalHeight}`;
			}),
		);
	});
	expect(sizes).toEqual([true, true, true, true, true]);
});
