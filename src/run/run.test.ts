import { expect, test } from 'vitest';
import type { Problem } from '../domain/problem.ts';
import type { RunEvent } from './events.ts';
import type { GeneratedText, RunPorts, RunRequest } from './ports.ts';
import { run } from './run.ts';

const problem: Problem = { id: 'p', topic: 't', question: 'Q?', answer: '7', reference: [] };
const settings = { candidates: 2, temperature: 1, topP: 1, seed: 1, maxTokens: 99 };

const ports: RunPorts = {
	generator: {
		familiarity: async () => -0.5,
		surprise: async () => null,
		tree: () => {
			throw new Error('nothing is searched');
		},
		async *generate(_, __, prefix = []) {
			const ended = (candidate: number, text: string): GeneratedText => ({
				...{ candidate, text, tokens: 1 },
				end: 'answered',
			});
			yield [ended(0, `#### ${prefix.length}\n`), ended(1, '#### 8\n')];
		},
	},
	rewarder: {
		reward: async (_, steps) => ({ process: (steps.at(-1)?.length ?? 0) / 10, outcome: 0.25 }),
		rest: () => undefined,
	},
	examine: null,
	memory: { begin: () => undefined, peakBytes: 7 },
};

async function eventsOf(request: RunRequest, stopAfter = Infinity): Promise<RunEvent[]> {
	const events: RunEvent[] = [];
	for await (const event of run('r', request, ports, () => events.length >= stopAfter)) {
		events.push(event);
	}
	return events;
}

test('a given solution is told as candidate 0, its outcome once it has an answer line', async () => {
	const whole = await eventsOf({ kind: 'score', problem, steps: ['3+4', '#### 7'] });
	expect(whole.map(({ kind }) => kind)).toEqual([
		'started',
		'step',
		'step',
		'reward',
		'reward',
		'outcome',
		'finished',
		'done',
	]);
	expect(whole[4]).toMatchObject({ candidate: 0, step: 1, reward: 0.6 });
	const begun = await eventsOf({ kind: 'score', problem, steps: ['3+4'] });
	expect(begun.map(({ kind }) => kind)).toEqual(['started', 'step', 'reward', 'done']);
});

test('scoring stops between two steps', async () => {
	const stopped = await eventsOf({ kind: 'score', problem, steps: ['3', '4', '5'] }, 4);
	expect(stopped.at(-1)).toMatchObject({ kind: 'done', stopped: true, stats: { steps: 1 } });
});

test('rollouts are the steps after the prefix, unscored', async () => {
	const events = await eventsOf({ kind: 'complete', problem, prefix: ['a', 'b', 'c'], settings });
	const steps = events.filter(({ kind }) => kind === 'step');
	expect(steps).toMatchObject([
		{ candidate: 0, step: 0, text: '#### 3' },
		{ candidate: 1, step: 0, text: '#### 8' },
	]);
	expect(events.some(({ kind }) => kind === 'reward' || kind === 'outcome')).toBe(false);
	expect(events.at(-1)).toMatchObject({ kind: 'done', stopped: false, stats: { tokens: 2 } });
});
