import { expect, test } from 'vitest';
import { typedProblem } from '../../../domain/problem.ts';
import { createEngine } from '../../../engine/engine.ts';
import { FakeFiles } from '../../../engine/testing/fake-engine.ts';
import { createToyClient } from '../../../run/testing/toy-client.ts';
import type { ManyEntry } from './many-table.ts';
import { type ManyUpdate, scoreMany } from './score-many.ts';

function entry(index: number, question: string, steps: readonly string[]): ManyEntry {
	const problem = typedProblem(question);
	return {
		index,
		name: `${index}`,
		problem,
		isOwnProblem: true,
		steps,
		labels: null,
		answer: null,
		score: null,
	};
}

async function scored(entries: readonly ManyEntry[]): Promise<ManyUpdate[]> {
	const told: ManyUpdate[] = [];
	const engine = createEngine(createToyClient(), new FakeFiles());
	const work = { task: scoreMany(entries), tell: (update: ManyUpdate) => told.push(update) };
	expect(await engine.start('check', work).ended).toBe('done');
	return told;
}

test('equal solutions are scored once; those without steps or problem, or with a score, not at all', async () => {
	const known = { rewards: [0.5], outcome: null, isCut: false, isStrange: false };
	const told = await scored([
		entry(0, 'Q?', ['a', 'b']),
		entry(1, 'Q?', ['a', 'b']),
		entry(2, 'Q?', []),
		entry(3, '', ['a']),
		{ ...entry(4, 'Q?', ['c']), score: known },
		entry(5, 'Q?', ['d']),
	]);
	expect(told.map(({ key }) => key)).toEqual(['Q?\na\nb', 'Q?\nd']);
	expect(told[0]?.score).toEqual({
		rewards: [0.93, 0.93],
		outcome: 0.93,
		isCut: false,
		isStrange: false,
	});
});
