import { formatAnswer } from '../domain/answer.ts';
import type { Problem } from '../domain/problem.ts';
import { assertNever } from '../domain/result.ts';
import { type Candidate, extractAnswer } from '../domain/solution.ts';
import type { EngineFailure } from '../engine/failure.ts';
import type { EngineInfo, LoadProgress } from '../engine/info.ts';
import type { RunEvent, RunStats } from './events.ts';

/** What one run has shown so far. */
export type RunView = {
	readonly runId: string;
	readonly problem: Problem;
	readonly candidates: readonly Candidate[];
	/** How much the question is like those of the training world, in nats a token. */
	readonly familiarity: number;
};

/** Everything the page knows about engine and run. `engine` is null until models are loaded. */
export type RunState =
	| {
			readonly kind: 'idle';
			readonly engine: EngineInfo | null;
			/** Whether the last load was cancelled half way. */
			readonly leftLoad?: true;
	  }
	| {
			readonly kind: 'loading';
			readonly progress: LoadProgress | null;
			/** What a cancelled load gives back. */
			readonly before: Exclude<RunState, { readonly kind: 'loading' }>;
	  }
	| ({ readonly kind: 'running'; readonly engine: EngineInfo | null } & RunView)
	| ({
			readonly kind: 'done';
			readonly engine: EngineInfo | null;
			readonly stats: RunStats;
	  } & RunView)
	| ({
			readonly kind: 'stopped';
			readonly engine: EngineInfo | null;
			readonly stats: RunStats;
	  } & RunView)
	| {
			readonly kind: 'failed';
			/** The engine is gone after a failure: the way on is to load again. */
			readonly engine: null;
			readonly failure: EngineFailure;
			/** What the run had shown when it failed; null where loading failed. */
			readonly run: RunView | null;
	  };

export type RunAction =
	| { readonly kind: 'load' }
	| { readonly kind: 'progress'; readonly progress: LoadProgress }
	| { readonly kind: 'loaded'; readonly engine: EngineInfo }
	| { readonly kind: 'failed'; readonly failure: EngineFailure }
	/** The load was left: back to what was there, without an engine. */
	| { readonly kind: 'cancelled' }
	/** `runId` is the id of the run that the event belongs to. */
	| { readonly kind: 'event'; readonly runId: string; readonly event: RunEvent }
	/** Back to the problem, with the models kept. */
	| { readonly kind: 'reset' };

export const initialState: RunState = { kind: 'idle', engine: null };

/** Pure. Events of any run but the one shown are dropped, so that late results change nothing. */
export function reduce(state: RunState, action: RunAction): RunState {
	switch (action.kind) {
		case 'load':
			return state.kind === 'loading' ? state : { kind: 'loading', progress: null, before: state };
		case 'progress':
			return state.kind === 'loading' ? { ...state, progress: action.progress } : state;
		case 'cancelled':
			return state.kind === 'loading' ? withoutEngine(state.before) : state;
		case 'loaded':
			return { kind: 'idle', engine: action.engine };
		case 'failed':
			return {
				kind: 'failed',
				engine: null,
				failure: action.failure,
				run: viewOf(state),
			};
		case 'reset':
			return state.kind === 'loading' ? state : { kind: 'idle', engine: engineOf(state) };
		case 'event':
			return reduceEvent(state, action.runId, action.event);
		default:
			return assertNever(action);
	}
}

function withoutEngine(
	before: Extract<RunState, { readonly kind: 'loading' }>['before'],
): RunState {
	return before.kind === 'idle'
		? { kind: 'idle', engine: null, leftLoad: true }
		: { ...before, engine: null };
}

/** The run that a state shows; null where there is none. */
export function viewOf(state: RunState): RunView | null {
	switch (state.kind) {
		case 'idle':
		case 'loading':
			return null;
		case 'failed':
			return state.run;
		case 'running':
		case 'done':
		case 'stopped':
			return {
				...{ runId: state.runId, problem: state.problem },
				...{ candidates: state.candidates, familiarity: state.familiarity },
			};
		default:
			return assertNever(state);
	}
}

/** The loaded engine; null before and while loading. */
export function engineOf(state: RunState): EngineInfo | null {
	return state.kind === 'loading' ? null : state.engine;
}

function reduceEvent(state: RunState, runId: string, event: RunEvent): RunState {
	if (event.kind === 'started') {
		const { problem, candidates, familiarity } = event;
		return {
			kind: 'running',
			engine: engineOf(state),
			...{ runId, problem, familiarity },
			candidates: Array.from({ length: candidates }, (_, index) => blankCandidate(index)),
		};
	}
	// A run can fail before its first event; only then is there no run to compare ids with.
	if (event.kind === 'failed' && state.kind === 'idle') {
		return { kind: 'failed', engine: null, failure: event.failure, run: null };
	}
	if (state.kind !== 'running' || state.runId !== runId) return state;
	switch (event.kind) {
		case 'failed':
			return { kind: 'failed', engine: null, failure: event.failure, run: viewOf(state) };
		case 'done':
			return { ...state, kind: event.stopped ? 'stopped' : 'done', stats: event.stats };
		case 'text':
		case 'step':
		case 'reward':
		case 'outcome':
		case 'finished': {
			const candidate = state.candidates[event.candidate];
			if (candidate === undefined) return state;
			const candidates = state.candidates.with(event.candidate, reduceCandidate(candidate, event));
			return { ...state, candidates };
		}
		default:
			return assertNever(event);
	}
}

type CandidateEvent = Extract<RunEvent, { readonly candidate: number }>;

function reduceCandidate(candidate: Candidate, event: CandidateEvent): Candidate {
	switch (event.kind) {
		case 'text':
			return { ...candidate, partial: candidate.partial + event.text };
		case 'step': {
			const answer = extractAnswer(event.text);
			return {
				...candidate,
				partial: '',
				steps: [...candidate.steps, { text: event.text, reward: null }],
				answer: answer === null ? candidate.answer : formatAnswer(answer),
			};
		}
		case 'reward': {
			const step = candidate.steps[event.step];
			if (step === undefined) return candidate;
			const steps = candidate.steps.with(event.step, { ...step, reward: event.reward });
			return { ...candidate, steps };
		}
		case 'outcome':
			return { ...candidate, outcome: event.reward };
		case 'finished':
			return { ...candidate, state: event.reason === 'answered' ? 'finished' : 'cut' };
		default:
			return assertNever(event);
	}
}

function blankCandidate(index: number): Candidate {
	return { index, steps: [], partial: '', answer: null, outcome: null, state: 'writing' };
}
