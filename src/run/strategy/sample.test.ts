import { expect, test } from 'vitest';
import type { Problem } from '../../domain/problem.ts';
import type { RunEvent } from '../events.ts';
import type { GeneratedText, RunPorts, RunSettings } from '../ports.ts';
import { sample } from './sample.ts';

const problem: Problem = { id: 'p', topic: 't', question: 'Q?', answer: '7', reference: [] };
const settings: RunSettings = { candidates: 2, temperature: 1, topP: 1, seed: 1, maxTokens: 99 };

function text(candidate: number, added: string, end: GeneratedText['end'] = null): GeneratedText {
	return { candidate, text: added, tokens: 1, end };
}

/** Ports that write a script and say what they were asked. */
function scripted(script: readonly (readonly GeneratedText[])[]): RunPorts & { asked: string[] } {
	const asked: string[] = [];
	return {
		asked,
		generator: {
			familiarity: async () => -0.5,
			surprise: async () => null,
			tree: () => {
				throw new Error('nothing is searched');
			},
			async *generate() {
				yield* script;
			},
		},
		rewarder: {
			reward: async (_, steps) => {
				const process = asked.push(steps.join('|')) / 10;
				return { process, outcome: process / 2 };
			},
			rest: () => void asked.push('rest'),
		},
		examine: null,
		memory: { begin: () => undefined, peakBytes: 7 },
	};
}

async function run(ports: RunPorts, isStopped = (): boolean => false): Promise<RunEvent[]> {
	const all: RunEvent[] = [];
	let clock = 0;
	for await (const event of sample('r', { problem, settings }, ports, isStopped, () => clock++))
		all.push(event);
	return all;
}

test('steps are scored as they end, outcomes when the answer line has ended', async () => {
	const ports = scripted([
		[text(0, '3+4'), text(1, '####')],
		[text(0, ' = 7\n'), text(1, ' 8\n', 'answered')],
		[text(0, '#### 7\n', 'answered')],
	]);
	const events = await run(ports);
	expect(events.map(({ kind }) => kind)).toEqual([
		'started',
		'text',
		'text',
		'text',
		'step',
		'text',
		'step',
		'reward',
		'reward',
		'outcome',
		'finished',
		'text',
		'step',
		'reward',
		'outcome',
		'finished',
		'done',
	]);
	expect(ports.asked).toEqual([
		'3+4 = 7',
		'#### 8',
		'#### 8',
		'3+4 = 7|#### 7',
		'3+4 = 7|#### 7',
		'rest',
	]);
	expect(events.at(-1)).toMatchObject({
		stopped: false,
		stats: { tokens: 5, steps: 3, cacheBytes: 7 },
	});
});

test('several lines in one addition are several steps; blank ones are none', async () => {
	const events = await run(scripted([[text(0, 'a \n\nb\nc', 'cut')]]));
	expect(events.filter(({ kind }) => kind === 'step')).toEqual([
		{ kind: 'step', candidate: 0, step: 0, text: 'a' },
		{ kind: 'step', candidate: 0, step: 1, text: 'b' },
	]);
});

test('a cut candidate has no outcome', async () => {
	const kinds = (await run(scripted([[text(0, 'a', 'cut')]]))).map(({ kind }) => kind);
	expect(kinds).toEqual(['started', 'text', 'finished', 'done']);
});

test('a stop ends the run after the decode step under way, without another reward', async () => {
	let stopped = false;
	const ports = scripted([[text(0, 'a\n'), text(1, 'b\n')], [text(0, 'c\n')]]);
	const { reward } = ports.rewarder;
	ports.rewarder.reward = async (...args) => {
		stopped = true;
		return reward(...args);
	};
	const events = await run(ports, () => stopped);
	expect(events.filter(({ kind }) => kind === 'reward')).toHaveLength(1);
	expect(events.at(-1)).toMatchObject({ kind: 'done', stopped: true });
	expect(ports.asked).toEqual(['a', 'rest']);
});

test('the time to the first reward is null where there was none', async () => {
	expect((await run(scripted([]))).at(-1)).toMatchObject({ stats: { msToFirstReward: null } });
});

test('a step that was not read has no reward, and is not counted', async () => {
	const ports = scripted([[text(0, 'a\n'), text(1, 'b\n', 'cut')]]);
	ports.rewarder.reward = async (_, [step]) => ({
		...{ process: step === 'a' ? null : 0.5, outcome: null },
	});
	const events = await run(ports);
	expect(events.filter(({ kind }) => kind === 'reward')).toEqual([
		{ kind: 'reward', candidate: 0, step: 0, reward: null },
		{ kind: 'reward', candidate: 1, step: 0, reward: 0.5 },
	]);
	expect(events.at(-1)).toMatchObject({ stats: { steps: 1 } });
});
