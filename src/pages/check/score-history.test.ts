import { expect, test } from 'vitest';
import { initialState, type RunState, reduce, viewOf } from '../../run/state.ts';
import { addVersion, noHistory, type Scored, scoredOf, stillKnown } from './score-history.ts';

const version = (steps: string[], outcome: number | null = null): Scored => ({
	question: 'q',
	steps,
	rewards: steps.map((_, at) => 0.9 - at / 10),
	outcome,
	tooLongFrom: null,
});

test('an edit of one step is one edit, however many versions it takes', () => {
	const [first, half, whole] = [version(['a', 'b']), version(['a', 'c']), version(['a', 'cd'])];
	let history = [first, half, whole].reduce(addVersion, noHistory);
	expect(history).toEqual({ now: whole, before: first });
	const next = version(['a', 'cd', 'e']);
	history = addVersion(history, next);
	expect(history).toEqual({ now: next, before: whole });
	expect(addVersion(history, next)).toEqual({ now: next, before: whole });
});

test('another problem starts anew', () => {
	const other = { ...version(['a']), question: 'r' };
	expect(addVersion({ now: version(['a']), before: null }, other)).toEqual({
		now: other,
		before: null,
	});
});

test('rewards hold up to the first change, the outcome without one', () => {
	const scored = version(['a', 'b', 'c'], 0.7);
	const known = (steps: string[], question = 'q') => {
		const { rewards, outcome } = stillKnown([null, scored], question, steps);
		return [rewards, outcome];
	};
	expect(known(['a', 'b', 'c'])).toEqual([[0.9, 0.8, 0.7], 0.7]);
	expect(known(['a', 'x', 'c'])).toEqual([[0.9, null, null], null]);
	expect(known(['a', 'b'])).toEqual([[0.9, 0.8], null]);
	expect(known(['a'], 'r')).toEqual([[null], null]);
});

test('a step beyond the context of the model has no reward', () => {
	const problem = { id: 'q', topic: 'typed', question: 'q', answer: null, reference: [] };
	const events = [
		{ kind: 'started', runId: 'r', problem, candidates: 1, familiarity: -0.5 },
		{ kind: 'step', candidate: 0, step: 0, text: 'a' },
		{ kind: 'step', candidate: 0, step: 1, text: 'b' },
		{ kind: 'reward', candidate: 0, step: 0, reward: 0.9 },
		{ kind: 'reward', candidate: 0, step: 1, reward: null },
		{ kind: 'outcome', candidate: 0, reward: null },
	] as const;
	const run = viewOf(
		events.reduce(
			(before, event) => reduce(before, { kind: 'event', event }),
			initialState as RunState,
		),
	);
	if (run === null) throw new Error('no run');
	expect(scoredOf(run, false).tooLongFrom).toBeNull();
	const scored = scoredOf(run, true);
	expect(scored).toMatchObject({ rewards: [0.9, null], outcome: null, tooLongFrom: 1 });
	expect(stillKnown([scored], 'q', ['a', 'b', 'c']).tooLongFrom).toBe(1);
	expect(stillKnown([scored], 'q', ['a', 'x']).tooLongFrom).toBeNull();
});
