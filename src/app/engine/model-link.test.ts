import { expect, test } from 'vitest';
import { type ModelChoice, type ModelPlace, shippedModels } from '../../engine/choice.ts';
import { choiceOf } from './model-form.ts';
import { isInLink, readModels, withModels } from './model-link.ts';

const hub: Extract<ModelPlace, { readonly kind: 'hub' }> = {
	kind: 'hub',
	id: 'Qwen/Qwen2.5-0.5B-Instruct-GGUF',
	revision: 'refs/pr/1',
	file: 'qwen2.5-0.5b-instruct-q8_0.gguf',
};
const address = { kind: 'address', url: 'https://a.example/m/?x=1&y=2' } as const;
const none = { kind: 'none' } as const;

test.each<[string, ModelChoice]>([
	['a file of the hub at a revision', { ...shippedModels, writer: hub }],
	['a folder of the hub', { ...shippedModels, judge: { ...hub, file: null, revision: 'main' } }],
	[
		'addresses, nobody, and a way to read',
		{ writer: address, judge: address, outcome: none, readAs: 'trl' },
	],
])('%s comes back from the link as it went in', (_, choice) => {
	const query = withModels('?problem=5&writer=old', choice);
	expect(new URLSearchParams(query).get('problem')).toBe('5');
	const form = readModels(query);
	expect(form && choiceOf(form)).toEqual(choice);
	expect(isInLink(choice)).toBe(true);
});

test('shipped models leave nothing behind; a disk, a server, a key and a password stay out', () => {
	expect(withModels('?writer=none&judge=none&read=trl', shippedModels)).toBe('');
	expect(readModels('?problem=5')).toBeNull();
	const secret: ModelChoice = {
		writer: { kind: 'server', address: 'http://localhost:1', model: 'm', key: 'sk-1' },
		judge: { kind: 'disk', name: 'mine', files: [] },
		outcome: { kind: 'address', url: 'https://me:word@a.example/m.gguf' },
		readAs: null,
	};
	expect(withModels('', secret)).toBe('');
	expect(isInLink(secret)).toBe(false);
});

test('a file of a disk is named by what is in it, once that is known, and by nothing else', () => {
	const choice: ModelChoice = {
		...shippedModels,
		judge: { kind: 'disk', name: 'private name.gguf', files: [] },
	};
	const hash = '0f'.repeat(32);
	const judge = {
		...{ name: 'private name.gguf', precision: 'int8', adapter: null, heads: null },
		files: [{ path: 'private name.gguf', bytes: 7, hash }],
		check: { kind: 'golden' },
	} as const;
	const query = withModels('?problem=5', choice, { judge });
	expect(query).toBe(`?problem=5&judge=sha256%2F${hash}`);
	expect(readModels(query)?.judge).toMatchObject({ kind: 'disk', wanted: hash, files: [] });
	const dated = { ...judge, files: [{ path: 'a', bytes: 7, hash: '1764300000000' }] };
	expect(withModels('', choice, { judge: dated })).toBe('');
	expect(readModels('?judge=sha256/12')?.judge.kind).toBe('shipped');
});

test.each([
	'hf/../../x',
	'hf/../..',
	'hf/a b/c',
	'javascript:alert(1)',
	'https://me:word@a.example/m.gguf',
	'hf/a/b@%E0%A4%A',
])('what is no model is left as it ships: %s', (written) => {
	const form = readModels(`?writer=${encodeURIComponent(written)}&read=constructor`);
	expect(form?.readAs).toBe('');
	expect(['shipped', 'hub']).toContain(form?.writer.kind);
	if (form?.writer.kind === 'hub') expect(form.writer.revision).toBe('main');
});
