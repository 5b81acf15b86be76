import { expect, test } from 'vitest';
import { typedProblem } from '../../domain/problem.ts';
import { createStore } from '../../engine/store.ts';
import type { EngineLoader } from '../../run/control.ts';
import { initialState, reduce } from '../../run/state.ts';
import { createScorer } from './scorer.ts';

const problem = typedProblem('q');

test('runs wait for each other, and only the run of the asking store is stopped', async () => {
	const told: string[] = [];
	let release: () => void = () => undefined;
	const loader: EngineLoader = {
		needsLoad: (backend) => backend !== 'wasm',
		ensure: async (_, backend) => {
			told.push(`ensure ${backend}`);
			return null;
		},
		run: async (_, request) => {
			told.push(request.kind === 'score' ? `run ${request.steps.join()}` : request.kind);
			await new Promise<void>((resolve) => {
				release = resolve;
			});
		},
		stop: () => {
			told.push('stop');
			release();
		},
	};
	const scorer = createScorer(loader);
	const [typed, many] = [createStore(reduce, initialState), createStore(reduce, initialState)];
	const first = scorer.score(typed, problem, ['a']);
	const second = scorer.score(many, problem, ['b']);
	await new Promise((resolve) => setTimeout(resolve));
	scorer.stop(many);
	expect(told).toEqual(['ensure wasm', 'run a']);
	scorer.stop(typed);
	await first;
	await new Promise((resolve) => setTimeout(resolve));
	expect(told).toEqual(['ensure wasm', 'run a', 'stop', 'ensure wasm', 'run b']);
	release();
	expect(await second).toEqual(initialState);
});

test('without loaded models nothing runs', async () => {
	const loader: EngineLoader = {
		needsLoad: () => true,
		ensure: async () => null,
		run: async () => expect.unreachable(),
		stop: () => undefined,
	};
	const store = createStore(reduce, initialState);
	expect(await createScorer(loader).score(store, problem, ['a'])).toBeNull();
});
