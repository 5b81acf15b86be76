import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EngineFailure } from '../engine/failure.ts';
import { explained } from './explain.ts';

beforeEach(() => void vi.stubGlobal('navigator', { onLine: true }));
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
	expect((await explained(missing, page, own)).code).toBe('outdated');
});

test.each([
	['the same script', entry('index-old')],
	['a page of somebody else', '<h1>Welcome to the hotel</h1>'],
])('%s: the failure stays', async (_, html) => {
	answers(html);
	expect(await explained(missing, page, own)).toBe(missing);
});

test('without a network that is what is said', async () => {
	vi.stubGlobal('navigator', { onLine: false });
	expect((await explained(missing, page, own)).code).toBe('offline');
});

test('where the host cannot be asked, or for a failure of another kind, the failure stays', async () => {
	answers(entry('index-new'));
	const full: EngineFailure = { code: 'check-failed', message: 'c' };
	expect(await explained(full, page, own)).toBe(full);
	expect(await explained(missing, page, null)).toBe(missing);
	vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
	expect(await explained(missing, page, own)).toBe(missing);
});
