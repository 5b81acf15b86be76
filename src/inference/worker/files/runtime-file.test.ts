import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test, vi } from 'vitest';
import type { LoadProgress } from '../../../engine/info.ts';
import { readFrom } from '../../testing/fake-family.ts';
import { memoryCache } from '../../testing/memory-cache.ts';
import { openRuntimeLoad } from './runtime-file.ts';

const wasm = new TextEncoder().encode(`\0asm${'a long program '.repeat(5000)}`);
const packed = new Uint8Array(gzipSync(wasm));
const sha256 = createHash('sha256').update(packed).digest('hex');
const record = { path: 'runtime/wasm.gzip', bytes: packed.byteLength, sha256 };
const index = { version: '1.30.0', builds: { wasm: record, jspi: record, asyncify: record } };

function site(change: (files: Map<string, Uint8Array<ArrayBuffer>>) => void = () => undefined) {
	const files = new Map<string, Uint8Array<ArrayBuffer>>([
		['runtime/index.json', new TextEncoder().encode(JSON.stringify(index))],
		['runtime/wasm.gzip', packed],
	]);
	change(files);
	return files;
}

test('the packed file is counted beside the models, checked, unpacked once, and kept for the next visit', async () => {
	const cache = memoryCache();
	const told: LoadProgress[] = [];
	const files = site();
	const load = await openRuntimeLoad('wasm', readFrom(files), cache, (now) => told.push(now));
	load.onProgress({ loadedBytes: 0, totalBytes: 100, phase: 'download' });
	expect(told).toEqual([
		{ loadedBytes: 0, totalBytes: 100 + packed.byteLength, phase: 'download' },
	]);
	load.onProgress({ loadedBytes: 100, totalBytes: 100, phase: 'compile' });
	const [blob, again] = [await load.wasm('wasm', '1.30.0'), await load.wasm('wasm', '1.30.0')];
	expect(new Uint8Array((await blob?.arrayBuffer()) ?? [])).toEqual(wasm);
	expect(blob?.type).toBe('application/wasm');
	expect(again).toBe(blob);
	const all = 100 + packed.byteLength;
	expect(told.at(-2)).toEqual({ loadedBytes: all, totalBytes: all, phase: 'download' });
	expect(told.at(-1)).toEqual({ loadedBytes: all, totalBytes: all, phase: 'compile' });

	files.delete('runtime/wasm.gzip');
	const later = await openRuntimeLoad('wasm', readFrom(files), cache, () => undefined);
	expect((await later.wasm('wasm', '1.30.0'))?.size).toBe(wasm.byteLength);
});

test.each([
	['another version of the package', '1.31.0', site()],
	['no list, as in development', '1.30.0', site((files) => files.delete('runtime/index.json'))],
	[
		'a page in the place of the list',
		'1.30.0',
		site((files) => files.set('runtime/index.json', new TextEncoder().encode('<!doctype html>'))),
	],
	['no such file', '1.30.0', site((files) => files.delete('runtime/wasm.gzip'))],
	[
		'a host that has unpacked it on the way',
		'1.30.0',
		site((files) => files.set('runtime/wasm.gzip', wasm)),
	],
])('%s: the plain file has to do', async (_, version, files) => {
	const load = await openRuntimeLoad('wasm', readFrom(files), memoryCache(), () => undefined);
	expect(await load.wasm('wasm', version)).toBeNull();
});

test('a browser that cannot unpack does not download what it cannot use', async () => {
	vi.stubGlobal('DecompressionStream', undefined);
	Reflect.deleteProperty(globalThis, 'DecompressionStream');
	const read = vi.fn(readFrom(site()));
	const load = await openRuntimeLoad('wasm', read, memoryCache(), () => undefined);
	expect(await load.wasm('wasm', '1.30.0')).toBeNull();
	expect(read).not.toHaveBeenCalled();
	vi.unstubAllGlobals();
});

test('a load that is left ends, and takes no plain file instead', async () => {
	const files = site();
	const read = async (path: string, from: number) => {
		if (path.endsWith('.gzip')) throw new DOMException('left', 'AbortError');
		return readFrom(files)(path, from);
	};
	const load = await openRuntimeLoad('wasm', read, memoryCache(), () => undefined);
	await expect(load.wasm('wasm', '1.30.0')).rejects.toThrow('left');
});
