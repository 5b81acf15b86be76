import { describe, expect, test } from 'vitest';
import type { Problem } from '../domain/problem.ts';
import type { EngineInfo } from '../engine/info.ts';
import type { RunEvent } from './events.ts';
import { initialState, type RunAction, type RunState, reduce, viewOf } from './state.ts';

const problem: Problem = { id: 'p', topic: 't', question: 'Q?', answer: '7', reference: [] };
const engine: EngineInfo = {
	model: 'nano',
	backend: 'wasm',
	threads: 1,
	adapter: null,
	modelBytes: 1,
	maxTokens: 256,
	familiarFrom: -1,
	verdictOnSteps: { threshold: 0.5, caught: null, falseAlarms: null, steps: 0 },
	notes: [],
	unkept: null,
};
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
	return list.map((event) => ({ kind: 'event', runId: 'a', event }));
}

test('loading leads to idle with an engine, with its progress on the way', () => {
	const progress = { loadedBytes: 1, totalBytes: 2, phase: 'download' } as const;
	expect(stateAfter([{ kind: 'load' }, { kind: 'progress', progress }])).toMatchObject({
		kind: 'loading',
		progress,
	});
	expect(stateAfter([{ kind: 'load' }, { kind: 'loaded', engine }])).toEqual({
		kind: 'idle',
		engine,
	});
});

test('a load that is cancelled gives back what was there, without an engine', () => {
	expect(stateAfter([{ kind: 'load' }, { kind: 'cancelled' }])).toEqual({
		...{ kind: 'idle', engine: null, leftLoad: true },
	});
	const ended = stateAfter([{ kind: 'loaded', engine }, ...events(started, done)]);
	const left = stateAfter([{ kind: 'load' }, { kind: 'cancelled' }], ended);
	expect(left).toEqual({ ...ended, engine: null });
	expect(stateAfter([{ kind: 'cancelled' }], ended)).toBe(ended);
});

test('a failure leaves no engine and keeps what the run had shown', () => {
	const failure = { code: 'worker-died', message: 'Load again.' } as const;
	const state = stateAfter([
		{ kind: 'loaded', engine },
		...events(started, { kind: 'failed', failure }),
	]);
	expect(state).toMatchObject({ kind: 'failed', engine: null, failure, run: { runId: 'a' } });
});

test('a run that fails before it starts fails', () => {
	const failure = { code: 'internal', message: 'No models.' } as const;
	const state = stateAfter([
		{ kind: 'loaded', engine },
		{ kind: 'event', runId: '', event: { kind: 'failed', failure } },
	]);
	expect(state).toMatchObject({ kind: 'failed', failure, run: null });
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

test('events of another run change nothing', () => {
	const running = stateAfter(events(started));
	const event: RunEvent = { kind: 'text', candidate: 0, text: 'late' };
	expect(reduce(running, { kind: 'event', runId: 'old', event })).toBe(running);
	const ended = stateAfter(events(done), running);
	expect(reduce(ended, { kind: 'event', runId: 'a', event })).toBe(ended);
});

test('an event for a candidate or step that is not there changes nothing', () => {
	const running = stateAfter(events(started));
	expect(stateAfter(events({ kind: 'text', candidate: 9, text: 'x' }), running)).toBe(running);
	const reward: RunEvent = { kind: 'reward', candidate: 0, step: 3, reward: 1 };
	expect(viewOf(stateAfter(events(reward), running))).toEqual(viewOf(running));
});
