/**
 * Lighthouse on the built page, as a host serves it that compresses: desktop, and a phone on a slow line; adds
 * `lighthouse` to e2e/perf/baseline.json. At least 95 of 100 in each of its four categories.
 */
import { createServer, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import lighthouse, { desktopConfig } from 'lighthouse';
import { siteHeaders } from '../../src/cli/site/headers.ts';
import { expect, test } from '../fixtures.ts';
import { builtFile } from '../static-host.ts';
import { addToBaseline } from './baseline.ts';

const leastScore = 95;
const sitePort = 4175;
const debuggingPort = 9333;
const categories = ['performance', 'accessibility', 'best-practices', 'seo'];
const devices = [
	{ name: 'desktop', config: desktopConfig },
	{ name: 'mobile', config: undefined },
];

let site: Server;

test.beforeAll(async () => {
	site = createServer((request, response) => {
		const { pathname } = new URL(request.url ?? '/', 'http://localhost');
		const file = builtFile(pathname);
		if (file === null) return void response.writeHead(404).end();
		const isText = /javascript|css|html|json|svg|text/u.test(file.type);
		const encoding = isText ? { 'Content-Encoding': 'gzip' } : {};
		// Built files have their hash in their names (docs/hosting.md).
		const caching = pathname.startsWith('/assets/') ? 'max-age=31536000, immutable' : 'no-cache';
		response.writeHead(200, {
			'Content-Type': file.type,
			'Cache-Control': caching,
			...siteHeaders,
			...encoding,
		});
		response.end(isText ? gzipSync(file.body) : file.body);
	});
	await new Promise<void>((resolve) => site.listen(sitePort, resolve));
});
test.afterAll(() => site.close());

test('lighthouse, desktop and mobile', async ({ launchOptions }) => {
	test.setTimeout(600_000);
	const browser = await chromium.launch({
		...launchOptions,
		args: [...(launchOptions.args ?? []), `--remote-debugging-port=${debuggingPort}`],
	});
	const results: Record<string, object> = {};
	try {
		for (const { name, config } of devices) {
			const flags = { port: debuggingPort, onlyCategories: categories, logLevel: 'error' } as const;
			const run = await lighthouse(`http://localhost:${sitePort}/`, flags, config);
			const report = run?.lhr;
			if (report === undefined || report.runtimeError !== undefined) {
				throw new Error(`Lighthouse has no report: ${report?.runtimeError?.message}`);
			}
			const failed = Object.values(report.audits).filter(
				({ score, scoreDisplayMode }) =>
					score !== null && score < 0.9 && scoreDisplayMode !== 'informative',
			);
			const scores = Object.fromEntries(
				categories.map((id) => [id, Math.round(100 * (report.categories[id]?.score ?? 0))]),
			);
			results[name] = scores;
			for (const [id, score] of Object.entries(scores)) {
				expect
					.soft(
						score,
						`${name}, ${id}: ${failed.map(({ id, displayValue }) => `${id} ${displayValue ?? ''}`).join(', ')}`,
					)
					.toBeGreaterThanOrEqual(leastScore);
			}
		}
	} finally {
		await browser.close();
	}
	addToBaseline({ lighthouse: results });
});
