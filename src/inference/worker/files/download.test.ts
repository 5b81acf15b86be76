/** Downloads from a real HTTP server that breaks off, knows ranges or does not, or has another file by now. */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Result } from '../../../domain/result.ts';
import type { EngineFailure } from '../../../engine/failure.ts';
import type { FileRecord } from '../../manifest.ts';
import { familyFiles } from '../../testing/fake-family.ts';
import { type MemoryCache, memoryCache } from '../../testing/memory-cache.ts';
import type { Bytes } from './bytes.ts';
import { download } from './download.ts';
import { fetchReader } from './fetch-reader.ts';
import { loadModelFiles } from './files.ts';

const megabyte = 1_000_000;

/** What the server does now; tests change it between requests. */
type Host = {
	readonly files: Map<string, Bytes>;
	ranges: 'known' | 'ignored' | 'refused';
	/** Bytes sent before it waits; infinite for none. */
	holdAfter: number;
	/** The Range header of each request; null for none. */
	readonly asked: (string | null)[];
	/** Breaks the connections that wait. */
	cut(): void;
};

let server: Server;
let host: Host;
let base: string;
let cache: MemoryCache;

beforeEach(async () => {
	const waiting: ServerResponse[] = [];
	host = {
		...{ files: new Map(), ranges: 'known', holdAfter: Number.POSITIVE_INFINITY, asked: [] },
		cut: () => waiting.splice(0).forEach((response) => void response.destroy()),
	};
	server = createServer((request, response) => {
		const bytes = host.files.get((request.url ?? '').slice(1));
		host.asked.push(request.headers.range ?? null);
		if (bytes === undefined) return void response.writeHead(404).end();
		const wanted = Number(/=(\d+)-/.exec(request.headers.range ?? '')?.[1] ?? 0);
		if (wanted > 0 && host.ranges === 'refused') return void response.writeHead(416).end();
		const from = host.ranges === 'known' ? wanted : 0;
		const sent = bytes.subarray(from, from + host.holdAfter);
		response.writeHead(from > 0 ? 206 : 200, {
			'Content-Length': bytes.byteLength - from,
			...(from > 0
				? { 'Content-Range': `bytes ${from}-${bytes.byteLength - 1}/${bytes.byteLength}` }
				: {}),
		});
		if (from + sent.byteLength === bytes.byteLength) response.end(sent);
		else waiting.push(response) && response.write(sent);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	cache = memoryCache();
});
afterEach(() => {
	vi.unstubAllGlobals();
	server.closeAllConnections();
	server.close();
});

function bytesOf(length: number, seed: number): Bytes {
	return Uint8Array.from({ length }, (_, at) => (at * seed) % 251);
}

async function recordOf(bytes: Bytes): Promise<FileRecord> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
	const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
	return { path: 'model.safetensors', bytes: bytes.byteLength, sha256 };
}

type Visit = { readonly signal?: AbortSignal; readonly at?: (loadedBytes: number) => void };

/** One try to load `record`; `at` hears of the bytes counted so far. */
async function visit(record: FileRecord, { signal, at }: Visit = {}) {
	let loadedBytes = 0;
	const read = fetchReader(base, signal ?? new AbortController().signal);
	const onBytes = (count: number): void => {
		loadedBytes += count;
		at?.(loadedBytes);
	};
	const result = await download({ read, path: record.path, record, cache, onBytes });
	return { result, loadedBytes };
}

/** By Buffer: megabytes take the usual comparison seconds. */
function expectFile(result: Result<Bytes, EngineFailure>, file: Bytes): void {
	if (!result.ok) throw new Error(result.error.message);
	expect(Buffer.compare(result.value, file)).toBe(0);
}

/** A try whose connection breaks once `length` bytes have come. */
async function brokenVisit(record: FileRecord, length: number): Promise<void> {
	host.holdAfter = length;
	const at = (loadedBytes: number): void => {
		if (loadedBytes === length) host.cut();
	};
	await expect(visit(record, { at })).rejects.toThrow();
	host.holdAfter = Number.POSITIVE_INFINITY;
}

test('goes on where the connection broke, and counts all bytes', async () => {
	const file = bytesOf(3 * megabyte, 7);
	const record = await recordOf(file);
	host.files.set('model.safetensors', file);
	await brokenVisit(record, megabyte);
	const { result, loadedBytes } = await visit(record);
	expectFile(result, file);
	expect(loadedBytes).toBe(file.byteLength);
	expect(host.asked).toEqual([null, `bytes=${megabyte}-`]);
	expect((await visit(record)).loadedBytes).toBe(file.byteLength);
	expect(host.asked).toHaveLength(2);
});

test('keeps pieces while it loads: a closed tab goes on too', async () => {
	const file = bytesOf(5 * megabyte, 7);
	const record = await recordOf(file);
	host.files.set('model.safetensors', file);
	const sizes: number[] = [];
	const at = (): void => {
		const pieces = [...(cache.kept.get(record.sha256)?.values() ?? [])];
		sizes.push(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
	};
	await visit(record, { at });
	expect(sizes.at(-1)).toBeGreaterThanOrEqual(2 * megabyte);
	expect(cache.kept.get(record.sha256)?.size).toBeGreaterThanOrEqual(2);
});

test.each([
	['ignores ranges', 'ignored'],
	['refuses them (416)', 'refused'],
] as const)('starts anew from a host that %s', async (_, ranges) => {
	const file = bytesOf(2 * megabyte, 7);
	const record = await recordOf(file);
	host.files.set('model.safetensors', file);
	await brokenVisit(record, megabyte);
	host.ranges = ranges;
	const { result, loadedBytes } = await visit(record);
	expectFile(result, file);
	expect(loadedBytes).toBe(file.byteLength);
	expect(host.asked[1]).toBe(`bytes=${megabyte}-`);
});

test('a half of another file is dropped, and the right one loaded once more', async () => {
	const file = bytesOf(2 * megabyte, 7);
	const record = await recordOf(file);
	host.files.set('model.safetensors', bytesOf(2 * megabyte, 11));
	await brokenVisit(record, megabyte);
	host.files.set('model.safetensors', file);
	const { result, loadedBytes } = await visit(record);
	expectFile(result, file);
	expect(loadedBytes).toBe(file.byteLength);
	expect(host.asked).toEqual([null, `bytes=${megabyte}-`, null]);
});

test('a file that is wrong on the host is corrupt, is asked for once, and nothing of it is kept', async () => {
	const record = await recordOf(bytesOf(megabyte, 7));
	host.files.set('model.safetensors', bytesOf(megabyte, 11));
	const { result } = await visit(record);
	expect(result).toMatchObject({ ok: false, error: { code: 'corrupt' } });
	expect(host.asked).toEqual([null]);
	expect(cache.kept.size).toBe(0);
	host.files.set('model.safetensors', bytesOf(6 * megabyte, 7));
	expect((await visit(record)).loadedBytes).toBeLessThan(6 * megabyte);
});

test('what came before a cancel is kept', async () => {
	const file = bytesOf(2 * megabyte, 7);
	const record = await recordOf(file);
	host.files.set('model.safetensors', file);
	host.holdAfter = megabyte;
	const abort = new AbortController();
	const at = (loadedBytes: number): void => {
		if (loadedBytes === megabyte) abort.abort();
	};
	await expect(visit(record, { signal: abort.signal, at })).rejects.toThrow(/abort/i);
	expect(Buffer.compare(await cache.get(record.sha256), file.subarray(0, megabyte))).toBe(0);
});

test('a whole family by HTTP: loaded, cancelled, missing', async () => {
	for (const [path, bytes] of await familyFiles()) host.files.set(path, bytes);
	const load = (signal = new AbortController().signal) =>
		loadModelFiles(fetchReader(base, signal), null, () => undefined);
	expect((await load()).ok).toBe(true);
	expect(await load(AbortSignal.abort())).toMatchObject({ error: { code: 'cancelled' } });
	host.files.delete('toy/judge/model.safetensors');
	expect(await load()).toMatchObject({ error: { code: 'missing' } });
});

test('a host that answers a missing file with its page does not have it', async () => {
	for (const [path, bytes] of await familyFiles()) host.files.set(path, bytes);
	const page = '<!doctype html><title>Welcome</title>';
	const load = () =>
		loadModelFiles(fetchReader(base, new AbortController().signal), null, () => undefined);
	const { fetch } = globalThis;
	for (const name of ['index.json', 'manifest.json', 'judge/model.safetensors']) {
		vi.stubGlobal('fetch', (url: URL, init: RequestInit) =>
			url.href.endsWith(name)
				? new Response(page, { headers: { 'Content-Type': 'text/html; charset=utf-8' } })
				: fetch(url, init),
		);
		expect(await load()).toMatchObject({ error: { code: 'missing' } });
	}
});

test('without a network it says so', async () => {
	vi.stubGlobal('navigator', { onLine: false });
	vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
	const read = fetchReader(base, new AbortController().signal);
	expect(await loadModelFiles(read, null, () => undefined)).toMatchObject({
		error: { code: 'offline' },
	});
});
