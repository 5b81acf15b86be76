import { afterEach, expect, test, vi } from 'vitest';
import type { EngineFailure } from '../engine/failure.ts';
import { withNewerVersion } from './newer-version.ts';

afterEach(() => vi.unstubAllGlobals());

const page = 'https://host/steplight/';
const own = `${page}assets/index-old.js`;
const missing: EngineFailure = { code: 'missing', message: 'm' };
const answers = (html: string) =>
	vi.stubGlobal(
		'fetch',
		async () => new Response(html, { headers: { 'Content-Type': 'text/html' } }),
	);
const entry = (name: string) =>
	`<script type="module" crossorigin src="./assets/${name}.js"></script>`;

test('another script on the host: the page is outdated', async () => {
	answers(entry('index-new'));
	expect((await withNewerVersion(missing, page, own)).code).toBe('outdated');
});

test.each([
	['the same script', entry('index-old')],
	['a page of somebody else', '<h1>Welcome to the hotel</h1>'],
])('%s: the failure stays', async (_, html) => {
	answers(html);
	expect(await withNewerVersion(missing, page, own)).toBe(missing);
});

test('without a network, or for a failure of another kind, the failure stays', async () => {
	answers(entry('index-new'));
	const full: EngineFailure = { code: 'check-failed', message: 'c' };
	expect(await withNewerVersion(full, page, own)).toBe(full);
	expect(await withNewerVersion(missing, page, null)).toBe(missing);
	vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
	expect(await withNewerVersion(missing, page, own)).toBe(missing);
});
