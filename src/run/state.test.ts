import { describe, expect, test } from 'vitest';
import type { Problem } from '../domain/problem.ts';
import type { RunEvent } from './events.ts';
import { initialState, type RunAction, type RunState, reduce, statsOf, viewOf } from './state.ts';

const problem: Problem = { id: 'p', topic: 't', question: 'Q?', answer: '7', reference: [] };
const stats = { tokens: 9, steps: 2, msToFirstReward: 3, cacheBytes: 5, ms: 4 };
const started: RunEvent = {
	kind: 'started',
	runId: 'a',
	problem,
	candidates: 2,
	familiarity: -0.5,
};
const done: RunEvent = { kind: 'done', stopped: false, stats };

function stateAfter(actions: readonly RunAction[], from: RunState = initialState): RunState {
	return actions.reduce(reduce, from);
}

function events(...list: RunEvent[]): RunAction[] {
	return list.map((event) => ({ kind: 'event', event }));
}

const running = () => stateAfter([{ kind: 'begin' }, ...events(started)]);

test('a run that is asked for waits, and one that is stopped before it began gives back what was there', () => {
	const ended = stateAfter(events(done), running());
	const waiting = stateAfter([{ kind: 'begin' }], ended);
	expect(waiting.kind).toBe('waiting');
	expect(viewOf(waiting)).toBeNull();
	expect(stateAfter([{ kind: 'ended', end: 'stopped' }], waiting)).toBe(ended);
});

test.each(['stopped', 'overtaken', 'failed'] as const)(
	'a run that is %s keeps what it had shown, without invented figures',
	(end) => {
		const state = stateAfter([{ kind: 'ended', end }], running());
		expect(state.kind).toBe(end);
		expect(viewOf(state)?.runId).toBe('a');
		expect(statsOf(state)).toBeNull();
	},
);

test('figures that the engine told of a stopped run stay, whoever stopped it', () => {
	const told = stateAfter(events({ ...done, stopped: true }), running());
	expect(stateAfter([{ kind: 'ended', end: 'overtaken' }], told)).toMatchObject({
		kind: 'overtaken',
		stats,
	});
});

test('a load that fails keeps the run from before', () => {
	const ended = stateAfter(events(done), running());
	const failed = stateAfter([{ kind: 'begin' }, { kind: 'ended', end: 'failed' }], ended);
	expect(failed).toEqual({ kind: 'failed', run: viewOf(ended) });
});

test('a failure is told by its event too', () => {
	const failure = { code: 'worker-died', message: 'Load again.' } as const;
	const state = stateAfter(events({ kind: 'failed', failure }), running());
	expect(state).toMatchObject({ kind: 'failed', run: { runId: 'a' } });
});

describe('one candidate from text to outcome', () => {
	const written = stateAfter(
		events(
			started,
			{ kind: 'text', candidate: 1, text: '3+4' },
			{ kind: 'text', candidate: 1, text: ' = 7' },
			{ kind: 'step', candidate: 1, step: 0, text: '3+4 = 7' },
			{ kind: 'reward', candidate: 1, step: 0, reward: 0.9 },
			{ kind: 'step', candidate: 1, step: 1, text: '#### 14/2' },
			{ kind: 'text', candidate: 0, text: 'still' },
			{ kind: 'outcome', candidate: 1, reward: 0.8 },
			{ kind: 'finished', candidate: 1, reason: 'answered' },
		),
	);

	test('holds steps, rewards, the canonical answer and the outcome', () => {
		expect(viewOf(written)?.candidates[1]).toEqual({
			index: 1,
			steps: [
				{ text: '3+4 = 7', reward: 0.9 },
				{ text: '#### 14/2', reward: null },
			],
			partial: '',
			answer: '7',
			outcome: 0.8,
			state: 'finished',
		});
	});

	test('forks with the steps and rewards of another, and loses its own', () => {
		const forked = stateAfter(
			events(
				{ kind: 'text', candidate: 0, text: ' writing' },
				{ kind: 'forked', candidate: 0, from: 1, steps: 1 },
				{ kind: 'forked', candidate: 1, from: 1, steps: 2 },
			),
			written,
		);
		const [first, second] = viewOf(forked)?.candidates ?? [];
		const begun = { partial: '', outcome: null, state: 'writing' };
		const steps = [{ text: '3+4 = 7', reward: 0.9 }];
		expect(first).toEqual({ index: 0, steps, answer: null, ...begun });
		// Of its own steps it keeps both, and is to be ended anew.
		expect(second).toMatchObject({ index: 1, answer: '7', ...begun });
		expect(second?.steps).toHaveLength(2);
	});

	test('leaves the others as they were', () => {
		expect(viewOf(written)?.candidates[0]).toMatchObject({ partial: 'still', state: 'writing' });
	});

	test('a cut candidate says so', () => {
		const cut = stateAfter(events({ kind: 'finished', candidate: 0, reason: 'cut' }), written);
		expect(viewOf(cut)?.candidates[0]?.state).toBe('cut');
	});

	test('the end is done or stopped, with its figures', () => {
		expect(stateAfter(events(done), written)).toMatchObject({ kind: 'done', stats });
		expect(stateAfter(events({ ...done, stopped: true }), written).kind).toBe('stopped');
	});
});

test('what comes after the end changes nothing', () => {
	const event: RunEvent = { kind: 'text', candidate: 0, text: 'late' };
	const ended = stateAfter(events(done), running());
	expect(reduce(ended, { kind: 'event', event })).toBe(ended);
});

test('an event for a candidate or step that is not there changes nothing', () => {
	const before = running();
	const text: RunEvent = { kind: 'text', candidate: 9, text: 'x' };
	expect(stateAfter(events(text), before)).toBe(before);
	const reward: RunEvent = { kind: 'reward', candidate: 0, step: 3, reward: 1 };
	expect(viewOf(stateAfter(events(reward), before))).toEqual(viewOf(before));
});
