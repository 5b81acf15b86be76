import { expect, test } from 'vitest';
import { blankChoice, blankPlace, choiceOf, hostsOf, type PlaceForm } from './model-form.ts';

const none: PlaceForm = { ...blankPlace, kind: 'none' };
const hub: PlaceForm = { ...blankPlace, kind: 'hub', id: ' owner/name ', file: 'a.gguf' };

const choose = (writer: PlaceForm, judge: PlaceForm, outcome = none) =>
	choiceOf({ ...blankChoice, writer, judge, outcome });

test('what is filled in becomes a choice, trimmed', () => {
	expect(choiceOf({ ...blankChoice, writer: hub, judge: none, readAs: 'trl' })).toEqual({
		writer: { kind: 'hub', id: 'owner/name', revision: 'main', file: 'a.gguf' },
		judge: { kind: 'none' },
		outcome: { kind: 'shipped' },
		readAs: 'trl',
	});
	const file = new File(['x'], 'm.gguf');
	const disk: PlaceForm = { ...blankPlace, kind: 'disk', files: [{ path: 'm.gguf', file }] };
	expect(choose(disk, blankPlace)).toMatchObject({ writer: { kind: 'disk', name: 'm.gguf' } });
	const folder = { ...disk, folder: 'llama', files: [...disk.files, ...disk.files] };
	expect(choose(folder, blankPlace)).toMatchObject({ writer: { name: 'llama' } });
});

const server: PlaceForm = {
	...blankPlace,
	kind: 'server',
	address: 'http://localhost:11434/v1',
	model: 'm',
};

test.each([
	[{ ...blankPlace, kind: 'disk' }, none, none],
	[{ ...hub, id: ' ' }, none, none],
	[{ ...blankPlace, kind: 'address', url: 'model.gguf' }, none, none],
	[{ ...blankPlace, kind: 'server' }, none, none],
	[none, blankPlace, none],
	[blankPlace, server, none],
	[blankPlace, none, { ...hub, id: '' }],
] as const)('what is missing is said: %#', (writer, judge, outcome) => {
	expect(choose(writer, judge, outcome)).toEqual(expect.any(String));
});

test('the hosts that will be asked are named before', () => {
	const judge: PlaceForm = { ...hub, kind: 'address', url: 'https://a.example/m.gguf' };
	const choice = choose(server, judge, hub);
	if (typeof choice === 'string') throw new Error(choice);
	expect(hostsOf(choice)).toEqual(['localhost:11434', 'a.example', 'huggingface.co']);
});
