import { afterEach, expect, test, vi } from 'vitest';
import type { FileCache } from './file-cache.ts';
import { fetchReader, loadModelFiles, type ReadFile } from './files.ts';
import { familyFiles, readFrom } from './testing/fake-family.ts';

afterEach(() => vi.unstubAllGlobals());

test('loads the first model of the index and tells the bytes of all files', async () => {
	const progress: [number, number][] = [];
	const loaded = await loadModelFiles(readFrom(await familyFiles()), null, (...now) =>
		progress.push(now),
	);
	if (!loaded.ok) throw new Error(loaded.error.message);
	expect(loaded.value.manifest.id).toBe('toy');
	expect(loaded.value.contents.size).toBe(8);
	const total = [...loaded.value.contents.values()].reduce((sum, { length }) => sum + length, 0);
	expect(progress[0]).toEqual([0, total]);
	expect(progress.at(-1)).toEqual([total, total]);
});

test.each([
	['a missing file', 'download', (files: Map<string, unknown>) => files.delete('toy/prm.f16')],
	['a missing index', 'download', (files: Map<string, unknown>) => files.delete('index.json')],
	[
		'a flipped byte',
		'corrupt',
		(files: Map<string, unknown>) => files.set('toy/prm.f16', Uint8Array.of(0, 0, 1, 0)),
	],
	[
		'half a file',
		'corrupt',
		(files: Map<string, unknown>) => files.set('toy/orm.f16', new Uint8Array(2)),
	],
	[
		"a page in the manifest's place",
		'corrupt',
		(files: Map<string, unknown>) =>
			files.set('toy/manifest.json', new TextEncoder().encode('<!doctype html>')),
	],
	[
		'a manifest of another format',
		'corrupt',
		(files: Map<string, unknown>) =>
			files.set('toy/manifest.json', new TextEncoder().encode('{"format":2}')),
	],
])('%s is a %s failure that names the file', async (_, code, spoil) => {
	const files = await familyFiles();
	spoil(files);
	const loaded = await loadModelFiles(readFrom(files), null, () => undefined);
	expect(loaded.ok ? null : loaded.error.code).toBe(code);
	expect(loaded.ok ? '' : loaded.error.message).toMatch(/\w+\.(json|f16)/);
});

test('the fetch reader streams, counts, and rejects on an error status', async () => {
	const body = new ReadableStream({
		start(controller) {
			controller.enqueue(Uint8Array.of(1, 2));
			controller.enqueue(Uint8Array.of(3));
			controller.close();
		},
	});
	const fetched = vi.fn(async (url: URL) =>
		url.pathname.endsWith('good') ? new Response(body) : new Response('', { status: 404 }),
	);
	vi.stubGlobal('fetch', fetched);
	const read = fetchReader('https://host/sub/models/');
	const counts: number[] = [];
	expect([...(await read('nano/good', (count) => counts.push(count)))]).toEqual([1, 2, 3]);
	expect(counts).toEqual([2, 1]);
	expect(String(fetched.mock.calls[0]?.[0])).toBe('https://host/sub/models/nano/good');
	await expect(read('bad')).rejects.toThrow('404');
});

test('files are kept by what is in them: a second visit loads nothing, a damaged one is loaded again', async () => {
	const files = await familyFiles();
	const kept = new Map<string, Uint8Array<ArrayBuffer>>();
	const cache: FileCache = {
		get: async (name) => kept.get(name) ?? null,
		put: async (name, bytes) => void kept.set(name, bytes),
	};
	const asked: string[] = [];
	const read: ReadFile = (path, onBytes) => {
		asked.push(path);
		return readFrom(files)(path, onBytes);
	};
	const visit = () => loadModelFiles(read, null, () => undefined, cache);
	expect((await visit()).ok).toBe(true);
	asked.length = 0;
	expect((await visit()).ok).toBe(true);
	expect(asked).toEqual(['index.json', 'toy/manifest.json']);

	const golden = String(files.get('toy/golden.json'));
	const [name = ''] = [...kept].find(([, bytes]) => String(bytes) === golden) ?? [];
	kept.set(name, Uint8Array.of(1, 2, 3));
	asked.length = 0;
	expect((await visit()).ok).toBe(true);
	expect(asked).toEqual(['index.json', 'toy/manifest.json', 'toy/golden.json']);

	const offline = loadModelFiles(
		() => Promise.reject(new Error('no network')),
		null,
		() => undefined,
		cache,
	);
	expect((await offline).ok).toBe(true);
});
