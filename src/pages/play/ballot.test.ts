import { expect, test } from 'vitest';
import type { Candidate } from '../../domain/solution.ts';
import { type Ballot, ballotOf, ballotWords, majorityWords } from './ballot.ts';

const candidatesOf = (answers: readonly (string | null)[]): Candidate[] =>
	answers.map((answer, index) => ({
		index,
		answer,
		steps: [],
		partial: '',
		outcome: null,
		state: answer === null ? 'cut' : 'finished',
	}));

const ballot = (...answers: readonly (string | null)[]): Ballot => ballotOf(candidatesOf(answers));
const wordsOf = (of: Ballot, gold: string): string =>
	ballotWords(of, gold)
		.map(({ words, right }) => (right ? `${words} ✓` : words))
		.join(', ');

test('a ballot has the answers with most votes first, and how many have none', () => {
	expect(ballot('15', '12', null, '12')).toEqual({
		candidates: 4,
		votes: [
			{ answer: '12', votes: 2 },
			{ answer: '15', votes: 1 },
		],
		unanswered: 1,
	});
});

test('a ballot keeps five answers', () => {
	expect(ballot('1', '2', '3', '4', '5', '6').votes).toHaveLength(5);
});

test.each<[string, Ballot, string]>([
	['4 of 6 say 12 ✓, 1 says 15, 1 has no answer', ballot('12', '12', '15', '12', '12', null), '12'],
	['6 of 6 say 12 ✓', ballot('12', '12', '12', '12', '12', '12'), '12'],
	['2 of 4 say 7.5, 2 have no answer', ballot('15/2', '15/2', null, null), '8'],
	['1 of 3 says 3 ✓, 2 have no answer', ballot(null, '3', null), '3'],
	['2 of 2 have no answer', ballot(null, null), '3'],
	[
		'1 of 6 says 1, 1 says 2, 1 says 3, 1 says 4, 1 says 5, 1 says something else',
		ballot('1', '2', '3', '4', '5', '6'),
		'6',
	],
	[
		'1 of 7 says 1, 1 says 2, 1 says 3, 1 says 4, 1 says 5, 2 say something else',
		ballot('1', '2', '3', '4', '5', '6', '7'),
		'8',
	],
	['', ballot(), '3'],
])('%j', (words, of, gold) => {
	expect(wordsOf(of, gold)).toBe(words);
});

test.each<[string, Ballot, string, string]>([
	[
		'the majority',
		ballot('12', '12', '15'),
		'#### 12',
		'This solution agrees with the majority vote.',
	],
	[
		'12.0 as 12',
		ballot('12', '12', '15'),
		'#### 12.0',
		'This solution agrees with the majority vote.',
	],
	[
		'another',
		ballot('12', '12', '15'),
		'#### 15',
		'This solution disagrees with the majority vote.',
	],
	[
		'one of two',
		ballot('12', '15', '12', '15', '3'),
		'#### 15',
		'The vote is a tie; this solution has one of the tied answers.',
	],
	[
		'none of two',
		ballot('12', '15', '12', '15', '3'),
		'#### 3',
		'The vote is a tie; this solution has none of the tied answers.',
	],
	[
		'all apart',
		ballot('1', '2', '3', null),
		'#### 1',
		'No two solutions agree, so there is no majority.',
	],
	[
		'no votes',
		ballot(null, null),
		'#### many',
		'No solution has an answer, so there is no majority.',
	],
	[
		'no number',
		ballot('12', '12', null),
		'#### many',
		'This solution has no answer to compare with the majority vote.',
	],
])('a solution and the vote: %s', (_, of, answerLine, words) => {
	expect(majorityWords(of, ['3*4 = 12', answerLine])).toBe(words);
});
