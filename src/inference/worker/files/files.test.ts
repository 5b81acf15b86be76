import { expect, test } from 'vitest';
import { familyFiles, readFrom } from '../../testing/fake-family.ts';
import { memoryCache } from '../../testing/memory-cache.ts';
import { loadModelFiles, type ReadFile } from './files.ts';

test('loads the first model of the index and tells the bytes of all files', async () => {
	const progress: [number, number][] = [];
	const loaded = await loadModelFiles(readFrom(await familyFiles()), null, (...now) =>
		progress.push(now),
	);
	if (!loaded.ok) throw new Error(loaded.error.message);
	expect(loaded.value.manifest.id).toBe('toy');
	expect(loaded.value.contents.size).toBe(6);
	const total = [...loaded.value.contents.values()].reduce((sum, { length }) => sum + length, 0);
	expect(progress[0]).toEqual([0, total]);
	expect(progress.at(-1)).toEqual([total, total]);
});

test.each([
	[
		'a missing file',
		'missing',
		(files: Map<string, unknown>) => files.delete('toy/judge/model.safetensors'),
	],
	['a missing index', 'missing', (files: Map<string, unknown>) => files.delete('index.json')],
	[
		'a flipped byte',
		'corrupt',
		(files: Map<string, unknown>) =>
			files.set('toy/judge/model.safetensors', Uint8Array.of(0, 0, 1, 0)),
	],
	[
		'half a file',
		'corrupt',
		(files: Map<string, unknown>) =>
			files.set('toy/generator/model.safetensors', new Uint8Array(2)),
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
			files.set('toy/manifest.json', new TextEncoder().encode('{"format":1}')),
	],
])('%s is a %s failure that names the file', async (_, code, spoil) => {
	const files = await familyFiles();
	spoil(files);
	const loaded = await loadModelFiles(readFrom(files), null, () => undefined);
	expect(loaded.ok ? null : loaded.error.code).toBe(code);
	expect(loaded.ok ? '' : loaded.error.message).toMatch(/\w+\.(json|safetensors)/);
});

test('files are kept by what is in them: a second visit loads nothing, a damaged one is loaded again', async () => {
	const files = await familyFiles();
	const cache = memoryCache();
	const asked: string[] = [];
	const read: ReadFile = (path, from) => {
		asked.push(path);
		return readFrom(files)(path, from);
	};
	const visit = () => loadModelFiles(read, null, () => undefined, cache);
	expect((await visit()).ok).toBe(true);
	asked.length = 0;
	expect((await visit()).ok).toBe(true);
	expect(asked).toEqual(['index.json', 'toy/manifest.json']);

	const golden = String(files.get('toy/golden.json'));
	const [name = ''] = [...cache.kept].find(([, kept]) => String(kept.get(0)) === golden) ?? [];
	await cache.put(name, 0, Uint8Array.of(1, 2, 3));
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

test.each([
	['storage-full', new DOMException('Quota exceeded.', 'QuotaExceededError')],
	['storage-blocked', new DOMException('Access is denied.', 'SecurityError')],
])('files that cannot be kept work from memory, and %s says why', async (code, thrown) => {
	let tries = 0;
	const cache = {
		...memoryCache(),
		put: async () => {
			tries += 1;
			throw thrown;
		},
	};
	const read = readFrom(await familyFiles());
	const loaded = await loadModelFiles(read, null, () => undefined, cache);
	if (!loaded.ok) throw new Error(loaded.error.message);
	expect(loaded.value.contents.size).toBe(6);
	expect(loaded.value.unkept).toMatchObject({ code });
	expect(loaded.value.unkept?.message).toContain('work');
	expect(tries).toBe(1);
});

test('what could be kept is said to be', async () => {
	const read = readFrom(await familyFiles());
	const loaded = await loadModelFiles(read, null, () => undefined, memoryCache());
	expect(loaded).toMatchObject({ value: { unkept: null } });
});
