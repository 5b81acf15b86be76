/**
 * Adds the exact truth of each step to solutions of world problems, for measuring labels and rewards.
 *   npm run --silent truth -- --problems problems.jsonl < solutions.jsonl > truths.jsonl
 * A solution is a line with `problem` (the problem's id) and `solution`; of each, one line comes out with
 * `right`, a truth a step. A line that cannot be read ends the run: the lines must stay side by side.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { splitSteps } from '../domain/solution.ts';
import { type Checkable, checkSteps } from '../world/check-steps.ts';

const { values } = parseArgs({ options: { problems: { type: 'string' } } });
if (values.problems === undefined) fail('usage: npm run truth -- --problems FILE < SOLUTIONS');

const problems = new Map<string, Checkable>();
for (const line of readFileSync(values.problems, 'utf8').split('\n')) {
	if (line === '') continue;
	const problem = JSON.parse(line) as Checkable & { readonly id: string };
	problems.set(problem.id, problem);
}
let number = 0;
for await (const line of createInterface({ input: process.stdin })) {
	number++;
	const solution = JSON.parse(line) as { readonly problem: string; readonly solution: string };
	const problem = problems.get(solution.problem);
	if (problem === undefined)
		fail(`line ${number}: no problem "${solution.problem}" in ${values.problems}`);
	process.stdout.write(`${JSON.stringify(checkSteps(problem, splitSteps(solution.solution)))}\n`);
}

function fail(message: string): never {
	console.error(message);
	process.exit(2);
}
