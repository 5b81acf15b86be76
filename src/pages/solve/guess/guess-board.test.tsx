import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { revealPlan, seenAfter, type Veil, veils } from '../../../domain/reveal.ts';
import { recordedCandidates } from '../../../domain/solution.ts';
import { emptyTree } from '../../../run/search-tree.ts';
import { solutionsOf } from '../shown-run.ts';
import { GuessBoard } from './GuessBoard.tsx';

const problem = { id: 'p', topic: 't', question: 'Q?', answer: '15', reference: [] };
const written = recordedCandidates([
	{ steps: ['12-5 = 8', '#### 16'], rewards: [0.1, 0.2], outcome: null },
	{ steps: ['12-5+8 = 16', '#### 16'], rewards: [0.3, 0.2], outcome: null },
	{ steps: ['12-5+8 = 15', '#### 15'], rewards: [0.9, 0.97], outcome: null },
]);

/** The board after so many presses, as text. */
function board(count: number, hides: readonly Veil[] = veils): string {
	const plan = revealPlan(hides, 2);
	const reveal = {
		seen: seenAfter(hides, plan, count, 2),
		next: plan[count] ?? null,
		last: plan[count - 1] ?? null,
		isOn: true,
		reveal: () => undefined,
		revealAll: () => undefined,
		again: () => undefined,
	};
	const guess = { reveal, hides, key: 'a', shown: written[0], choose: () => {}, showsRun: false };
	const markup = renderToStaticMarkup(
		<GuessBoard guess={guess} problem={problem} candidates={written} aggregator="min" judged />,
	);
	return markup.replace(/<[^>]+>/gu, ' ').replace(/\s+/gu, ' ');
}

test('the steps that a class judges stay on the board, and the verdict comes to them', () => {
	expect(board(0)).not.toContain('12-5');
	expect(board(1)).toContain('12-5 = 8');
	expect(board(4)).toContain('12-5 = 8');
	expect(board(4)).not.toContain('Majority vote');
	expect(board(5)).toContain('12-5 = 8');
	expect(board(5)).toMatch(/Majority vote.* 16 .*PRM best-of-N.* 15 /u);
	expect(board(5)).not.toContain('✓');
	expect(board(6)).toMatch(/Majority vote.* 16 ✗.*PRM best-of-N.* 15 ✓/u);
	expect(board(6)).toContain('The right answer is 15.');
});

test('of a search a class judges what it kept, once it has ended', () => {
	const settings = { way: 'beam', width: 2, expansions: 2, score: 'last' } as const;
	const states = ['finished', 'pruned', 'cut'] as const;
	const candidates = written.map((one, at) => ({ ...one, state: states[at] ?? 'cut' }));
	const shown = { problem, candidates, familiarity: 0, tree: emptyTree(settings, 3) };
	expect(solutionsOf(shown, true)).toEqual([]);
	expect(solutionsOf(shown, false)).toEqual([candidates[0]]);
	expect(solutionsOf({ ...shown, tree: null }, true)).toEqual(candidates);
});
