import { expect, test } from 'vitest';
import { judge } from '../../../domain/vote.ts';
import { createEngine } from '../../../engine/engine.ts';
import { FakeFiles } from '../../../engine/testing/fake-engine.ts';
import { viewOf } from '../../../run/state.ts';
import { createRunStore } from '../../../run/store.ts';
import { createToyClient } from '../../../run/testing/toy-client.ts';
import { anyProblem, freshProblem } from '../../../world/fresh-problem.ts';
import { type FindUpdate, findFailing, type Tried } from './find-failing.ts';

const settings = { candidates: 3, temperature: 1, topP: 1, seed: 1 };
const problemOf = (seed: number) => freshProblem(seed, anyProblem);

function search(onUpdate: (update: FindUpdate) => void) {
	const engine = createEngine(createToyClient(), new FakeFiles());
	return engine.start('solve', { task: findFailing(problemOf, 1, settings), tell: onUpdate });
}

test('it ends on a problem where the majority is wrong and the PRM right, and says how many it tried', async () => {
	const store = createRunStore();
	const all: Tried[] = [];
	const { ended } = search((update) => {
		if (update.kind === 'tried') all.push(update.tried);
		else store.dispatch({ kind: 'event', event: update.event });
	});
	expect(await ended).toBe('done');
	const run = viewOf(store.getState());
	expect(all.map(({ count }) => count)).toEqual(all.map((_, at) => at + 1));
	expect(run?.problem).toEqual(problemOf(all.at(-1)?.problemSeed ?? 0));
	const candidates = run?.candidates ?? [];
	expect(judge('majority', candidates).answer).not.toBe(run?.problem.answer);
	expect(judge('prmBestOf', candidates).answer).toBe(run?.problem.answer);
});

test('it can be stopped', async () => {
	const job = search((update) => {
		if (update.kind === 'tried' && update.tried.count === 1) job.stop();
	});
	expect(await job.ended).toBe('stopped');
});
