import { expect, test } from 'vitest';
import { revealPlan, seenAfter, type Veil, veils } from './reveal.ts';

const seenOf = (hides: readonly Veil[], count: number, steps = 2) =>
	seenAfter(hides, revealPlan(hides, steps), count, steps);

test('steps come first, then rewards, then what the rules choose, then the answer', () => {
	expect(revealPlan(['answer', 'rewards', 'steps', 'verdict'], 2)).toEqual([
		{ kind: 'step', at: 0 },
		{ kind: 'step', at: 1 },
		{ kind: 'reward', at: 0 },
		{ kind: 'reward', at: 1 },
		{ kind: 'verdict' },
		{ kind: 'answer' },
	]);
});

test('one press reveals one thing, and nothing of what comes later', () => {
	const all = veils;
	expect(seenOf(all, 0)).toEqual({ steps: 0, rewards: 0, verdict: false, answer: false });
	expect(seenOf(all, 2)).toEqual({ steps: 2, rewards: 0, verdict: false, answer: false });
	expect(seenOf(all, 3)).toEqual({ steps: 2, rewards: 1, verdict: false, answer: false });
	expect(seenOf(all, 5)).toEqual({ steps: 2, rewards: 2, verdict: true, answer: false });
	expect(seenOf(all, 6)).toEqual({ steps: 2, rewards: 2, verdict: true, answer: true });
});

test('what is not hidden is seen from the start, but no reward of a hidden step', () => {
	expect(seenOf([], 0)).toEqual({ steps: 2, rewards: 2, verdict: true, answer: true });
	expect(seenOf(['steps'], 1)).toEqual({ steps: 1, rewards: 1, verdict: true, answer: true });
	expect(seenOf(['answer'], 0)).toEqual({ steps: 2, rewards: 2, verdict: true, answer: false });
});
