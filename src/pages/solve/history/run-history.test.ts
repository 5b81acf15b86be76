import { expect, test } from 'vitest';
import { keepRuns, type PastRun, readRuns, runIdOf, withRun, withRunId } from './run-history.ts';

const run = (id: number): PastRun => ({
	id,
	problem: { id: `p${id}`, topic: 't', question: 'Q?', answer: '1', reference: [] },
	candidates: [],
	familiarity: -0.5,
});

/** As the browser's, in memory. */
function storageWith(text: string | null): Storage {
	let kept = text;
	return {
		length: 0,
		clear: () => undefined,
		key: () => null,
		removeItem: () => undefined,
		getItem: () => kept,
		setItem: (_, value) => {
			kept = value;
		},
	};
}

test('runs are kept and read again; a run that went on takes the place of what it was', () => {
	const storage = storageWith(null);
	const runs = [run(1), run(2), run(2), run(3)].reduce(withRun, [] as readonly PastRun[]);
	keepRuns(storage, runs);
	expect(readRuns(storage)).toEqual([run(1), run(2), run(3)]);
});

test('the oldest leave first', () => {
	const many = Array.from({ length: 60 }, (_, at) => run(at + 1)).reduce(
		withRun,
		[] as readonly PastRun[],
	);
	expect(many).toHaveLength(40);
	expect(many[0]?.id).toBe(21);
});

test.each([null, '', 'no json', '{"a":1}', '[1, null, {"id": 1}]'])('%s holds no run', (text) => {
	expect(readRuns(storageWith(text))).toEqual([]);
	expect(readRuns(null)).toEqual([]);
});

test('a run has its address', () => {
	expect(runIdOf(withRunId('?problem=5', 3))).toBe(3);
	expect(withRunId('?problem=5&run=3', null)).toBe('?problem=5');
	for (const query of ['', '?run=', '?run=x', '?run=-1', '?run=1.5'])
		expect(runIdOf(query)).toBeNull();
});
