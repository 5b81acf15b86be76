import { expect, test } from 'vitest';
import { checkSteps } from './check-steps.ts';
import { flawKinds } from './flaw.ts';
import { whyWrong } from './why-wrong.ts';
import { makeFlawed, makeProblem } from './world.ts';

const program = ['20-8 = 12', '12/4 = 3', '3*5 = 15'];
const problem = { program, answer: '15' };

test.each([
	['a slip', ['20-8 = 13'], 0, { kind: 'slip', working: '20-8', result: '12' }],
	['a slip, turned', ['13 = 20-8'], 0, { kind: 'slip', working: '20-8', result: '12' }],
	['a sign', ['20+8 = 28'], 0, { kind: 'operation', wrote: '20+8', asked: '20-8 = 12' }],
	[
		'another number',
		['20-8 = 12', '12/5 = 12/5'],
		1,
		{ kind: 'operand', wrote: '12/5', number: '5', instead: '4', asked: '12/4 = 3' },
	],
	[
		'a step that is missing',
		['20-8 = 12', '4*5 = 20'],
		1,
		{ kind: 'forgotten', missing: '12/4 = 3', asked: '3*5 = 15' },
	],
	['the answer line', [...program, '#### 14'], 3, { kind: 'answer', answer: '15' }],
	['something else', ['7*7 = 49'], 0, { kind: 'unasked' }],
	['no equation', ['So she has some.'], 0, { kind: 'unasked' }],
])('%s', (_, steps, firstWrong, why) => {
	expect(whyWrong(problem, steps, firstWrong)).toEqual(why);
});

test('of the world’s own flaws it finds the kind that was made', () => {
	const found = Object.fromEntries(flawKinds.map((kind) => [kind, { right: 0, all: 0 }]));
	for (let seed = 1; seed <= 800; seed++) {
		const flawed = makeFlawed('test', seed);
		if (flawed === null) continue;
		const made = makeProblem('test', seed);
		const { firstWrong } = checkSteps(made, flawed.reference);
		if (firstWrong !== flawed.at) continue;
		const tally = found[flawed.kind];
		if (tally === undefined) continue;
		tally.all += 1;
		const why = whyWrong(made, flawed.reference, firstWrong);
		if (why.kind === flawed.kind) tally.right += 1;
	}
	for (const { right, all } of Object.values(found)) {
		expect(all).toBeGreaterThan(60);
		expect(right / all).toBeGreaterThan(0.93);
	}
});
