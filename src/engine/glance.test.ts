import { expect, test } from 'vitest';
import type { RunEvent } from '../run/events.ts';
import type { RunRequest } from '../run/ports.ts';
import type { ModelTask } from '../run/store.ts';
import { createToyClient } from '../run/testing/toy-client.ts';
import { anyProblem, freshProblem } from '../world/fresh-problem.ts';
import { createEngine } from './engine.ts';
import { FakeFiles } from './testing/fake-engine.ts';

const problem = freshProblem(12, anyProblem);
const settings = { candidates: 2, temperature: 1, topP: 1, seed: 1, maxTokens: 60 };
const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

function setUp() {
	const engine = createEngine<RunRequest, RunEvent>(createToyClient(pause), new FakeFiles());
	const told: string[] = [];
	const work = (name: string, request: RunRequest) => ({
		task: ((use) => use.run(request)) as ModelTask<RunEvent>,
		tell: ({ kind }: RunEvent) => void told.push(`${name} ${kind}`),
	});
	return { engine, told, work };
}

test('a glance loads nothing', async () => {
	const { engine, work } = setUp();
	expect(engine.glance('solve', work('look', { kind: 'read', problem }))).toBeNull();
	expect(engine.getState().models.kind).toBe('none');
});

test("a glance waits for another page's run, and takes nothing from it", async () => {
	const { engine, told, work } = setUp();
	await engine.load();
	const lab = engine.start('lab', work('lab', { kind: 'sample', problem, settings }));
	const glance = engine.glance('solve', work('look', { kind: 'read', problem }));
	expect([await lab.ended, await glance?.ended]).toEqual(['done', 'done']);
	expect(told.slice(-3)).toEqual(['lab done', 'look read', 'look done']);
});

test('one that is left ends no load of others', async () => {
	const { engine, work } = setUp();
	await engine.load();
	const glance = engine.glance('solve', work('look', { kind: 'read', problem }));
	engine.choose('webgpu');
	const loading = engine.load();
	glance?.stop();
	expect(await glance?.ended).toBe('stopped');
	expect((await loading).ok).toBe(true);
});
