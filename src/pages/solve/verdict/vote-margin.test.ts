import { expect, test } from 'vitest';
import type { Candidate } from '../../../domain/solution.ts';
import { countVotes } from '../../../domain/vote.ts';
import { marginWords } from './vote-margin.ts';

/** One candidate a pair: its answer and its reward. */
function wordsOf(pairs: readonly (readonly [string | null, number])[]): string {
	const candidates = pairs.map(
		([answer, reward], index): Candidate => ({
			index,
			steps: [{ text: 'a step', reward }],
			partial: '',
			answer,
			outcome: null,
			state: 'finished',
		}),
	);
	return marginWords(candidates, countVotes(candidates, 'min'), 'min');
}

test.each([
	[[], ''],
	[[[null, 0.9]], ''],
	[[['7', 0.9]], 'The only vote is for 7.'],
	[
		[
			['15/2', 0.9],
			['15/2', 0.1],
		],
		'Every vote is for 7.5.',
	],
	[
		[
			['5', 0.1],
			['7', 0.9],
		],
		'The majority vote is a tie at 1 vote, settled by the lowest number; without no. 2, PRM best-of-N would choose 5.',
	],
	[
		[
			['5', 0.3],
			['5', 0.2],
			['1/2', 0.4],
			['7', 0.9],
			['5', 0.1],
		],
		'The majority leads by 2 votes; without no. 4, PRM best-of-N would choose 0.5.',
	],
	// The second best agrees with the best: no single solution decides.
	[
		[
			['7', 0.9],
			['7', 0.8],
			['5', 0.7],
		],
		'The majority leads by 1 vote.',
	],
] as const)('%j', (pairs, words) => {
	expect(wordsOf(pairs)).toBe(words);
});
