/**
 * Adds the exact truth of each step to solutions of world problems, for measuring labels and rewards.
 *   npm run --silent truth -- --problems problems.jsonl < solutions.jsonl > truths.jsonl
 * A solution is a line with `problem` (the problem's id) and `solution`; of each, one line comes out with
 * `right`, a truth a step. A line that cannot be read ends the run: the lines must stay side by side.
 */
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { list, optional, parseJson, type Reader, record, text } from '../domain/json.ts';
import { readJsonLines } from '../domain/jsonl.ts';
import { splitSteps } from '../domain/solution.ts';
import { type Checkable, checkSteps } from '../world/check-steps.ts';

const { values } = parseArgs({ options: { problems: { type: 'string' } } });
if (values.problems === undefined) fail('usage: npm run truth -- --problems FILE < SOLUTIONS');

const checkable: Reader<Checkable & { readonly id: string }> = record({
	id: text,
	question: text,
	plain: optional(text, undefined),
	program: list(text),
	answer: text,
});
const given = record({ problem: text, solution: text });

const problems = new Map<string, Checkable>();
for (const { line, read } of readJsonLines(readFileSync(values.problems, 'utf8'), checkable)) {
	if (!read.ok) fail(`${values.problems}, line ${line}: ${read.error.message}`);
	problems.set(read.value.id, read.value);
}
let number = 0;
for await (const line of createInterface({ input: process.stdin })) {
	number++;
	const solution = parseJson(line, given, 'the line');
	if (!solution.ok) fail(`line ${number}: ${solution.error.message}`);
	const problem = problems.get(solution.value.problem);
	if (problem === undefined)
		fail(`line ${number}: no problem "${solution.value.problem}" in ${values.problems}`);
	const steps = splitSteps(solution.value.solution);
	process.stdout.write(`${JSON.stringify(checkSteps(problem, steps))}\n`);
}

function fail(message: string): never {
	console.error(message);
	process.exit(2);
}
