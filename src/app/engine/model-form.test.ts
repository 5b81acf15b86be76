import { expect, test } from 'vitest';
import { blankPlace, choiceOf, hostsOf, type PlaceForm } from './model-form.ts';

const none: PlaceForm = { ...blankPlace, kind: 'none' };
const hub: PlaceForm = { ...blankPlace, kind: 'hub', id: ' owner/name ', file: 'a.gguf' };

test('what is filled in becomes a choice, trimmed', () => {
	expect(choiceOf(hub, none)).toEqual({
		writer: { kind: 'hub', id: 'owner/name', revision: 'main', file: 'a.gguf' },
		judge: { kind: 'none' },
	});
	const file = new File(['x'], 'm.gguf');
	const disk: PlaceForm = { ...blankPlace, kind: 'disk', files: [{ path: 'm.gguf', file }] };
	expect(choiceOf(disk, blankPlace)).toMatchObject({ writer: { kind: 'disk', name: 'm.gguf' } });
});

test.each([
	[{ ...blankPlace, kind: 'disk' }, none],
	[{ ...hub, id: ' ' }, none],
	[{ ...blankPlace, kind: 'address', url: 'model.gguf' }, none],
	[{ ...blankPlace, kind: 'server' }, none],
	[none, blankPlace],
] as const)('what is missing is said: %#', (writer, judge) => {
	expect(choiceOf(writer, judge)).toEqual(expect.any(String));
});

test('the hosts that will be asked are named before', () => {
	const server: PlaceForm = {
		...blankPlace,
		kind: 'server',
		address: 'http://localhost:11434/v1',
		model: 'm',
	};
	const choice = choiceOf(server, { ...hub, kind: 'address', url: 'https://a.example/m.gguf' });
	if (typeof choice === 'string') throw new Error(choice);
	expect(hostsOf(choice)).toEqual(['localhost:11434', 'a.example']);
});
