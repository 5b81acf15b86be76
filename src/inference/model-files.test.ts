import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ModelChoice, shippedModels } from '../engine/choice.ts';
import { modelFilesAt } from './model-files.ts';

const file = (path: string, bytes: number) => ({ path, bytes, sha256: `sha-of-${path}` });
const answers: Record<string, unknown> = {
	'index.json': { models: ['nano'] },
	'nano/manifest.json': { tokenizer: file('t', 10), judge: { weights: [file('w', 500)] } },
	'runtime/index.json': {
		version: '1.30.0',
		builds: { wasm: file('wasm', 37), jspi: file('jspi', 41), asyncify: file('asyncify', 66) },
	},
};
const all = 10 + 500 + 37;
let kept: Map<string, Response>;

beforeEach(() => {
	kept = new Map();
	vi.stubGlobal('fetch', async (url: string) => {
		const answer = answers[url.slice('https://site/models/'.length)];
		return answer === undefined
			? new Response('<!doctype html>', { status: 404 })
			: Response.json(answer);
	});
	vi.stubGlobal('caches', {
		open: async () => ({
			keys: async () => [...kept.keys()].map((url) => ({ url })),
			match: async (key: string | { url: string }) =>
				kept.get(typeof key === 'string' ? key : key.url)?.clone(),
		}),
		delete: async () => kept.clear(),
	});
});
afterEach(() => vi.unstubAllGlobals());

/** As the worker's file cache keeps a piece. */
function keep(name: string, from: number, body: string): void {
	kept.set(
		`https://cache.invalid/${encodeURIComponent(name)}?from=${from}`,
		new Response(body, { headers: { 'Content-Length': String(body.length) } }),
	);
}

const files = modelFilesAt('https://site/models/');

test('a first visit downloads models and runtime; what is kept is not downloaded again', async () => {
	expect(await files.missingBytes('wasm', shippedModels)).toBe(all);
	expect(await files.missingBytes('auto', shippedModels)).toBe(all);
	keep('sha-of-w', 0, 'x'.repeat(200));
	keep('sha-of-w', 200, 'x'.repeat(100));
	keep('sha-of-wasm', 0, 'x'.repeat(37));
	expect(await files.missingBytes('wasm', shippedModels)).toBe(all - 300 - 37);
	expect(await files.keptBytes()).toBe(337);
	keep('sha-of-w', 300, 'x'.repeat(200));
	keep('sha-of-t', 0, 'x'.repeat(10));
	expect(await files.missingBytes('wasm', shippedModels)).toBe(0);
	await files.clear();
	expect(await files.missingBytes('wasm', shippedModels)).toBe(all);
});

test('without a network the lists are those that the worker has kept', async () => {
	for (const [path, answer] of Object.entries(answers)) keep(path, 0, JSON.stringify(answer));
	vi.stubGlobal('fetch', async () => {
		throw new TypeError('Failed to fetch');
	});
	expect(await files.missingBytes('wasm', shippedModels)).toBe(all);
	kept.clear();
	expect(await files.missingBytes('wasm', shippedModels)).toBeNull();
});

test('of models that others made nobody says the size of the shipped ones', async () => {
	const hub = { kind: 'hub', id: 'a/b', revision: 'main', file: null } as const;
	const disk = { kind: 'disk', name: 'a.gguf', files: [] } as const;
	const none = { kind: 'none' } as const;
	const asked = (changed: Partial<ModelChoice>) =>
		files.missingBytes('wasm', { ...shippedModels, ...changed });
	expect(await asked({ writer: hub })).toBeNull();
	expect(await asked({ writer: disk, judge: none, outcome: none })).toBe(37);
	expect(await asked({ writer: disk })).toBe(all);
});

test('in development the runtime is not packed, and nobody counts it', async () => {
	const { ['runtime/index.json']: _, ...others } = answers;
	vi.stubGlobal('fetch', async (url: string) => {
		const answer = others[url.slice('https://site/models/'.length)];
		return answer === undefined ? new Response('<!doctype html>') : Response.json(answer);
	});
	expect(await files.missingBytes('wasm', shippedModels)).toBe(510);
});
