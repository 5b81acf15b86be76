import { expect, test } from 'vitest';
import { stubStorage } from '../../parts/draft/testing/stub-storage.ts';
import { blankDraft, type LabDraft, labDraft } from './lab-draft.ts';

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
	stubStorage();
	labDraft.keep(draft);
	expect(labDraft.read()).toEqual(draft);
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
])('%s is no draft', (kept) => {
	stubStorage(kept);
	expect(labDraft.read()).toBeNull();
});
