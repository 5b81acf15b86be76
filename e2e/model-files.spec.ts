import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
// Not fixtures.ts: here requests to other origins are what is tested.
import { expect, type Page, test } from '@playwright/test';
import { build, type Rolldown } from 'vite';

/** A page that does nothing and its worker; below /isolated/ as this project's own host sends them. */
let site: Server;
let origin = '';

test.beforeAll(async () => {
	const built = await build({
		configFile: false,
		logLevel: 'error',
		build: { write: false, lib: { entry: 'e2e/model-files/worker.ts', formats: ['es'] } },
	});
	const [output] = [built].flat() as Rolldown.RolldownOutput[];
	const code = output?.output[0].code ?? '';
	site = createServer(({ url = '' }, response) => {
		const isWorker = url.endsWith('.js');
		response.writeHead(200, {
			'Content-Type': isWorker ? 'text/javascript' : 'text/html',
			...(url.startsWith('/isolated/') ? isolation : {}),
		});
		response.end(isWorker ? code : '<!doctype html><title>Model files</title>');
	});
	origin = await listen(site);
});
test.afterAll(() => site.close());
test.beforeEach(({ page }) => page.goto(`${origin}/`));

const isolation = {
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Embedder-Policy': 'require-corp',
};

async function listen(server: Server): Promise<string> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** One job in a worker of its own, as after a reload; one that holds something lives on. */
function inWorker(page: Page, job: string, argument = ''): Promise<unknown> {
	return page.evaluate(
		(message) =>
			new Promise((resolve, reject) => {
				const worker = new Worker('worker.js', { type: 'module' });
				worker.onmessage = ({ data }) => {
					if (message[0] !== 'hold') worker.terminate();
					resolve(data);
				};
				worker.onerror = (event) => reject(new Error(event.message));
				worker.postMessage(message);
			}),
		[job, argument],
	);
}

const total = 40_002_200;

test('converted weights are kept: what was left half way goes on, what is whole is read, what is cleared is gone', async ({
	page,
}) => {
	expect(await inWorker(page, 'cancelled')).toMatchObject({ code: 'AbortError' });
	expect(await inWorker(page, 'list')).toMatchObject({
		value: [{ name: 'toy', bytes: 40_001_000, isWhole: false }],
	});
	const goesOn = {
		converted: [2, 3],
		isRight: true,
		sizes: [40_001_500, 700],
		hashes: ['of the toy'],
	};
	expect(await inWorker(page, 'load')).toMatchObject({ value: goesOn });
	expect(await inWorker(page, 'load')).toMatchObject({
		value: { converted: [], isRight: true, progress: [total], hashes: ['of the toy'] },
	});
	expect(await inWorker(page, 'list')).toMatchObject({ value: [{ bytes: total, isWhole: true }] });
	await inWorker(page, 'clear');
	expect(await inWorker(page, 'list')).toEqual({ value: [] });
	expect(await inWorker(page, 'load')).toMatchObject({ value: { converted: [0, 1, 2, 3] } });
});

test('a model that the device has no room for is refused before the load', async ({ page }) => {
	expect(await inWorker(page, 'tooLarge')).toMatchObject({ code: 'too-large' });
});

test('two tabs do not write one model at once', async ({ page, context }) => {
	const other = await context.newPage();
	await other.goto(`${origin}/`);
	expect(await inWorker(other, 'hold')).toEqual({ value: null });
	expect(await inWorker(page, 'load')).toMatchObject({
		code: 'storage-blocked',
		message: expect.stringContaining('Another tab'),
	});
});

test('a file that is written to while it is read says so', async ({ page }) => {
	expect(await inWorker(page, 'changed')).toMatchObject({ code: 'file-changed' });
});

test.describe('a file of another origin', () => {
	const bytes = readFileSync('src/inference/testing/vectors/llama.gguf');
	let server: Server;
	let address = '';
	let headers: Record<string, string> = {};

	test.beforeAll(async () => {
		server = createServer((request, response) => {
			const isAsked = request.method === 'OPTIONS';
			const [, from, to] = /^bytes=(\d+)-(\d+)$/u.exec(request.headers.range ?? '') ?? [];
			const part = bytes.subarray(Number(from ?? 0), to === undefined ? undefined : Number(to) + 1);
			const told = { 'Content-Range': `bytes ${from}-${to}/${bytes.length}`, ETag: '"a"' };
			response.writeHead(isAsked || from === undefined ? 200 : 206, {
				...headers,
				...(from === undefined ? {} : told),
				'Content-Length': isAsked ? 0 : part.length,
			});
			response.end(isAsked || request.method === 'HEAD' ? undefined : part);
		});
		address = `${await listen(server)}/llama.gguf`;
	});
	test.afterAll(() => server.close());

	for (const [name, sent, expected] of [
		[
			'is read where the host lets pages',
			{ 'Access-Control-Expose-Headers': 'Content-Range, ETag' },
			{},
		],
		['is read where the host hides how long it is', {}, {}],
	] as const) {
		test(name, async ({ page }) => {
			headers = {
				...{ 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': 'Range' },
				...sent,
			};
			const read = await inWorker(page, 'address', address);
			expect(read).toMatchObject({ value: { architecture: 'llama', ...expected } });
		});
	}

	const silent = 'http://127.0.0.1:9/llama.gguf';

	test('is named as closed to pages where it is, and as a failed download where nobody answers', async ({
		page,
	}) => {
		headers = {};
		expect(await inWorker(page, 'address', address)).toMatchObject({ code: 'cross-origin' });
		expect(await inWorker(page, 'address', silent)).toMatchObject({ code: 'download' });
	});

	test('on an isolated page, which cannot tell these two apart, the message says both', async ({
		page,
	}) => {
		await page.goto(`${origin}/isolated/`);
		headers = {};
		const message = expect.stringContaining('does not answer, or does not let pages');
		for (const closed of [address, silent]) {
			expect(await inWorker(page, 'address', closed)).toMatchObject({
				code: 'cross-origin',
				message,
			});
		}
	});
});
