import { expect, test } from 'vitest';
import { stubStorage } from '../../parts/draft/testing/stub-storage.ts';
import { blankDraft, checkDraft, draftOf, losesText, problemOf } from './check-draft.ts';

const problem = {
	id: 'test:1',
	topic: 'shopping',
	question: 'How many?',
	answer: '4',
	reference: ['2+2 = 4', '#### 4'],
};
test.each([null, 'oops', '{}', '{"question":1}', '[]'])('%j in the storage is no draft', (text) => {
	stubStorage(text);
	expect(checkDraft.read()).toBeNull();
});

test('a draft survives the storage, with all that is known of its problem', () => {
	const draft = draftOf({ problem, steps: ['a', '#### 4'] }, { ...blankDraft, many: 'b' });
	expect(draft).toMatchObject({ question: 'How many?', solution: 'a\n#### 4', many: 'b' });
	stubStorage();
	checkDraft.keep(draft);
	expect(checkDraft.read()).toEqual(draft);
	expect(problemOf(draft)).toBe(problem);
	expect(problemOf({ ...draft, question: 'How much?' })).toMatchObject({ answer: null });
});

test('only typed text can be lost', () => {
	const typed = { ...blankDraft, solution: 'mine' };
	expect(losesText(blankDraft, typed)).toBe(false);
	expect(losesText(typed, { ...typed, many: 'x' })).toBe(false);
	expect(losesText(typed, { ...typed, solution: 'other' })).toBe(true);
});
