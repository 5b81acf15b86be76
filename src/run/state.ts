import { formatAnswer } from '../domain/answer.ts';
import type { Problem } from '../domain/problem.ts';
import { assertNever } from '../domain/result.ts';
import { type Candidate, extractAnswer } from '../domain/solution.ts';
import type { JobEnd } from '../engine/job.ts';
import type { RunEvent, RunStats } from './events.ts';
import { emptyTree, growTree, type SearchTree } from './search-tree.ts';

/** What one run has shown so far. */
export type RunView = {
	readonly runId: string;
	readonly problem: Problem;
	readonly candidates: readonly Candidate[];
	/** How much the question is like those of the training world, in nats a token. */
	readonly familiarity: number | null;
	/** What a search has tried; null where the candidates are samples. */
	readonly tree: SearchTree | null;
};

/** One page's run: what was asked last, and what came of it. */
export type RunState =
	| { readonly kind: 'idle' }
	/** Asked for; the models load, or the first event is still to come. */
	| { readonly kind: 'waiting'; readonly before: Exclude<RunState, { readonly kind: 'waiting' }> }
	| { readonly kind: 'running'; readonly run: RunView }
	| { readonly kind: 'done'; readonly run: RunView; readonly stats: RunStats }
	/** Ended early by the visitor, or by a run of another page; `stats` is null where nobody told. */
	| {
			readonly kind: 'stopped' | 'overtaken';
			readonly run: RunView | null;
			readonly stats: RunStats | null;
	  }
	/** The engine has failed, and says why; what the run had shown stays. */
	| { readonly kind: 'failed'; readonly run: RunView | null };

export type RunAction =
	| { readonly kind: 'begin' }
	| { readonly kind: 'event'; readonly event: RunEvent }
	/** The job is over. */
	| { readonly kind: 'ended'; readonly end: JobEnd }
	/** Back to the problem. */
	| { readonly kind: 'reset' };

export const initialState: RunState = { kind: 'idle' };

/** Pure. A job that has ended tells no more, so that late results change nothing. */
export function reduce(state: RunState, action: RunAction): RunState {
	switch (action.kind) {
		case 'begin':
			return state.kind === 'waiting' ? state : { kind: 'waiting', before: state };
		case 'event':
			return reduceEvent(state, action.event);
		case 'ended':
			return reduceEnd(state, action.end);
		case 'reset':
			return { kind: 'idle' };
		default:
			return assertNever(action);
	}
}

function reduceEnd(state: RunState, end: JobEnd): RunState {
	// One that has not begun gives back what was there.
	const before = state.kind === 'waiting' ? state.before : state;
	if (end === 'done' || (end === 'stopped' && state.kind === 'waiting')) return before;
	const run = viewOf(before);
	switch (end) {
		case 'failed':
			return { kind: 'failed', run };
		case 'stopped':
		case 'overtaken':
			return { kind: end, run, stats: statsOf(state) };
		default:
			return assertNever(end);
	}
}

/** What the run took; null while that is not known. */
export function statsOf(state: RunState): RunStats | null {
	return 'stats' in state ? state.stats : null;
}

/** The run that a state shows; null where there is none. */
export function viewOf(state: RunState): RunView | null {
	return 'run' in state ? state.run : null;
}

function reduceEvent(state: RunState, event: RunEvent): RunState {
	if (event.kind === 'started') {
		const { runId, problem, familiarity } = event;
		const candidates = Array.from({ length: event.candidates }, (_, index) =>
			blankCandidate(index),
		);
		return { kind: 'running', run: { runId, problem, familiarity, candidates, tree: null } };
	}
	// They belong to no run that is shown.
	if (event.kind === 'read' || event.kind === 'examined') return state;
	const run = viewOf(state);
	if (event.kind === 'failed') return { kind: 'failed', run };
	if (state.kind !== 'running') return state;
	const { tree } = state.run;
	const grown = tree === null ? null : growTree(tree, event);
	const before = grown === tree ? state.run : { ...state.run, tree: grown };
	if (event.kind === 'done') {
		const { stopped, stats } = event;
		return { kind: stopped ? 'stopped' : 'done', run: before, stats };
	}
	const after = reduceRun(before, event);
	return after === state.run ? state : { kind: 'running', run: after };
}

function reduceRun(
	run: RunView,
	event: Exclude<RunEvent, { readonly kind: 'started' | 'read' | 'examined' | 'done' | 'failed' }>,
): RunView {
	const { candidates } = run;
	switch (event.kind) {
		case 'search':
			return { ...run, tree: emptyTree(event.search, candidates.length) };
		case 'forked': {
			const from = candidates[event.from];
			if (from === undefined || candidates[event.candidate] === undefined) return run;
			const forked = forkedCandidate(event.candidate, from, event.steps);
			return { ...run, candidates: candidates.with(event.candidate, forked) };
		}
		case 'text':
		case 'step':
		case 'reward':
		case 'outcome':
		case 'pruned':
		case 'finished': {
			const candidate = candidates[event.candidate];
			if (candidate === undefined) return run;
			const changed = reduceCandidate(candidate, event);
			return { ...run, candidates: candidates.with(event.candidate, changed) };
		}
		default:
			return assertNever(event);
	}
}

type CandidateEvent = Exclude<
	Extract<RunEvent, { readonly candidate: number }>,
	{ readonly kind: 'forked' }
>;

function reduceCandidate(candidate: Candidate, event: CandidateEvent): Candidate {
	switch (event.kind) {
		case 'text':
			return { ...candidate, partial: candidate.partial + event.text };
		case 'step': {
			return {
				...candidate,
				partial: '',
				steps: [...candidate.steps, { text: event.text, reward: null }],
				answer: answerOf(event.text) ?? candidate.answer,
			};
		}
		case 'reward': {
			const step = candidate.steps[event.step];
			if (step === undefined) return candidate;
			const { reward, isUnknown } = event;
			const told = isUnknown ? { ...step, reward, isUnknown } : { ...step, reward };
			const steps = candidate.steps.with(event.step, told);
			return { ...candidate, steps };
		}
		case 'outcome':
			return { ...candidate, outcome: event.reward };
		case 'pruned':
			return { ...candidate, state: 'pruned' };
		case 'finished':
			return { ...candidate, state: event.reason === 'answered' ? 'finished' : 'cut' };
		default:
			return assertNever(event);
	}
}

function blankCandidate(index: number): Candidate {
	return { index, steps: [], partial: '', answer: null, outcome: null, state: 'writing' };
}

/** A candidate that is still to be written, with steps that another one has. */
function forkedCandidate(index: number, from: Candidate, count: number): Candidate {
	const steps = from.steps.slice(0, count);
	const answers = steps.map(({ text }) => answerOf(text)).filter((answer) => answer !== null);
	return { ...blankCandidate(index), steps, answer: answers.at(-1) ?? null };
}

/** Canonical text; null for a line that is no answer line. */
function answerOf(line: string): string | null {
	const answer = extractAnswer(line);
	return answer === null ? null : formatAnswer(answer);
}
