/** Whole reward models of every family, from their folder to the rewards of a solution's steps, against `transformers`. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { typedProblem } from '../../../../domain/problem.ts';
import { type RewardVectors, rewardFolder } from '../../../testing/reward-folders.ts';
import { createCacheMeter, type Decoder } from '../../decoder/decoder.ts';
import { openRuntime } from '../../runtime/ort.ts';
import { createQueue } from '../../runtime/queue.ts';
import { openJudge, openOutcome } from '../open-foreign.ts';
import { openModel } from '../open-model.ts';
import { outcomeAdapterOf } from './outcome.ts';
import { rewardAdapters } from './registry.ts';

const read = async (path: string): Promise<string> =>
	readFileSync(new URL(`../../../testing/vectors/${path}`, import.meta.url), 'utf8');
const vectors: RewardVectors = JSON.parse(await read('layouts.json'));
const place = {
	runtime: await openRuntime('wasm'),
	queue: createQueue(),
	meter: createCacheMeter(),
};

test.each(rewardAdapters.map(({ id }) => id))(
	'a model of the family %s gives the rewards of transformers',
	async (id) => {
		const { question, steps, cases } = vectors;
		const known = cases[id];
		if (known === undefined) throw new Error('it has no vectors');
		const model = await openModel(await rewardFolder(id, known, read));
		const opened: Decoder[] = [];
		const rung = { place, opened, openReference: null, notes: [], release: async () => undefined };
		const { port } = await openJudge(rung, model, null, null);
		const judge = port.rewarder;
		const problem = typedProblem(question);
		for (const [at, expected] of known.rewards.entries()) {
			const { process, outcome } = await judge.reward(problem, steps.slice(0, at + 1));
			expect(Math.abs((process ?? Number.NaN) - expected), `step ${at + 1}`).toBeLessThan(1e-4);
			expect(outcome).toBeNull();
		}
		// Another question's states are forgotten: now all steps are read at once.
		await judge.reward(typedProblem('1+1?'), ['1+1 = 2']);
		const { process } = await judge.reward(problem, steps);
		expect(Math.abs((process ?? Number.NaN) - (known.rewards.at(-1) ?? 0))).toBeLessThan(1e-4);
		for (const decoder of opened) await decoder.release();
	},
);

test.each(Object.entries(vectors.outcomes))(
	'a model of the family %s gives the outcome reward of transformers, from the same tokens',
	async (family, known) => {
		const { question, steps } = vectors;
		const model = await openModel(await rewardFolder(family, known, read));
		const adapter = outcomeAdapterOf(model);
		expect(adapter?.id).toBe(family);
		expect(adapter?.layout(model.text)(question, steps)).toEqual(known.ids);
		const opened: Decoder[] = [];
		const rung = { place, opened, openReference: null, notes: [], release: async () => undefined };
		const { port } = await openOutcome(rung, model, null);
		const { outcome } = await port.reward(typedProblem(question), steps);
		const [expected = Number.NaN] = known.rewards;
		expect(Math.abs((outcome ?? Number.NaN) - expected)).toBeLessThan(1e-4);
		for (const decoder of opened) await decoder.release();
	},
);
