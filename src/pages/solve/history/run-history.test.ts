import { expect, test } from 'vitest';
import { stubStorage } from '../../../parts/draft/testing/stub-storage.ts';
import { keptRuns, type PastRun, runIdOf, withRun, withRunId } from './run-history.ts';

const run = (id: number): PastRun => ({
	id,
	problem: { id: `p${id}`, topic: 't', question: 'Q?', answer: '1', reference: [] },
	candidates: [],
	familiarity: -0.5,
	isStrange: false,
	tree: null,
});

test('runs are kept and read again; a run that went on takes the place of what it was', () => {
	stubStorage();
	const runs = [run(1), run(2), run(2), run(3)].reduce(withRun, [] as readonly PastRun[]);
	keptRuns.keep(runs);
	expect(keptRuns.read()).toEqual([run(1), run(2), run(3)]);
});

test('the oldest leave first', () => {
	const many = Array.from({ length: 60 }, (_, at) => run(at + 1)).reduce(
		withRun,
		[] as readonly PastRun[],
	);
	expect(many).toHaveLength(40);
	expect(many[0]?.id).toBe(21);
});

test('what is no run of this app is read as nothing', () => {
	stubStorage('[{"id":1,"problem":null,"candidates":[],"familiarity":0}]');
	expect(keptRuns.read()).toBeNull();
});

test('a run has its address', () => {
	expect(runIdOf(withRunId('?problem=5', 3))).toBe(3);
	expect(withRunId('?problem=5&run=3', null)).toBe('?problem=5');
	for (const query of ['', '?run=', '?run=x', '?run=-1', '?run=1.5'])
		expect(runIdOf(query)).toBeNull();
});
