import { expect, test } from 'vitest';
import { blankDraft, keepDraft, type LabDraft, readDraft } from './lab-draft.ts';

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

const problem = { id: 'typed:q', topic: 'typed', question: 'q', answer: null, reference: [] };
const draft: LabDraft = {
	...blankDraft(7),
	source: 'given',
	given: { problem, steps: ['1+1=2', '#### 2'] },
	answer: '3/',
	rollouts: 64,
	temperature: 0.1,
};

test('a draft survives keeping and reading, its given solution too', () => {
	const storage = storageOf(null);
	keepDraft(storage, draft);
	expect(readDraft(storage, () => 1)).toEqual(draft);
});

test.each([
	null,
	'{',
	'{}',
	'[]',
	JSON.stringify({ ...draft, rollouts: 5 }),
	JSON.stringify({ ...draft, temperature: 0 }),
	JSON.stringify({ ...draft, seed: -1 }),
	JSON.stringify({ ...draft, given: { problem, steps: [1] } }),
	JSON.stringify({ ...draft, given: { steps: [] } }),
])('%s reads as a fresh lab', (kept) => {
	expect(readDraft(storageOf(kept), () => 7)).toEqual(blankDraft(7));
});
