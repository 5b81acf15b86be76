import { expect, test } from 'vitest';
import { createEngine } from '../../engine/engine.ts';
import { FakeFiles } from '../../engine/testing/fake-engine.ts';
import { createToyClient } from '../../run/testing/toy-client.ts';
import { type LabUpdate, labelSteps } from './label-task.ts';

const reference = ['1+1 = 2', '2+2 = 4', '#### 4'];
const solution = {
	problem: { id: 'p', topic: 't', question: 'Q?', answer: '4', reference },
	steps: reference,
};
const settings = { rollouts: 3, temperature: 1, seed: 1 };
const engineOver = (pause?: () => Promise<void>) =>
	createEngine(createToyClient(pause), new FakeFiles());

test('the PRM reads the solution, then each step is rolled out to its end', async () => {
	const told: LabUpdate[] = [];
	const task = labelSteps(solution, [0, 1], settings, true);
	const { ended } = engineOver().start('lab', { task, tell: (update) => told.push(update) });
	expect(await ended).toBe('done');
	expect(told[0]).toMatchObject({ kind: 'rewards', rewards: [0.93, 0.93, 0.93] });
	const ends = told.filter((update) => update.kind === 'rollouts' && update.run.complete);
	expect(ends).toMatchObject([
		{ at: 0, done: 0 },
		{ at: 1, done: 1 },
	]);
	const last = told.at(-1);
	if (last?.kind !== 'rollouts') throw new Error('no rollouts');
	expect(last.run.candidates).toHaveLength(3);
	expect(last.run.candidates.map(({ state }) => state)).toEqual(Array(3).fill('finished'));
	// After two of three steps only the answer line is left to write.
	expect(last.run.candidates.every(({ steps }) => steps.length === 1)).toBe(true);
});

test('a step that was stopped is kept as it is, and is not complete', async () => {
	const told: LabUpdate[] = [];
	const task = labelSteps(solution, [0], settings, false);
	const job = engineOver(() => new Promise((resolve) => setTimeout(resolve))).start('lab', {
		task,
		tell(update) {
			told.push(update);
			if (update.kind === 'rollouts' && update.run.candidates.some(({ steps }) => steps.length > 0))
				job.stop();
		},
	});
	expect(await job.ended).toBe('stopped');
	expect(told.at(-1)).toMatchObject({ kind: 'rollouts', at: 0, run: { complete: false } });
});
