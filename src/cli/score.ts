/**
 * A reward for each step of given solutions, by the page's own code in Node:
 *
 *   npm run --silent score -- --solutions FILE [--model shepherd-nano] [--models public/models]
 *
 * FILE (`-` is standard input) holds solutions with their problems in any form that the page reads: JSON
 * lines like {"question": "…", "solution": "step\nstep\n#### 72"}, CSV, GSM8K, ProcessBench and others.
 * Of each, one line of JSON comes out; a reward is null where the text runs over the context. What is no such solution is told and skipped; the exit code is
 * then 1. 2: wrong options or no models.
 */
import { parseArgs } from 'node:util';
import { givenOf } from '../domain/files/given.ts';
import { solutionsOf, type WrittenSolution } from '../domain/files/read.ts';
import { typedProblem } from '../domain/problem.ts';
import { aggregators } from '../domain/reward.ts';
import { isAnswerLine } from '../domain/solution.ts';
import type { RunPorts } from '../run/ports.ts';
import { readInput } from './input.ts';
import { openEngineIn } from './open-engine.ts';

const usage = 'usage: npm run score -- --solutions FILE [--model shepherd-nano] [--models FOLDER]';

process.exitCode = await main();

async function main(): Promise<number> {
	const options = readOptions();
	if (options === null) return fail(usage);
	const contents = await readInput(options.solutions);
	if (!contents.ok) return fail(contents.error);
	const { solutions, skipped } = solutionsOf(contents.value);
	const unread = [...contents.value.skipped, ...skipped].map(({ message }) => message);
	const opened = await openEngineIn(options.models, options.model);
	if (!opened.ok) return fail(opened.error.message);
	const { ports, release } = opened.value;
	let scored = 0;
	for (const solution of solutions) {
		const { question, line } = solution;
		if (question === null) unread.push(`The solution at line ${line} has no problem.`);
		else {
			console.log(JSON.stringify(await scoreOne(ports, question, solution)));
			scored++;
		}
	}
	for (const message of unread) console.error(`skipped ${options.solutions}: ${message}`);
	await release();
	return unread.length > 0 || scored === 0 ? 1 : 0;
}

/** The same rewards as on the page: it reads the same steps by the same port. */
async function scoreOne(ports: RunPorts, question: string, solution: WrittenSolution) {
	const { id, line, labels, key } = solution;
	const { steps: given, answer, notes } = givenOf(solution);
	const steps = given.map(({ scored }) => scored);
	const problem = typedProblem(question);
	const rewards: (number | null)[] = [];
	const outcomes: (number | null)[] = [];
	for (const at of steps.keys()) {
		const read = await ports.rewarder.reward(problem, steps.slice(0, at + 1));
		rewards.push(read.process);
		outcomes.push(read.outcome);
	}
	// Only a whole solution has an outcome, on the page too.
	const outcome = steps.some(isAnswerLine) ? (outcomes.at(-1) ?? null) : null;
	const read = rewards.filter((reward) => reward !== null);
	const min = read.length === 0 ? null : aggregators.min(read);
	// One that is unknown to the models has an outcome beside it.
	const cutAt = outcomes.findIndex((it, at) => it === null && rewards[at] === null);
	const isCut = `From step ${cutAt + 1} on, problem and solution are longer than the model reads.`;
	const told = cutAt === -1 ? notes : [...notes, isCut];
	return { id, line, steps, rewards, min, outcome, answer, key, labels, notes: told };
}

function readOptions(): { solutions: string; model: string; models: string } | null {
	try {
		const { values } = parseArgs({
			options: {
				solutions: { type: 'string' },
				model: { type: 'string', default: 'shepherd-nano' },
				models: { type: 'string', default: 'public/models' },
			},
		});
		const { solutions, model, models } = values;
		return solutions === undefined ? null : { solutions, model, models };
	} catch {
		return null;
	}
}

function fail(message: string): number {
	console.error(message);
	return 2;
}
