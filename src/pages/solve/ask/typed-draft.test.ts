import { expect, test } from 'vitest';
import { keepDraft, readDraft } from './typed-draft.ts';

function storageOf(kept: string | null): Storage {
	let text = kept;
	return {
		length: 0,
		clear: () => {},
		key: () => null,
		removeItem: () => {},
		getItem: () => text,
		setItem: (_key, value) => {
			text = value;
		},
	};
}

test('a draft survives keeping and reading', () => {
	const storage = storageOf(null);
	const draft = { question: 'How many?\n<b>', answer: '3/4', chosen: true };
	keepDraft(storage, draft);
	expect(readDraft(storage)).toEqual(draft);
});

test.each([null, '', 'null', '{}', '{"question":1}', '[', '"text"'])(
	'%j reads as a blank draft',
	(kept) => {
		expect(readDraft(storageOf(kept))).toEqual({ question: '', answer: '', chosen: false });
	},
);
